import { lowerBound } from '#base/search.ts';
import type { WaterfallFrame } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { barEndNs, isFoldedRun } from './placeBar.ts';

/** px of the stretches that get a cut at most: 5 of time and 1 of cut read as a row of calls, closer ones as a grey. */
const LEAST_SEGMENT_PX = 6;
/** px per member from which on each is seen for itself. */
const LEAST_MEMBER_PX = 3;
/** Cuts of all rows together; above it they stand further apart. */
const BUDGET = 600;

/**
 * px of the columns by which the time of the row at frame index `at` is gathered at least. Members of a run too many to
 * be seen one by one are gathered by stretch: px by px, their gaps would make a bar code between the cuts.
 */
export function leastColumnPx(frame: WaterfallFrame, input: WaterfallInput, at: number): number {
  if (!isFoldedRun(frame, input, at)) return 1;
  const row = frame.row[at];
  const memberNs = (barEndNs(frame, input, at) - input.table.start[row]) / (frame.endRow[at] - row);
  return memberNs * input.scale.pxPerNs < LEAST_MEMBER_PX ? LEAST_SEGMENT_PX : 1;
}

/**
 * Parts the members of folded runs, so that none passes for one long span: a cut of 1 px before members. Each stands
 * where a member really starts; where a gap is anyway, it shows nothing.
 */
export function layoutCuts(frame: WaterfallFrame, input: WaterfallInput): void {
  for (let segmentPx = LEAST_SEGMENT_PX; ; segmentPx *= 2) {
    frame.cuts.cut(0);
    for (let at = 0; at < frame.count; at++) {
      if (isFoldedRun(frame, input, at)) pushCuts(frame, input, at, segmentPx);
    }
    if (frame.cuts.length <= BUDGET || segmentPx > frame.widthPx) return;
  }
}

/**
 * At most one cut per stretch of `segmentPx`, before the first member in it. Stretches are counted from the run's own
 * start, or the cuts would dance while the view is moved.
 */
function pushCuts(frame: WaterfallFrame, input: WaterfallInput, at: number, segmentPx: number): void {
  const { scale } = input;
  const { start } = input.table;
  const endRow = frame.endRow[at];
  const runStart = start[frame.row[at]];
  const stretchNs = segmentPx / scale.pxPerNs;
  // Not at the very end, where a cut would shorten the bar. NaN of a bar out of view ends the loop at once.
  const endX = Math.min(frame.widthPx, frame.bodyX1[at] - 1);
  let row = frame.row[at];
  let x = Math.max(frame.x0[at], -segmentPx);
  let stretch = Math.max(1, Math.ceil((scale.toNs(x) - runStart) / stretchNs));
  while (x < endX) {
    // Members come by start: found by halving.
    row = lowerBound(start, runStart + stretch * stretchNs, row + 1, endRow);
    if (row >= endRow) return;
    stretch = Math.max(stretch, Math.floor((start[row] - runStart) / stretchNs)) + 1;
    // Whole px, or the cut would be a blur over two.
    const next = Math.round(scale.toPx(start[row]));
    if (next >= endX) return;
    if (next - x >= segmentPx / 2) frame.cuts.push(at, next - 1, next);
    x = next;
  }
}
