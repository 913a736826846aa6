import { labelFont } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { Box, DensityGrid, ScatterFrame } from './frame.ts';
import { CELL_PX } from './layout.ts';

const POINT_RADIUS_PX = 2.5;
/** Half the width of an error's triangle: as large to the eye as a disc. */
const ERROR_HALF_PX = 3.5;
const POINT_ALPHA = 0.6;

/** Strength of a cell from a single point to the fullest one, in equal steps of the logarithm. */
const LEVELS: readonly number[] = [0.22, 0.38, 0.54, 0.72, 0.92];

/** An error among thousands is still a speck: half the width of its triangle, px. */
const LEAST_ERROR_PX = 1.5;

/** How much of the ground lies over what is not chosen. */
const DIM = 0.62;

/** Lines and labels of both axes, and the points; errors last, as triangles in their colour. */
export function paintScatter(ctx: PaintContext, frame: ScatterFrame, palette: Palette): void {
  paintAxes(ctx, frame, palette);
  if (frame.density) paintDensity(ctx, frame.plot, frame.density, palette);
  else paintPoints(ctx, frame, palette);
  ctx.globalAlpha = 1;
}

function paintAxes(ctx: PaintContext, { plot, times, durations }: ScatterFrame, palette: Palette): void {
  ctx.fillStyle = palette.guide;
  for (const x of times.px) ctx.fillRect(Math.round(x), plot.y0, 1, plot.y1 - plot.y0);
  for (const y of durations.px) ctx.fillRect(plot.x0, Math.round(y), plot.x1 - plot.x0, 1);
  ctx.fillStyle = palette.line;
  ctx.fillRect(plot.x0, plot.y1, plot.x1 - plot.x0, 1);
  ctx.font = labelFont(palette);
  ctx.fillStyle = palette.text3;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  for (let tick = 0; tick < durations.px.length; tick++) {
    ctx.fillText(durations.labels[tick], plot.x0 - 6, Math.min(durations.px[tick], plot.y1 - 5));
  }
  ctx.textAlign = 'center';
  for (let tick = 0; tick < times.px.length; tick++) {
    // Half a label beyond the plot would be cut.
    const x = Math.min(plot.x1 - 26, Math.max(plot.x0 + 16, times.px[tick]));
    ctx.fillText(times.labels[tick], x, plot.y1 + 10);
  }
}

function paintPoints(ctx: PaintContext, { x, y, failed }: ScatterFrame, palette: Palette): void {
  ctx.globalAlpha = POINT_ALPHA;
  ctx.fillStyle = palette.accent;
  ctx.beginPath();
  for (let point = 0; point < x.length; point++) {
    if (failed[point] === 1) continue;
    ctx.moveTo(x[point] + POINT_RADIUS_PX, y[point]);
    ctx.arc(x[point], y[point], POINT_RADIUS_PX, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.error;
  ctx.beginPath();
  for (let point = 0; point < x.length; point++) {
    if (failed[point] === 1) triangle(ctx, x[point], y[point], ERROR_HALF_PX);
  }
  ctx.fill();
}

/** One fill per strength, then the errors: the larger a triangle, the more of its cell failed. */
function paintDensity(ctx: PaintContext, plot: Box, density: DensityGrid, palette: Palette): void {
  const { columns, count, failed, most } = density;
  const perLog = (LEVELS.length - 0.001) / Math.log(most + 1);
  ctx.fillStyle = palette.accent;
  for (let level = 0; level < LEVELS.length; level++) {
    ctx.globalAlpha = LEVELS[level];
    ctx.beginPath();
    for (let cell = 0; cell < count.length; cell++) {
      if (count[cell] === 0 || Math.floor(Math.log(count[cell]) * perLog) !== level) continue;
      const x = plot.x0 + (cell % columns) * CELL_PX;
      ctx.rect(x, plot.y0 + Math.floor(cell / columns) * CELL_PX, CELL_PX, CELL_PX);
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.error;
  ctx.beginPath();
  for (let cell = 0; cell < count.length; cell++) {
    if (failed[cell] === 0) continue;
    const x = plot.x0 + ((cell % columns) + 0.5) * CELL_PX;
    const y = plot.y0 + (Math.floor(cell / columns) + 0.5) * CELL_PX;
    const share = Math.sqrt(failed[cell] / count[cell]);
    triangle(ctx, x, y, LEAST_ERROR_PX + share * (CELL_PX / 2 - LEAST_ERROR_PX + 0.5));
  }
  ctx.fill();
}

/** Around (x, y), pointing up. */
function triangle(ctx: PaintContext, x: number, y: number, half: number): void {
  ctx.moveTo(x - half, y + half * 0.8);
  ctx.lineTo(x + half, y + half * 0.8);
  ctx.lineTo(x, y - half);
  ctx.closePath();
}

/** What is chosen, with everything else in the plot dimmed. For a canvas above the points. */
export function paintChosen(ctx: PaintContext, plot: Box, chosen: Box, palette: Palette): void {
  ctx.globalAlpha = DIM;
  ctx.fillStyle = palette.bg;
  ctx.fillRect(plot.x0, plot.y0, chosen.x0 - plot.x0, plot.y1 - plot.y0);
  ctx.fillRect(chosen.x1, plot.y0, plot.x1 - chosen.x1, plot.y1 - plot.y0);
  ctx.fillRect(chosen.x0, plot.y0, chosen.x1 - chosen.x0, chosen.y0 - plot.y0);
  ctx.fillRect(chosen.x0, chosen.y1, chosen.x1 - chosen.x0, plot.y1 - chosen.y1);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(
    chosen.x0 + 0.5,
    chosen.y0 + 0.5,
    Math.max(1, chosen.x1 - chosen.x0 - 1),
    Math.max(1, chosen.y1 - chosen.y0 - 1),
  );
  ctx.stroke();
}

/** A ring around the point that the pointer or the keys are at. */
export function paintPointed(ctx: PaintContext, frame: ScatterFrame, point: number, palette: Palette): void {
  ctx.strokeStyle = palette.text;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(frame.x[point], frame.y[point], 5.5, 0, 2 * Math.PI);
  ctx.stroke();
}
