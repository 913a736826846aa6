import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import type { CriticalMerge } from './criticalParts.ts';
import { mergeCriticalPath } from './criticalParts.ts';
import { deriveCriticalPath } from './criticalPath.ts';
import { CRITICAL_REASON, deriveCriticalReasons } from './criticalReasons.ts';
import { exactShares, exactShareText } from './exactShares.ts';
import { deriveEnds } from './spanEnds.ts';

const EXAMPLE_6 = `
  s R   0–100
    s A 10–40
    s B 40–70
    s C 60–65
`;
const EXAMPLE_7 = `
  s P      0–100
    s X    10–60
    t Y    50–90
      t Y1 55–95
`;
const REASONS = Object.keys(CRITICAL_REASON) as (keyof typeof CRITICAL_REASON)[];

/** `A 10–40 lastBefore B`, a line per section. */
function reasonsOf(drawing: string): string[] {
  const table = drawTrace(drawing);
  const path = deriveCriticalPath(table, deriveEnds(table), 0);
  const { reason, about } = doAll(deriveCriticalReasons(table, path));
  const name = (row: number): string => (row < 0 ? '' : ` ${table.strings.get(table.operation[row])}`);
  return Array.from(path.row, (row, at) =>
    `${name(row)} ${path.start[at] / 1e6}–${path.end[at] / 1e6} ${REASONS[reason[at]]}${name(about[at])}`.trim(),
  );
}

function partsOf(drawing: string, merge: CriticalMerge): string[] {
  const table = drawTrace(drawing);
  const parts = doAll(mergeCriticalPath(table, deriveCriticalPath(table, deriveEnds(table), 0), merge));
  return Array.from(
    { length: parts.count },
    (_, at) =>
      `${table.strings.get(table.operation[parts.row[at]])} ${parts.time[at] / 1e6}, ${parts.share[at] / 10} %, ` +
      `${parts.sections[at]} of ${parts.spans[at]}`,
  );
}

describe('the reason of a section of the critical path', () => {
  it('is what was waited for (algorithms, example 6)', () => {
    expect(reasonsOf(EXAMPLE_6)).toEqual([
      'R 0–10 beforeChild A',
      'A 10–40 lastBefore B',
      'B 40–70 lastToFinish R',
      'R 70–100 ownWork',
    ]);
  });

  it('is that of its own parent at every level (algorithms, example 7)', () => {
    expect(reasonsOf(EXAMPLE_7)).toEqual([
      'P 0–50 beforeChild Y',
      'Y 50–55 beforeChild Y1',
      'Y1 55–90 lastToFinish Y',
      'P 90–100 ownWork',
    ]);
  });

  it('of work between two children is the one that comes, and after the last one that of the span itself', () => {
    expect(
      reasonsOf(`
        s R     0–100
          s A   10–90
            s B 20–30
            s C 50–60
          s D   95–98
      `),
    ).toEqual([
      'R 0–10 beforeChild A',
      'A 10–20 beforeChild B',
      'B 20–30 lastBefore C',
      'A 30–50 beforeChild C',
      'C 50–60 lastToFinish A',
      'A 60–90 lastBefore D',
      'R 90–95 beforeChild D',
      'D 95–98 lastToFinish R',
      'R 98–100 ownWork',
    ]);
  });

  it('names no span that has no time of its own', () => {
    expect(reasonsOf('s R 0–100\n  s lost ?–\n    s A 10–60')).toEqual([
      'R 0–10 beforeChild A',
      'A 10–60 lastToFinish R',
      'R 60–100 ownWork',
    ]);
  });

  it('is found in a chain of 100,000', () => {
    const table = drawTrace('s R 0–100');
    const length = 100_000;
    const chain = {
      ...table,
      length,
      start: new Float64Array(length),
      duration: Float64Array.from({ length }, (_, at) => 2 * length - at),
      parent: Int32Array.from({ length }, (_, at) => at - 1),
      subtreeEnd: new Int32Array(length).fill(length),
      flags: new Uint16Array(length),
      kind: new Uint8Array(length),
    };
    const path = deriveCriticalPath(chain, deriveEnds(chain), 0);
    const { reason, about } = doAll(deriveCriticalReasons(chain, path));
    expect([path.row[0], REASONS[reason[0]], about[0]]).toEqual([length - 1, 'lastToFinish', length - 2]);
  });
});

describe('parts of the critical path', () => {
  it('by span add up to the root (algorithms, examples 6, 7 and 8)', () => {
    expect(partsOf(EXAMPLE_6, 'span')).toEqual(['R 40, 40 %, 2 of 1', 'A 30, 30 %, 1 of 1', 'B 30, 30 %, 1 of 1']);
    expect(partsOf(EXAMPLE_7, 'span')).toEqual(['P 60, 60 %, 2 of 1', 'Y 5, 5 %, 1 of 1', 'Y1 35, 35 %, 1 of 1']);
    expect(partsOf('s P 0–100 producer\n  s take 10–60 consumer\n  s local 20–30', 'span')).toEqual([
      'P 90, 90 %, 2 of 1',
      'local 10, 10 %, 1 of 1',
    ]);
  });

  it('by service or operation stand for their longest section', () => {
    expect(partsOf(EXAMPLE_7, 'service')).toEqual(['P 60, 60 %, 2 of 1', 'Y1 40, 40 %, 2 of 2']);
    expect(partsOf('s R 0–100\n  s q 0–30\n  s q 30–90', 'operation')).toEqual([
      'q 90, 90 %, 2 of 2',
      'R 10, 10 %, 1 of 1',
    ]);
    expect(partsOf(EXAMPLE_6, 'section')).toHaveLength(4);
  });
});

it('Parts of some spans only have their shares of the whole path.', () => {
  const table = drawTrace(EXAMPLE_6);
  const path = deriveCriticalPath(table, deriveEnds(table), 0);
  const parts = doAll(mergeCriticalPath(table, path, 'span', (row) => row > 0));
  expect([Array.from(parts.share), parts.restShare]).toEqual([[300, 300], 400]);
});

describe('shares that are shown', () => {
  it('add up to exactly 100 %', () => {
    for (const amounts of [
      [1, 1, 1],
      [1, 1, 1, 1, 1, 1, 1],
      [1e-9, 5, 3e12],
      [0, 4],
      Array.from({ length: 3000 }, () => 1),
    ]) {
      expect(doAll(exactShares(amounts)).reduce((sum, share) => sum + share, 0)).toBe(1000);
    }
    expect(Array.from(doAll(exactShares([1, 1, 1])), exactShareText)).toEqual([
      '33.4\u00A0%',
      '33.3\u00A0%',
      '33.3\u00A0%',
    ]);
  });

  it('of nothing are none', () => {
    expect(Array.from(doAll(exactShares([0, 0])))).toEqual([0, 0]);
    expect(Array.from(doAll(exactShares([])))).toEqual([]);
  });
});
