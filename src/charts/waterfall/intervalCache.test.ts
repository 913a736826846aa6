import { expect, test } from 'vitest';
import { IntervalCache } from './intervalCache.ts';

test('A row is read once, and once more with its subtree; another source starts anew.', () => {
  const asked: string[] = [];
  const source = (row: number, endRow: number): Float64Array => {
    asked.push(`${row}–${endRow}`);
    return Float64Array.of(0, 10, 20, 25);
  };
  const cache = new IntervalCache();
  expect(Array.from(cache.get(source, 0, 1).before)).toEqual([0, 10, 15]);
  cache.get(source, 0, 1);
  cache.get(source, 0, 5);
  cache.get(source, 0, 5);
  cache.get(() => new Float64Array(0), 0, 1);
  cache.get(source, 0, 1);
  expect(asked).toEqual(['0–1', '0–5', '0–1']);
});
