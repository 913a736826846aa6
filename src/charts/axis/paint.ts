import { labelFont } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { AxisFrame } from './layout.ts';
import { AXIS_HEIGHT_PX } from './layout.ts';

const TICK_HEIGHT_PX = 5;

/** Tick marks that the guide lines continue, labels, and a range being chosen. */
export function paintAxis(ctx: PaintContext, frame: AxisFrame, palette: Palette): void {
  const { tickX, labels, labelX, range } = frame;
  if (range !== undefined) {
    ctx.fillStyle = palette.select;
    ctx.fillRect(range.x0, 0, range.x1 - range.x0, AXIS_HEIGHT_PX);
  }
  ctx.fillStyle = palette.line;
  for (const x of tickX) ctx.fillRect(Math.round(x), AXIS_HEIGHT_PX - TICK_HEIGHT_PX, 1, TICK_HEIGHT_PX);
  ctx.fillRect(0, AXIS_HEIGHT_PX - 1, frame.widthPx, 1);
  ctx.font = labelFont(palette);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.text3;
  for (let tick = 0; tick < labels.length; tick++) {
    if (labels[tick] !== '') ctx.fillText(labels[tick], labelX[tick], AXIS_HEIGHT_PX / 2);
  }
  if (range === undefined) return;
  ctx.fillStyle = palette.accent;
  ctx.fillRect(range.x0, 0, 1, AXIS_HEIGHT_PX);
  ctx.fillRect(range.x1 - 1, 0, 1, AXIS_HEIGHT_PX);
  if (range.label !== '') ctx.fillText(range.label, range.labelX, AXIS_HEIGHT_PX / 2);
}
