import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { WaterfallFrame } from './frame.ts';
import { ROW_MARK } from './frame.ts';

const DASH_PX = 6;
const GAP_PX = 4;
/** Height of the strokes at both ends. */
const CAP_PX = 8;
/** Of the line over a shifted bar: its distance from the bar's top. */
const SHIFT_LINE_PX = 3;

/** Over orphans, from when to when they ran: a dashed line between two strokes, so that none passes for a span. */
export function paintHeadings(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const { headingY, headingX0, headingX1, rowHeightPx, widthPx } = frame;
  if (headingY.length === 0) return;
  ctx.fillStyle = palette.text3;
  ctx.beginPath();
  for (let at = 0; at < headingY.length; at++) {
    const x0 = Math.round(headingX0.data[at]);
    const x1 = Math.round(headingX1.data[at]);
    if (Number.isNaN(x0)) continue;
    const middle = Math.round(headingY.data[at] + rowHeightPx / 2);
    ctx.rect(x0, middle - CAP_PX / 2, 1, CAP_PX);
    ctx.rect(x1 - 1, middle - CAP_PX / 2, 1, CAP_PX);
    for (let x = x0 + GAP_PX; x < Math.min(widthPx, x1 - GAP_PX); x += DASH_PX + GAP_PX) {
      ctx.rect(x, middle - 0.5, Math.min(DASH_PX, x1 - GAP_PX - x), 1);
    }
  }
  ctx.fill();
}

/** A hair over each bar that is drawn elsewhere than its times were stored. */
export function paintShifts(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  ctx.fillStyle = palette.accent;
  ctx.beginPath();
  let any = false;
  for (let at = 0; at < frame.count; at++) {
    if ((frame.marks[at] & ROW_MARK.shifted) === 0 || Number.isNaN(frame.x0[at])) continue;
    any = true;
    ctx.rect(frame.x0[at], frame.y[at] + frame.barTopPx - SHIFT_LINE_PX, frame.x1[at] - frame.x0[at], 1);
  }
  if (any) ctx.fill();
}
