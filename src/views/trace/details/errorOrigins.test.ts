import { expect, test } from 'vitest';
import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import { doAll } from '#base/slicedWork.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { findErrorOrigins } from './errorOrigins.ts';

/** The name of the first origin, with how many errors there are from how many; `critical` rows are on the path. */
function told(drawing: string, ...critical: string[]): string {
  const table = drawTrace(drawing);
  const { failed } = deriveErrorColumns(table, deriveErrorRules(table)).all;
  const time = new Float64Array(table.length);
  for (const name of critical) time[rowOf(table, name)] = 1;
  const { errors, origins, first } = doAll(
    findErrorOrigins(table, failed, deriveEnds(table), time, { firstRow: 0, endRow: table.length }),
  );
  return `${first === undefined ? 'none' : table.strings.get(table.operation[first])}: ${errors} from ${origins}`;
}

test('An origin failed without a failed child; one that reached the root comes first (algorithms, example 14)', () => {
  const drawing = `
    web gateway     0–100 error
      web call      1–99 error
        shop orders 2–98 error
          shop load 3–20
            cache get 4–10 error
          db query  30–90 error
  `;
  expect(told(drawing)).toBe('query: 5 from 2');
});

test('Of several that reached it, the one on the critical path, then the deepest, then the first to end', () => {
  const drawing = `
    web root    0–100 error
      a one     1–20 error
      b two     5–15 error
      c three   30–60 error
        c four  31–50 error
  `;
  expect(told(drawing, 'two')).toBe('two: 5 from 3');
  expect(told(drawing)).toBe('four: 5 from 3');
  expect(told(drawing.replace('c four  31–50 error', 'c four  31–50'))).toBe('two: 4 from 3');
});

test('A trace without errors has none', () => {
  expect(told('web root 0–100')).toBe('none: 0 from 0');
});
