import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in ms */
const DATE = 1_795_262_400_000;
/** The monotonic clock at that date, in µs. */
const CLOCK = 115_256_832_795;

function span(id: number, afterUs: number, more: object = {}): object {
  return {
    name: `step ${id}`,
    duration: 250,
    timestamp: CLOCK + afterUs,
    id,
    tags: {},
    startTime: DATE + Math.floor(afterUs / 1000),
    traceId: '7cc711007b0febf9',
    ...more,
  };
}
const lines = (...batches: object[][]): string => batches.map((batch) => JSON.stringify(batch)).join('\n');

describe('Next.js trace', () => {
  it('is a batch of spans a line; parents come in later ones', () => {
    const { format, spans, table } = readTrace(
      lines(
        [span(4, 20, { parentId: 1 }), span(5, 40, { parentId: 4 })],
        [span(1, 0, { duration: 900, tags: { bundler: 'turbopack', nested: { ok: true } } })],
      ),
    );
    expect(format).toBe('Next.js trace');
    expect(spans.map(({ row, operation }) => `${table.depth[row]} ${operation}`)).toEqual([
      '0 step 1',
      '1 step 4',
      '2 step 5',
    ]);
    expect(attributeLines(spans[0].attributes)).toEqual(['bundler string turbopack', 'nested.ok bool true']);
    expect(spans[0]).toMatchObject({ service: '', duration: 900_000 });
  });

  it('anchors its clock at the date of the first span', () => {
    const { spans } = readTrace(lines([span(4, 20), span(5, 4321)]));
    expect(spans.map(({ startNs }) => startNs - BigInt(DATE) * 1_000_000n)).toEqual([0n, 4_301_000n]);
  });

  it('keeps the clock where no date is told', () => {
    const { spans } = readTrace(lines([span(4, 0, { startTime: null })]));
    expect(spans[0].startNs).toBe(BigInt(CLOCK) * 1000n);
  });

  it('finds the parent that ran then where ids come again, for another run or a worker', () => {
    const later = 60_000_000;
    const { spans, table } = readTrace(
      lines(
        [span(2, 10, { parentId: 1 }), span(1, 0, { duration: 900 })],
        [span(2, later + 10, { parentId: 1 }), span(2, later + 20, { parentId: 1 }), span(1, later, { duration: 900 })],
      ),
    );
    expect(spans.map(({ row, operation }) => `${table.depth[row]} ${operation}`)).toEqual([
      '0 step 1',
      '1 step 2',
      '0 step 1',
      '1 step 2',
      '1 step 2',
    ]);
    expect(table.traces.length).toBe(1);
  });

  it('anchors the clock anew after the machine was started again', () => {
    const { spans } = readTrace(lines([span(1, 0)], [span(2, 0, { timestamp: 5, startTime: DATE + 3_600_000 })]));
    expect(spans[1].startNs - spans[0].startNs).toBe(3_600_000_000_000n);
  });

  it('may leave out the id of its trace', () => {
    const { format, spans, table } = readTrace(
      lines([span(2, 20, { parentId: 1, traceId: undefined })], [span(1, 0, { duration: 900, traceId: undefined })]),
    );
    expect(format).toBe('Next.js trace');
    expect(spans.map(({ row, operation }) => `${table.depth[row]} ${operation}`)).toEqual(['0 step 1', '1 step 2']);
  });
});
