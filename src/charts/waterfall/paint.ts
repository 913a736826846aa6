import { labelFont } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { WaterfallFrame } from './frame.ts';
import { LABEL_SIDE } from './frame.ts';
import { paintBars } from './paintBars.ts';
import { paintRowLights } from './paintLights.ts';
import { paintMarks } from './paintMarks.ts';

/** Plate behind a label that stands on its bar: space around the text and height, px. */
const PLATE_PADDING_PX = 5;
const PLATE_HEIGHT_PX = 14;

/** Everything on one canvas. Draws on a cleared context in CSS px. */
export function paintWaterfall(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  paintRowLights(ctx, frame, palette);
  paintSpans(ctx, frame, palette);
}

/** All that hover and selection do not change: to lie over a canvas that `paintRowLights` paints. */
export function paintSpans(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  paintBars(ctx, frame, palette);
  paintMarks(ctx, frame, palette);
  paintLabels(ctx, frame, palette);
}

function paintLabels(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  ctx.fillStyle = palette.bg;
  ctx.beginPath();
  for (let at = 0; at < frame.count; at++) {
    if (frame.labelSide[at] !== LABEL_SIDE.inside) continue;
    const top = middleOf(frame, at) - PLATE_HEIGHT_PX / 2;
    const width = frame.labelWidth[at] + 2 * PLATE_PADDING_PX;
    ctx.roundRect(frame.labelX[at] - PLATE_PADDING_PX, top, width, PLATE_HEIGHT_PX, 3);
  }
  ctx.fill();
  ctx.font = labelFont(palette);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.text2;
  for (let at = 0; at < frame.count; at++) {
    if (frame.labelSide[at] === LABEL_SIDE.none) continue;
    // Half a px lower: the middle of a line of figures lies below the middle of the em box.
    ctx.fillText(frame.labelText[at], frame.labelX[at], middleOf(frame, at) + 0.5);
  }
}

function middleOf(frame: WaterfallFrame, at: number): number {
  return frame.y[at] + frame.barTopPx + frame.barHeightPx / 2;
}
