import type { Intervals } from '#analysis/intervals.ts';
import type { TimeScale } from '#charts/timeScale.ts';
import type { PieceList } from './frame.ts';
import { FULL_TONE } from './frame.ts';

/** Gaps under this many px are closed: they would only blur. */
const GAP_PX = 0.25;

/** After so many columns without a sliver the next one is shown however thin it is. */
const PAUSE_COLUMNS = 4;

/**
 * Appends what of `intervals` lies in fromX … toX (CSS px, in view) to the list, for the row at frame index `at`. What
 * is at least `columnPx` long is drawn where it is. Finer ones are gathered by column. A column of 1 px is drawn once
 * the time gathered since the last drawn one fills it: so a hundred slivers that make up 30 % of a stretch paint 30 % of
 * it, and one alone still shows. Wider columns, for rows that would take too many pieces, get the tone that says how
 * full they are: blocks of solid colour would look like time of its own. At most one piece per column, found by
 * searching: a million intervals cost what the px cost.
 */
export function pushPieces(
  list: PieceList,
  at: number,
  intervals: Intervals,
  scale: TimeScale,
  fromX: number,
  toX: number,
  columnPx: number,
): void {
  const { pairs, before } = intervals;
  const count = pairs.length / 2;
  const first = list.length;
  let owedPx = 0;
  let lastSliver = -Infinity;
  let i = firstPair(pairs, 1, scale.toNs(fromX), 0);
  // An interval that ends exactly at the left edge shows nothing.
  while (i < count && scale.toPx(pairs[2 * i + 1]) <= fromX) i++;
  while (i < count) {
    const x0 = Math.max(fromX, scale.toPx(pairs[2 * i]));
    if (x0 >= toX) return;
    const x1 = Math.min(toX, scale.toPx(pairs[2 * i + 1]));
    if (x1 - x0 >= columnPx) {
      pushJoined(list, first, at, x0, x1, FULL_TONE);
      i++;
      continue;
    }
    const column = Math.floor(x0 / columnPx);
    const columnX = column * columnPx;
    let next = Math.max(i + 1, firstPair(pairs, 0, scale.toNs(columnX + columnPx), i + 1));
    // A long one that begins in this column is drawn for itself.
    const last = next - 1;
    if (last > i && (pairs[2 * last + 1] - pairs[2 * last]) * scale.pxPerNs >= columnPx) next = last;
    const filledPx = next === i + 1 ? x1 - x0 : (before[next] - before[i]) * scale.pxPerNs;
    if (columnPx > 1) {
      // Of a column that the edge cuts, only what is left of it can be filled.
      const left = Math.max(fromX, columnX);
      const right = Math.min(toX, columnX + columnPx);
      const tone = Math.min(FULL_TONE, Math.ceil((FULL_TONE * filledPx) / (right - left)));
      pushJoined(list, first, at, left, right, tone);
    } else {
      const alone = column - lastSliver > PAUSE_COLUMNS;
      owedPx = alone ? 1 : Math.min(owedPx + filledPx, 2);
      lastSliver = column;
      if (owedPx >= 1) {
        owedPx -= 1;
        const left = Math.min(toX - 1, next === i + 1 ? x0 : Math.max(fromX, columnX));
        pushJoined(list, first, at, left, left + 1, FULL_TONE);
      }
    }
    i = next;
  }
}

/** First pair from `low` on whose start (side 0) or end (side 1) is not below `wanted`. */
function firstPair(pairs: Float64Array, side: 0 | 1, wanted: number, low: number): number {
  let high = pairs.length / 2;
  // Mostly it is the next one: look near before halving the rest.
  for (let step = 1; low + step < high; step *= 2) {
    if (pairs[2 * (low + step) + side] >= wanted) {
      high = low + step;
      break;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pairs[2 * middle + side] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pushJoined(list: PieceList, first: number, at: number, x0: number, x1: number, tone: number): void {
  const last = list.length - 1;
  const joins = last >= first && x0 <= list.x1.data[last] + GAP_PX && list.tone.data[last] === tone;
  if (joins) list.x1.data[last] = Math.max(list.x1.data[last], x1);
  else if (x1 > x0) list.push(at, x0, x1, tone);
}
