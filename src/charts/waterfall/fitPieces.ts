import type { PieceList } from './frame.ts';

/**
 * Fills `list` row by row with `push(at, columnPx)`, keeping to `budget` pieces in all where it can. Mostly the first
 * round, at one px, fits. If not, rows that took more than their share are done again with wider columns; what modest
 * rows leave is shared among the others. No row gets a share below LEAST pieces.
 */
export function fitPieces(
  list: PieceList,
  rows: number,
  budget: number,
  widthPx: number,
  push: (at: number, columnPx: number) => void,
): void {
  list.cut(0);
  for (let at = 0; at < rows; at++) push(at, 1);
  if (list.length <= budget) return;
  const taken = new Int32Array(rows);
  for (let piece = 0; piece < list.length; piece++) taken[list.at.data[piece]]++;
  const share = fairShare(taken, budget);
  list.cut(0);
  for (let at = 0; at < rows; at++) {
    const from = list.length;
    for (let columnPx = taken[at] <= share ? 1 : 2; ; columnPx *= 2) {
      push(at, columnPx);
      if (list.length - from <= share || columnPx > widthPx) break;
      list.cut(from);
    }
  }
}

const LEAST = 4;

/** The most pieces a row may take so that all together take about `budget`. */
export function fairShare(taken: ArrayLike<number>, budget: number): number {
  let left = budget;
  const ascending = Int32Array.from(taken).sort();
  for (let i = 0; i < ascending.length; i++) {
    const share = Math.floor(left / (ascending.length - i));
    if (ascending[i] > share) return Math.max(LEAST, share);
    left -= ascending[i];
  }
  return budget;
}
