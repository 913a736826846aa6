import { expect, test } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { arrangeItems, countBefore, itemOfId } from './flameItems.ts';
import { buildLongest } from './rangeLongest.ts';

test('Items stand lane by lane and by time in each, whatever the order they came in.', () => {
  const ids = Int32Array.of(5, 6, 8, 9);
  const start = [0, 0, 0, 0, 0, 10, 50, 0, 20, 0];
  const items = doAll(
    arrangeItems({
      lanes: 2,
      lane: Int32Array.of(1, 0, 1, 0),
      ids,
      startOf: (id) => start[id],
      endOf: (id) => start[id] + 5,
    }),
  );
  expect([...items.laneStart]).toEqual([0, 2, 4]);
  expect([...items.id]).toEqual([9, 6, 5, 8]);
  expect([...items.start]).toEqual([0, 50, 10, 20]);
  expect([...items.coveredBefore]).toEqual([0, 5, 10, 15, 20]);
  expect([5, 6, 7, 8, 9, 100].map((id) => itemOfId(items, id))).toEqual([2, 1, -1, 3, 0, -1]);
  expect([...countBefore(items, (id) => id > 5)]).toEqual([0, 1, 2, 2, 3]);
});

test('The longest of a range is the longest, the first of equal ones.', () => {
  const lengths = Float64Array.from({ length: 3000 }, (_, at) => (at * 7919) % 101);
  const longest = doAll(buildLongest(lengths));
  for (const [from, to] of [
    [0, 1],
    [0, 16],
    [3, 40],
    [16, 32],
    [15, 273],
    [1, 3000],
    [256, 512],
    [2990, 3000],
    [700, 701],
  ]) {
    const part = [...lengths.subarray(from, to)];
    expect(longest.of(from, to), `${from} to ${to}`).toBe(from + part.indexOf(Math.max(...part)));
  }
});
