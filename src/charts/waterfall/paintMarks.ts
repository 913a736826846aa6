import { solidColour } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { WaterfallFrame } from './frame.ts';
import { ROW_MARK } from './frame.ts';
import { ERROR_RADIUS_PX, WARN_HALF_PX } from './placeMarks.ts';

const EVENT_ALPHA = 0.6;

/** Event ticks, open ends, arrows to bars out of view, error discs, warning triangles. */
export function paintMarks(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  paintEvents(ctx, frame, palette);
  paintOpenEnds(ctx, frame, palette);
  paintAway(ctx, frame, palette);
  paintWarnings(ctx, frame, palette);
  paintErrors(ctx, frame, palette);
}

/** 1 px wide, 3 px beyond the bar above and below. */
function paintEvents(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const { events } = frame;
  if (events.length === 0) return;
  ctx.globalAlpha = EVENT_ALPHA;
  ctx.fillStyle = palette.text;
  ctx.beginPath();
  for (let tick = 0; tick < events.length; tick++) {
    const top = frame.y[events.at.data[tick]] + frame.barTopPx;
    ctx.rect(Math.round(events.x0.data[tick] - 0.5), top - 3, 1, frame.barHeightPx + 6);
  }
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The end of a span that never ended: the bar breaks into two slices, then `>`. */
function paintOpenEnds(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  for (let at = 0; at < frame.count; at++) {
    const from = frame.bodyX1[at];
    const length = frame.x1[at] - from;
    // Also false for NaN and for ends out of view.
    if (!(length > 0)) continue;
    const top = frame.y[at] + frame.barTopPx;
    ctx.fillStyle = solidColour(palette, frame.slot[at]);
    ctx.fillRect(from + length * 0.1, top, length * 0.17, frame.barHeightPx);
    ctx.fillRect(from + length * 0.37, top, length * 0.1, frame.barHeightPx);
    const tip = Math.max(frame.x1[at] - 1, frame.x0[at] + 5);
    ctx.beginPath();
    ctx.moveTo(tip - 4, top + 1);
    ctx.lineTo(tip, top + frame.barHeightPx / 2);
    ctx.lineTo(tip - 4, top + frame.barHeightPx - 1);
    ctx.strokeStyle = palette.text2;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** A small triangle at the edge beyond which the bar lies; red if it carries an error. */
function paintAway(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  for (let at = 0; at < frame.count; at++) {
    const marks = frame.marks[at];
    if ((marks & (ROW_MARK.before | ROW_MARK.after)) === 0) continue;
    const middle = frame.y[at] + frame.rowHeightPx / 2;
    const before = (marks & ROW_MARK.before) !== 0;
    const tip = before ? 4 : frame.widthPx - 4;
    const base = before ? tip + 4 : tip - 4;
    ctx.fillStyle = (marks & (ROW_MARK.error | ROW_MARK.hiddenError)) !== 0 ? palette.error : palette.text3;
    ctx.beginPath();
    ctx.moveTo(tip, middle);
    ctx.lineTo(base, middle - 3.5);
    ctx.lineTo(base, middle + 3.5);
    ctx.closePath();
    ctx.fill();
  }
}

function paintWarnings(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  ctx.lineWidth = 1.25;
  for (let at = 0; at < frame.count; at++) {
    const x = frame.warnX[at];
    if (Number.isNaN(x)) continue;
    const middle = frame.y[at] + frame.barTopPx + frame.barHeightPx / 2;
    ctx.beginPath();
    ctx.moveTo(x, middle - WARN_HALF_PX + 0.5);
    ctx.lineTo(x + WARN_HALF_PX, middle + WARN_HALF_PX - 0.5);
    ctx.lineTo(x - WARN_HALF_PX, middle + WARN_HALF_PX - 0.5);
    ctx.closePath();
    ctx.fillStyle = palette.warn;
    ctx.fill();
    ctx.fillStyle = palette.bg;
    ctx.fillRect(x - 0.6, middle - 1.5, 1.2, 3);
    ctx.fillRect(x - 0.6, middle + 2.2, 1.2, 1.2);
  }
}

/** A disc with `!`; a ring with `!` where the error is in a row that a collapsed one hides. */
function paintErrors(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  for (let at = 0; at < frame.count; at++) {
    const x = frame.errorX[at];
    if (Number.isNaN(x)) continue;
    const middle = frame.y[at] + frame.barTopPx + frame.barHeightPx / 2;
    const own = (frame.marks[at] & ROW_MARK.error) !== 0;
    ctx.beginPath();
    ctx.arc(x, middle, own ? ERROR_RADIUS_PX : ERROR_RADIUS_PX - 0.75, 0, 2 * Math.PI);
    ctx.fillStyle = own ? palette.error : palette.bg;
    ctx.fill();
    if (!own) {
      ctx.strokeStyle = palette.error;
      ctx.lineWidth = 1.5;
      ctx.stroke();
    }
    // Drawn, not written: a glyph of 10 px sits elsewhere in every font.
    ctx.fillStyle = own ? palette.onError : palette.error;
    ctx.fillRect(x - 0.9, middle - 4, 1.8, 5);
    ctx.fillRect(x - 0.9, middle + 2.2, 1.8, 1.8);
  }
}
