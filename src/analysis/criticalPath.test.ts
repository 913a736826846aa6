import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { deriveCriticalPath, deriveCriticalTime } from './criticalPath.ts';
import { criticalSectionsOf, criticalSectionsWithin, indexCriticalPath } from './criticalSections.ts';
import { deriveEnds, endOf } from './spanEnds.ts';

function pathOf(drawing: string): string[] {
  const table = drawTrace(drawing);
  const { row, start, end } = deriveCriticalPath(table, deriveEnds(table), 0);
  return [...row].map((at, section) => {
    const name = table.strings.get(table.operation[at]);
    return `${name} ${start[section] / 1e6}–${end[section] / 1e6}`;
  });
}

const example7 = `
  s P      0–100
    s X    10–60
    s Y    50–90
      s Y1 55–95
`;

describe('the critical path', () => {
  it('takes a child that ends exactly when the next one starts (algorithms, example 6)', () => {
    expect(
      pathOf(`
        s R   0–100
          s A 10–40
          s B 40–70
          s C 60–65
      `),
    ).toEqual(['R 0–10', 'A 10–40', 'B 40–70', 'R 70–100']);
  });

  it('leaves out a sibling that was still running, and cuts a child to its parent (algorithms, example 7)', () => {
    expect(pathOf(example7)).toEqual(['P 0–50', 'Y 50–55', 'Y1 55–90', 'P 90–100']);
  });

  it('does not wait for a consumer (algorithms, example 8)', () => {
    expect(
      pathOf(`
        s P         0–100 producer
          s take    10–60 consumer
            s below 15–50
          s local   20–30
      `),
    ).toEqual(['P 0–20', 'local 20–30', 'P 30–100']);
  });

  it('prefers the longer of two that end together, and skips points', () => {
    expect(
      pathOf(`
        s R       0–100
          s long  10–90
          s short 50–90
          s point 95–95
      `),
    ).toEqual(['R 0–10', 'long 10–90', 'R 90–100']);
  });

  it('goes through unfinished spans to the end of the trace', () => {
    expect(
      pathOf(`
        s R     0–
          s A   10–
            s B 20–80
      `),
    ).toEqual(['R 0–10', 'A 10–20', 'B 20–80']);
  });

  it('gives nothing to spans without any time of their own, and goes on below them', () => {
    expect(
      pathOf(`
        s R      0–100
          s lost ?–
            s A  10–60
          s B    20–40
      `),
    ).toEqual(['R 0–10', 'A 10–60', 'R 60–100']);
  });

  it('of a root that is a point is empty', () => {
    expect(pathOf('s R 0–0')).toEqual([]);
  });

  it('can be taken of any subtree', () => {
    const table = drawTrace(example7);
    const path = deriveCriticalPath(table, deriveEnds(table), rowOf(table, 'Y'));
    expect([...path.row].map((row) => table.strings.get(table.operation[row]))).toEqual(['Y', 'Y1']);
  });
});

it('Sections can be asked by row, and by what a collapsed row hides', () => {
  const table = drawTrace(example7);
  const sections = indexCriticalPath(table, deriveCriticalPath(table, deriveEnds(table), 0));
  const inMs = (values: Float64Array): number[] => [...values].map((ns) => ns / 1e6);
  expect(inMs(criticalSectionsOf(sections, rowOf(table, 'P')))).toEqual([0, 50, 90, 100]);
  expect(inMs(criticalSectionsOf(sections, rowOf(table, 'X')))).toEqual([]);
  expect(inMs(criticalSectionsWithin(sections, table, rowOf(table, 'Y')))).toEqual([50, 90]);
  expect(inMs(criticalSectionsWithin(sections, table, rowOf(table, 'P')))).toEqual([0, 100]);
});

describe('whatever the trace', () => {
  /** Mulberry32: any seeded source will do. */
  function random(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  function randomTrace(seed: number): SpanTable {
    const next = random(seed);
    const whole = (below: number): number => Math.floor(next() * below);
    const kinds = ['internal', 'producer', 'consumer'] as const;
    const spans: DrawnSpan[] = [{ operation: '0', start: 0, end: 1000 }];
    for (let at = 1; at < 60; at++) {
      const start = whole(1100);
      const end = next() < 0.1 ? undefined : start + whole(300);
      spans.push({ operation: String(at), parent: whole(at), start, end, kind: kinds[whole(3)] });
    }
    return buildTrace(spans);
  }

  it('sections tile the root and lie in their spans', () => {
    const broken: string[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const table = randomTrace(seed);
      const ends = deriveEnds(table);
      const path = deriveCriticalPath(table, ends, 0);
      let reached = 0;
      for (let at = 0; at < path.row.length; at++) {
        const row = path.row[at];
        const inside = path.start[at] >= table.start[row] && path.end[at] <= endOf(ends, row);
        if (path.start[at] !== reached || path.end[at] <= reached || !inside) broken.push(`seed ${seed} section ${at}`);
        reached = path.end[at];
      }
      const time = deriveCriticalTime(path, 0, table.length).reduce((sum, ns) => sum + ns, 0);
      if (reached !== 1000 || time !== 1000) broken.push(`seed ${seed} ends at ${reached}, adds up to ${time}`);
    }
    expect(broken).toEqual([]);
  });
});

it('A chain of 100,000 and 80,000 siblings are walked in well under a second', () => {
  const deep: DrawnSpan[] = [];
  for (let at = 0; at < 100_000; at++) {
    deep.push({ operation: 'c', start: at, end: 300_000 - at, parent: at === 0 ? undefined : at - 1 });
  }
  const wide: DrawnSpan[] = [{ operation: 'root', start: 0, end: 1_000_000 }];
  for (let at = 0; at < 80_000; at++) {
    wide.push({ operation: 'c', start: at * 10, end: at * 10 + ((at * 7919) % 1000), parent: 0 });
  }
  for (const spans of [deep, wide]) {
    const table = buildTrace(spans);
    const ends = deriveEnds(table);
    const before = performance.now();
    const path = deriveCriticalPath(table, ends, 0);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(path.row.length).toBeGreaterThan(1000);
  }
});
