import { labelFont, paleColour } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { PieceList, WaterfallFrame } from './frame.ts';
import { FULL_TONE, LABEL_SIDE } from './frame.ts';
import { paintBars } from './paintBars.ts';
import { paintHeadings, paintShifts } from './paintHeadings.ts';
import { paintRowLights } from './paintLights.ts';
import { paintMarks } from './paintMarks.ts';

/** Space around a label that stands on its bar, px: only what lies within it decides what the label is painted on. */
const PADDING_PX = 4;

/** Everything on one canvas. Draws on a cleared context in CSS px. */
export function paintWaterfall(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  paintRowLights(ctx, frame, palette);
  paintSpans(ctx, frame, palette);
}

/** All that hover and selection do not change: to lie over a canvas that `paintRowLights` paints. */
export function paintSpans(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  paintHeadings(ctx, frame, palette);
  paintBars(ctx, frame, palette);
  paintShifts(ctx, frame, palette);
  paintMarks(ctx, frame, palette);
  paintLabels(ctx, frame, palette);
}

function paintLabels(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  ctx.font = labelFont(palette);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (let at = 0; at < frame.count; at++) {
    if (frame.labelSide[at] === LABEL_SIDE.none) continue;
    ctx.fillStyle = frame.labelSide[at] === LABEL_SIDE.inside ? inkOnBar(ctx, frame, palette, at) : palette.text2;
    // Half a px lower: the middle of a line of figures lies below the middle of the em box.
    ctx.fillText(frame.labelText[at], frame.labelX[at], middleOf(frame, at) + 0.5);
  }
}

/**
 * Ink for a label on its bar, by what lies under it: pale, solid, or both. Both by turns could not be read, nor could a
 * figure with ticks of events through it: they get a plate first, pale and as high as the bar, so that the bar stays one
 * piece.
 */
function inkOnBar(ctx: PaintContext, frame: WaterfallFrame, palette: Palette, at: number): string {
  const { self, cuts, events } = frame;
  const left = frame.labelX[at] - PADDING_PX;
  const right = frame.labelX[at] + frame.labelWidth[at] + PADDING_PX;
  const isUnder = (list: PieceList, piece: number): boolean =>
    list.at.data[piece] === at && list.x0.data[piece] < right && list.x1.data[piece] > left;
  let isPale = true;
  let isSolid = false;
  for (let piece = 0; piece < self.length; piece++) {
    if (!isUnder(self, piece)) continue;
    isPale = false;
    const covers = self.x0.data[piece] <= left && self.x1.data[piece] >= right;
    isSolid ||= covers && self.tone.data[piece] === FULL_TONE;
  }
  for (let cut = 0; cut < cuts.length && isSolid; cut++) isSolid = !isUnder(cuts, cut);
  let isTicked = false;
  for (let tick = 0; tick < events.length && !isTicked; tick++) isTicked = isUnder(events, tick);
  if (isSolid && !isTicked) return palette.onService;
  if (!isPale || isTicked) {
    ctx.fillStyle = paleColour(palette, frame.slot[at]);
    ctx.fillRect(left, frame.y[at] + frame.barTopPx, right - left, frame.barHeightPx);
  }
  return palette.text;
}

function middleOf(frame: WaterfallFrame, at: number): number {
  return frame.y[at] + frame.barTopPx + frame.barHeightPx / 2;
}
