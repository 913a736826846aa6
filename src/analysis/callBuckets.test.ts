import { expect, test } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { bucketCalls } from './callBuckets.ts';

const allRows = ({ length }: SpanTable): Int32Array => Int32Array.from({ length }, (_, row) => row);

test('Calls count where they start; those that never end have no time', () => {
  const table = drawTrace(`
    web GET  0–10ns   server trace=1
    web GET  9–29ns   server trace=2
    web GET 25–26ns   server trace=3
    web GET 40–       server trace=4
  `);
  const buckets = doAll(bucketCalls(table, Uint8Array.of(0, 1, 0, 0), allRows(table), { startNs: 0, endNs: 40 }, 4));
  expect(buckets.bucketNs).toBe(10);
  expect([...buckets.calls]).toEqual([2, 0, 1, 1]);
  expect([...buckets.errors]).toEqual([1, 0, 0, 0]);
  expect([...buckets.p50]).toEqual([15, NaN, 1, NaN]);
  expect([...buckets.p95]).toEqual([20, NaN, 1, NaN]);
  expect([...buckets.p99]).toEqual([NaN, NaN, NaN, NaN]);
});

test('All at one instant are in the first bucket', () => {
  const table = drawTrace('web GET 0–0ns server');
  const { calls } = doAll(bucketCalls(table, new Uint8Array(1), allRows(table), { startNs: 0, endNs: 0 }, 3));
  expect([...calls]).toEqual([1, 0, 0]);
});
