import { formatDuration } from '#model/formatTime.ts';
import type { WaterfallFrame } from './frame.ts';
import { LABEL_SIDE, ROW_MARK } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { barEndNs } from './placeBar.ts';

/** Radius of the error disc, half the width of the triangle, px; distance of marks from the bar and of labels. */
export const ERROR_RADIUS_PX = 7;
export const WARN_HALF_PX = 5;
const MARK_GAP_PX = 4;
const LABEL_GAP_PX = 6;

/** Where a label of an unfinished span stands instead of a duration nobody knows. */
const NO_END = 'no end';

/**
 * Places the error disc, the warning triangle and the duration label of the row at frame index `at`, in this order:
 * each takes the first place where it is seen in full. The disc and the label prefer the right of the bar, the triangle
 * the left; inside the bar is the last resort, and a label that fits nowhere is left out.
 */
export function placeMarks(frame: WaterfallFrame, input: WaterfallInput, at: number): void {
  frame.errorX[at] = Number.NaN;
  frame.warnX[at] = Number.NaN;
  frame.labelSide[at] = LABEL_SIDE.none;
  frame.labelText[at] = '';
  const marks = frame.marks[at];
  if ((marks & (ROW_MARK.before | ROW_MARK.after)) !== 0) return;
  const width = frame.widthPx;
  // NaN where nothing is hidden: then the bar alone counts.
  let left = frame.hiddenX0[at] < frame.x0[at] ? frame.hiddenX0[at] : frame.x0[at];
  let right = frame.hiddenX1[at] > frame.x1[at] ? frame.hiddenX1[at] : frame.x1[at];
  let insideLeft = Math.max(0, left);
  let insideRight = Math.min(width, right);

  if ((marks & (ROW_MARK.error | ROW_MARK.hiddenError)) !== 0) {
    const size = MARK_GAP_PX + 2 * ERROR_RADIUS_PX;
    if (right + size <= width) {
      right += size;
      frame.errorX[at] = right - ERROR_RADIUS_PX;
    } else if (left - size >= 0) {
      left -= size;
      frame.errorX[at] = left + ERROR_RADIUS_PX;
    } else {
      insideRight -= size;
      frame.errorX[at] = insideRight + ERROR_RADIUS_PX;
    }
  }
  if ((marks & ROW_MARK.warn) !== 0) {
    const size = MARK_GAP_PX + 2 * WARN_HALF_PX;
    if (left - size >= 0) {
      left -= size;
      frame.warnX[at] = left + WARN_HALF_PX;
    } else if (right + size <= width) {
      right += size;
      frame.warnX[at] = right - WARN_HALF_PX;
    } else {
      insideLeft += size;
      frame.warnX[at] = insideLeft - WARN_HALF_PX;
    }
  }

  const row = frame.row[at];
  const unfinished = (marks & ROW_MARK.unfinished) !== 0;
  const text = unfinished ? NO_END : formatDuration(barEndNs(frame, input, at) - input.table.start[row]);
  const textWidth = input.measureLabel(text);
  if (right + LABEL_GAP_PX + textWidth <= width) {
    frame.labelSide[at] = LABEL_SIDE.right;
    frame.labelX[at] = right + LABEL_GAP_PX;
  } else if (left - LABEL_GAP_PX - textWidth >= 0) {
    frame.labelSide[at] = LABEL_SIDE.left;
    frame.labelX[at] = left - LABEL_GAP_PX - textWidth;
  } else if (insideRight - insideLeft >= textWidth + 4 * LABEL_GAP_PX) {
    frame.labelSide[at] = LABEL_SIDE.inside;
    frame.labelX[at] = insideRight - 2 * LABEL_GAP_PX - textWidth;
  } else {
    return;
  }
  frame.labelText[at] = text;
  frame.labelWidth[at] = textWidth;
}
