import { expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { deriveOperationStats, rankOf } from './operationStats.ts';
import { deriveErrorRules } from './spanErrors.ts';

const table = drawTrace(`
  shop checkout  0–2000
    db select    0–10
    db select    10–30
    db select    30–60 error
    db select    60–100
    db select    100–1100
    db select    1100–
    cart select  0–5
    db update    0–7
`);
const { failed } = deriveErrorColumns(table, deriveErrorRules(table)).all;

it('Takes together what has one service and one operation', () => {
  const { durations, ...stats } = doAll(deriveOperationStats(table, failed, rowOf(table, 'select')));
  const inMs = Object.fromEntries(
    Object.entries(stats).map(([name, value]) => [name, value > 9 ? value / 1e6 : value]),
  );
  expect(inMs).toEqual({ spans: 6, ended: 5, errors: 1, min: 10, p50: 30, p95: 808, max: 1000 });
  expect([...durations].map((ns) => ns / 1e6)).toEqual([10, 20, 30, 40, 1000]);
});

it('Ranks a span from the longest', () => {
  const stats = doAll(deriveOperationStats(table, failed, rowOf(table, 'select')));
  expect([1000, 40, 10].map((ms) => rankOf(stats, ms * 1e6))).toEqual([1, 2, 5]);
});
