import { expect, test } from 'vitest';
import type { Intervals } from '#analysis/intervals.ts';
import { withSums } from '#analysis/intervals.ts';
import { IntervalCache } from './intervalCache.ts';

test('A row is read once, and once more with its subtree; another source starts anew.', () => {
  const asked: string[] = [];
  const source = (row: number, endRow: number): Intervals => {
    asked.push(`${row}–${endRow}`);
    return withSums(Float64Array.of(0, 10, 20, 25));
  };
  const cache = new IntervalCache();
  cache.begin(source);
  expect(Array.from(cache.get(0, 1).before)).toEqual([0, 10, 15]);
  cache.get(0, 1);
  cache.get(0, 5);
  cache.begin(source);
  cache.get(0, 5);
  cache.begin(() => withSums(new Float64Array(0)));
  expect(cache.get(0, 1).pairs).toHaveLength(0);
  cache.begin(source);
  cache.get(0, 1);
  expect(asked).toEqual(['0–1', '0–5', '0–1']);
});

test('However much is on the screen is read once; what has left it makes room.', () => {
  let read: number[] = [];
  const source = (row: number): Intervals => {
    read.push(row);
    return withSums(new Float64Array(700_000));
  };
  const cache = new IntervalCache();
  const show = (...rows: number[]): readonly number[] => {
    read = [];
    cache.begin(source);
    for (const row of rows) cache.get(row, row + 1);
    return read;
  };
  expect(show(0, 1, 2)).toEqual([0, 1, 2]);
  expect(show(0, 1, 2)).toEqual([]);
  expect(show(1, 2, 3)).toEqual([3]);
  expect(show(3)).toEqual([]);
  expect(show(0, 3)).toEqual([0]);
});
