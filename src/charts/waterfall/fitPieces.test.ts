import { expect, test } from 'vitest';
import { fairShare, fitPieces } from './fitPieces.ts';
import { PieceList } from './frame.ts';

/** Rows that want so many pieces at one px per column, half as many at two, … */
function fitted(wanted: readonly number[], budget: number): number[] {
  const list = new PieceList();
  fitPieces(list, wanted.length, budget, 1000, (at, columnPx) => {
    for (let piece = 0; piece < Math.floor(wanted[at] / columnPx); piece++) list.push(at, piece, piece + 1);
  });
  return wanted.map((_, at) => list.at.data.subarray(0, list.length).filter((row) => row === at).length);
}

test('Within the budget nothing is made coarser.', () => {
  expect(fitted([100, 1, 50], 200)).toEqual([100, 1, 50]);
});

test('Over the budget only the rows that want the most are made coarser.', () => {
  expect(fitted([1000, 10, 20, 1000], 300)).toEqual([125, 10, 20, 125]);
});

test('What modest rows leave is shared among the others.', () => {
  expect(fairShare([1000, 10, 20, 1000], 300)).toBe(135);
  expect(fairShare([1, 2, 3], 300)).toBe(300);
});
