import { errorsWithin } from '#analysis/errorCounts.ts';
import { runOf } from '#analysis/repeats.ts';
import { endOf } from '#analysis/spanEnds.ts';
import { ERROR_RULE } from '#analysis/spanErrors.ts';
import { isExceeded, subtreeFinish, subtreeStart } from '#analysis/subtrees.ts';
import { serviceColour } from '#charts/colours.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';
import type { WaterfallFrame } from './frame.ts';
import { ROW_MARK } from './frame.ts';
import type { WaterfallInput } from './input.ts';

/** A bar is never thinner than this, so that a span of a ns is seen and clicked. */
export const LEAST_BAR_PX = 2;

/** How far outside the view bars are cut: more than a corner's radius, less than would cost a rasteriser anything. */
export const MARGIN_PX = 8;

/** Length of the end of an unfinished bar that is drawn open. */
const FEATHER_PX = 14;

/** Whether the row at frame index `at` stands for a run of repeats. */
export function isFoldedRun(frame: WaterfallFrame, { table }: WaterfallInput, at: number): boolean {
  return frame.endRow[at] > table.subtreeEnd[frame.row[at]];
}

/** Where the bar at frame index `at` ends, ns after the origin: with its span or, of a folded run, with its last. */
export function barEndNs(frame: WaterfallFrame, input: WaterfallInput, at: number): number {
  const row = frame.row[at];
  const { repeats } = input;
  return isFoldedRun(frame, input, at) ? repeats.windowEnd[runOf(repeats, row)] : endOf(input.ends, row);
}

/** Bar, marks and hidden extent of the row at frame index `at`, whose `row`, `endRow` and `y` are set. */
export function placeBar(frame: WaterfallFrame, input: WaterfallInput, at: number): void {
  const { table, scale, subtrees, errors } = input;
  const row = frame.row[at];
  const flags = table.flags[row];
  const hides = input.collapsed.has(row) && table.subtreeEnd[row] > row + 1;
  let marks = 0;
  if (errors.failed[row] === 1) marks |= ROW_MARK.error;
  else if (hides && errorsWithin(errors, row) > 0) marks |= ROW_MARK.hiddenError;
  if ((flags & SPAN_FLAG.unfinished) !== 0) marks |= ROW_MARK.unfinished;
  const isOdd = (flags & (SPAN_FLAG.orphan | SPAN_FLAG.timeRepaired)) !== 0;
  if (isOdd || input.errorRule[row] === ERROR_RULE.warning) marks |= ROW_MARK.warn;
  if (input.isShifted?.(row)) marks |= ROW_MARK.shifted;
  frame.slot[at] = serviceColour(table.service[row], input.slots);

  const width = frame.widthPx;
  const x0 = scale.toPx(table.start[row]);
  const x1 = scale.toPx(barEndNs(frame, input, at));
  // A point on an edge is in view, a bar that only touches it is not.
  if (x0 < 0 && x1 <= 0) marks |= ROW_MARK.before;
  if (x1 > width && x0 >= width) marks |= ROW_MARK.after;
  const away = (marks & (ROW_MARK.before | ROW_MARK.after)) !== 0;
  const left = Math.max(-MARGIN_PX, Math.min(x0, width - LEAST_BAR_PX));
  const right = Math.min(width + MARGIN_PX, Math.max(x1, left + LEAST_BAR_PX, LEAST_BAR_PX));
  frame.x0[at] = away ? Number.NaN : left;
  frame.x1[at] = away ? Number.NaN : right;
  const open = (marks & ROW_MARK.unfinished) !== 0 && x1 <= width;
  frame.bodyX1[at] = open ? Math.max(frame.x1[at] - FEATHER_PX, (frame.x0[at] + frame.x1[at]) / 2) : frame.x1[at];

  frame.hiddenX0[at] = Number.NaN;
  frame.hiddenX1[at] = Number.NaN;
  if (hides) {
    const hidden0 = scale.toPx(subtreeStart(subtrees, row));
    const hidden1 = scale.toPx(subtreeFinish(subtrees, row));
    if (isExceeded(subtrees, row) && hidden1 > 0 && hidden0 < width) {
      frame.hiddenX0[at] = Math.max(-MARGIN_PX, hidden0);
      frame.hiddenX1[at] = Math.min(width + MARGIN_PX, Math.max(hidden1, hidden0 + LEAST_BAR_PX));
    }
  }
  frame.marks[at] = marks;
}
