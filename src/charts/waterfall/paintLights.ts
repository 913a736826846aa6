import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { WaterfallFrame } from './frame.ts';
import { ROW_LIGHT } from './frame.ts';

/** Width of the edge that marks a match in a row of another ground, px. */
const MATCH_EDGE_PX = 3;

/**
 * What lies under the bars: grounds of selected, hovered and matching rows, guide lines, rings around the bars of
 * ancestors, a range being chosen. Fit for a canvas of its own, so that hover repaints a few rectangles.
 */
export function paintRowLights(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const { light, y, rowHeightPx, widthPx } = frame;
  for (let at = 0; at < frame.count; at++) {
    const ground = groundOf(light[at], palette);
    if (ground === undefined) continue;
    ctx.fillStyle = ground;
    ctx.fillRect(0, y[at], widthPx, rowHeightPx);
    if ((light[at] & ROW_LIGHT.match) !== 0) {
      ctx.fillStyle = palette.matchLine;
      ctx.fillRect(0, y[at], MATCH_EDGE_PX, rowHeightPx);
    }
  }
  ctx.fillStyle = palette.guide;
  for (let tick = 0; tick < frame.guideX.length; tick++) {
    ctx.fillRect(Math.round(frame.guideX.data[tick]), 0, 1, frame.heightPx);
  }
  paintAncestorRings(ctx, frame, palette);
  paintRange(ctx, frame, palette);
}

function groundOf(light: number, palette: Palette): string | undefined {
  if ((light & ROW_LIGHT.selected) !== 0) return palette.select;
  if ((light & ROW_LIGHT.match) !== 0) return palette.match;
  if ((light & ROW_LIGHT.hovered) !== 0) return palette.hover;
  return undefined;
}

function paintAncestorRings(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  ctx.beginPath();
  for (let at = 0; at < frame.count; at++) {
    if ((frame.light[at] & ROW_LIGHT.ancestor) === 0 || Number.isNaN(frame.x0[at])) continue;
    const top = frame.y[at] + frame.barTopPx;
    ctx.roundRect(frame.x0[at] - 1.5, top - 1.5, frame.x1[at] - frame.x0[at] + 3, frame.barHeightPx + 3, 3);
  }
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function paintRange(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const { rangeX0, rangeX1, heightPx } = frame;
  if (Number.isNaN(rangeX0)) return;
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = palette.accent;
  ctx.fillRect(rangeX0, 0, rangeX1 - rangeX0, heightPx);
  ctx.globalAlpha = 1;
  ctx.fillRect(rangeX0, 0, 1, heightPx);
  ctx.fillRect(rangeX1 - 1, 0, 1, heightPx);
}
