import { solidColour } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { OverviewBrush, OverviewFrame } from './frame.ts';
import { ERROR, OVERVIEW_COLOURS, PALE } from './runs.ts';

/** An error's line is thicker than others by so much on either side, px: it differs by shape too. */
const ERROR_EXTRA_PX = 0.5;

/** Mostly empty stretches: stronger than the pale of bars, since a line of 1 px has to be seen. */
const PALE_ALPHA = 0.55;

/** Grip of a handle, px. */
const GRIP_WIDTH_PX = 7;
const GRIP_HEIGHT_PX = 22;

/** How much of the ground lies over what is not shown. */
const DIM = 0.62;

/** The spans: one fill per colour, errors last. Fit for a canvas of its own, painted when the frame changes. */
export function paintOverview(ctx: PaintContext, frame: OverviewFrame, palette: Palette): void {
  const { lane, x0, x1, colourStart } = frame;
  for (let colour = 0; colour < OVERVIEW_COLOURS; colour++) {
    const from = colourStart[colour];
    const to = colourStart[colour + 1];
    if (from === to) continue;
    ctx.fillStyle = overviewColour(palette, colour);
    ctx.globalAlpha = colour >= PALE && colour !== ERROR ? PALE_ALPHA : 1;
    const extra = colour === ERROR ? ERROR_EXTRA_PX : 0;
    ctx.beginPath();
    for (let run = from; run < to; run++) {
      const y = frame.topPx + lane[run] * frame.pitchPx;
      ctx.rect(x0[run], y - extra, x1[run] - x0[run], frame.linePx + 2 * extra);
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The range shown: everything outside dimmed, an edge and a grip on either side. */
export function paintBrush(ctx: PaintContext, brush: OverviewBrush, palette: Palette): void {
  const { widthPx, heightPx } = brush;
  const isFull = brush.x0 <= 0 && brush.x1 >= widthPx;
  // A range of a few ns is less than a px here: it keeps 2.
  const x0 = Math.min(brush.x0, widthPx - 2);
  const x1 = Math.max(brush.x1, x0 + 2);
  if (!isFull) {
    ctx.globalAlpha = DIM;
    ctx.fillStyle = palette.bg;
    ctx.fillRect(0, 0, x0, heightPx);
    ctx.fillRect(x1, 0, widthPx - x1, heightPx);
    ctx.globalAlpha = 1;
    ctx.fillStyle = palette.accent;
    ctx.fillRect(x0 - 1, 0, 1, heightPx);
    ctx.fillRect(x1, 0, 1, heightPx);
    ctx.fillRect(x0, 0, x1 - x0, 1);
    ctx.fillRect(x0, heightPx - 1, x1 - x0, 1);
  }
  // Grips sit on the edges, and beside each other where the brush is narrower than they are.
  const aside = Math.max(0, GRIP_WIDTH_PX / 2 + 1 - (x1 - x0) / 2);
  paintGrip(ctx, brush, x0 - aside, isFull, palette);
  paintGrip(ctx, brush, x1 + aside, isFull, palette);
}

/** `x`: middle of the grip; at the ends of the trace it stays whole. */
function paintGrip(ctx: PaintContext, brush: OverviewBrush, x: number, isFull: boolean, palette: Palette): void {
  const left = Math.max(1, Math.min(x - GRIP_WIDTH_PX / 2, brush.widthPx - GRIP_WIDTH_PX - 1));
  const top = (brush.heightPx - GRIP_HEIGHT_PX) / 2;
  ctx.beginPath();
  ctx.roundRect(left, top, GRIP_WIDTH_PX, GRIP_HEIGHT_PX, 3);
  ctx.fillStyle = palette.raised;
  ctx.fill();
  ctx.strokeStyle = isFull ? palette.text3 : palette.accent;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = isFull ? palette.text3 : palette.accent;
  ctx.fillRect(left + 2, top + 6, 1, GRIP_HEIGHT_PX - 12);
  ctx.fillRect(left + GRIP_WIDTH_PX - 3, top + 6, 1, GRIP_HEIGHT_PX - 12);
}

function overviewColour(palette: Palette, colour: number): string {
  if (colour === ERROR) return palette.error;
  return solidColour(palette, colour >= PALE ? colour - PALE : colour);
}
