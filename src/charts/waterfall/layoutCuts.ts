import { lowerBound } from '#base/search.ts';
import type { WaterfallFrame } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { isFoldedRun } from './placeBar.ts';

/** px from one cut to the next at least: 5 of time and 1 of cut read as a row of calls; closer ones as a grey. */
const LEAST_SEGMENT_PX = 6;
/** Cuts of all rows together; above it they stand further apart. */
const BUDGET = 600;

/**
 * Parts the members of folded runs, so that none passes for one long span: a cut of 1 px before a member that starts
 * far enough from the last cut. Each stands where a member really starts; where a gap is anyway, it shows nothing.
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

function pushCuts(frame: WaterfallFrame, input: WaterfallInput, at: number, segmentPx: number): void {
  const { scale } = input;
  const { start } = input.table;
  const endRow = frame.endRow[at];
  let row = frame.row[at];
  let x = Math.max(frame.x0[at], -segmentPx);
  // Members come by start: the next to be parted is found by halving. False for NaN, a bar out of view.
  while (x < frame.widthPx) {
    row = lowerBound(start, scale.toNs(x + segmentPx), row + 1, endRow);
    if (row >= endRow) return;
    // Whole px, or the cut would be a blur over two; not at the very end, where it would shorten the bar.
    x = Math.round(scale.toPx(start[row]));
    if (x >= Math.min(frame.widthPx, frame.bodyX1[at] - 1)) return;
    frame.cuts.push(at, x - 1, x);
  }
}
