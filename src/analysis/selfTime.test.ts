import { describe, expect, it } from 'vitest';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveSelfTime, selfIntervals, selfTimeOf } from './selfTime.ts';

function selfOf(drawing: string): string {
  const table = drawTrace(drawing);
  const self = deriveSelfTime(table, deriveEnds(table));
  return printRows(table, undefined, ['operation', (row) => selfTimeOf(self, row) / 1e6]);
}

function intervalsOf(drawing: string): number[] {
  const table = drawTrace(drawing);
  return [...selfIntervals(table, deriveEnds(table), 0)].map((ns) => ns / 1e6);
}

const example4 = `
  s parent 0–100
    s a    10–40
    s b    30–60
    s c    90–120
    s d    130–150
`;

describe('self time', () => {
  it('is the duration less the union of the children, clipped (algorithms, example 4)', () => {
    expect(selfOf(example4)).toBe(['parent 40', '  a 30', '  b 30', '  c 30', '  d 20'].join('\n'));
  });

  it('counts overlapping children once (algorithms, example 5)', () => {
    expect(
      selfOf(`
        s R   0–100
          s A 10–40
          s B 30–60
      `),
    ).toBe('R 50\n  A 30\n  B 30');
  });

  it('is not taken by a consumer under its producer', () => {
    expect(
      selfOf(`
        s send   0–100 producer
          s take 10–60 consumer
          s log  20–30
      `),
    ).toBe('send 90\n  take 50\n  log 10');
  });

  it('counts a child that starts before its parent from the start of the parent', () => {
    expect(
      selfOf(`
        s early   0–5
        s P       10–20
          s child 6–13
      `),
    ).toBe('early 5\nP 7\n  child 7');
  });

  it('of an unfinished span goes on to its parent’s end', () => {
    expect(
      selfOf(`
        s P       0–100
          s open  40–
            s leaf 50–60
      `),
    ).toBe('P 40\n  open 50\n    leaf 10');
  });
});

describe('of a span without any time of its own', () => {
  const drawing = `
    s P      0–100
      s lost ?–
        s A  10–20
      s B    30–50
  `;

  it('there is no self time, and it covers none of its parent’s', () => {
    expect(selfOf(drawing)).toBe('P 80\n  lost 0\n    A 10\n  B 20');
  });

  it('there are no intervals', () => {
    const table = drawTrace(drawing);
    expect(selfIntervals(table, deriveEnds(table), rowOf(table, 'lost'))).toHaveLength(0);
    expect(intervalsOf(drawing)).toEqual([0, 30, 50, 100]);
  });
});

describe('self intervals', () => {
  it('are the stretches between the children', () => {
    expect(intervalsOf(example4)).toEqual([0, 10, 60, 90]);
  });

  it('add up to the self time', () => {
    const table = drawTrace(example4);
    const ends = deriveEnds(table);
    const self = deriveSelfTime(table, ends);
    for (let row = 0; row < table.length; row++) {
      const intervals = selfIntervals(table, ends, row);
      let sum = 0;
      for (let at = 0; at < intervals.length; at += 2) sum += intervals[at + 1] - intervals[at];
      expect(sum).toBe(selfTimeOf(self, row));
    }
  });

  it('are parted by children however short, but not by those that took no time', () => {
    expect(
      intervalsOf(`
        s P   0–100
          s a 50–50.1
          s b 50.2–50.3
          s c 60–60
      `),
    ).toEqual([0, 50, 50.1, 50.2, 50.3, 100]);
  });

  it('of 80,000 siblings lie between them', () => {
    const spans = [{ operation: 'P', start: 0, end: 80_000_000 }];
    const children = Array.from({ length: 80_000 }, (_, at) => ({
      operation: 'c',
      parent: 0,
      start: at * 1000,
      end: at * 1000 + 300,
    }));
    const table = buildTrace([...spans, ...children]);
    const ends = deriveEnds(table);
    expect(selfIntervals(table, ends, 0)).toHaveLength(160_000);
    expect([...selfIntervals(table, ends, 0).subarray(-4)]).toEqual([79_998_300, 79_999_000, 79_999_300, 80_000_000]);
  });
});
