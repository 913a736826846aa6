import { labelFont, paleColour, solidColour } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { FlameFrame } from './frame.ts';
import { BUCKETS, ERROR, FILLS, FLAME_COLOURS } from './frame.ts';

/** Between two lanes, px: room for the line of the critical path. */
export const LANE_GAP_PX = 3;
/** Between two boxes that touch, where the first is wide enough to lose it. */
const BOX_GAP_PX = 1;
const LEAST_WITH_GAP_PX = 3;

/** The corner of a failed box, px; boxes narrower than this are marked over their whole height. */
const CORNER_PX = 8;
const MARK_WIDTH_PX = 2;

/** Boxes and cells by colour, marks of errors and of what is closed, labels. */
export function paintFlame(ctx: PaintContext, frame: FlameFrame, palette: Palette): void {
  const height = frame.laneHeightPx - LANE_GAP_PX;
  const { x0, x1, y, isBox, sorted, bucketStart } = frame;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const from = bucketStart[bucket];
    const to = bucketStart[bucket + 1];
    if (from === to) continue;
    const fill = Math.floor(bucket / FLAME_COLOURS);
    ctx.fillStyle = fillColour(palette, bucket % FLAME_COLOURS, fill >= FILLS);
    ctx.globalAlpha = ((fill % FILLS) + 1) / FILLS;
    ctx.beginPath();
    for (let place = from; place < to; place++) {
      const at = sorted[place];
      const width = x1[at] - x0[at];
      ctx.rect(x0[at], y[at], isBox[at] === 1 && width > LEAST_WITH_GAP_PX ? width - BOX_GAP_PX : width, height);
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  paintFailed(ctx, frame, height, palette);
  paintClosed(ctx, frame, height, palette);
  paintLabels(ctx, frame, height, palette);
}

function fillColour(palette: Palette, colour: number, isPassedBy: boolean): string {
  if (colour === ERROR) return palette.error;
  return isPassedBy ? paleColour(palette, colour) : solidColour(palette, colour);
}

/** Errors have a shape beside their colour: a corner that is cut off from the box by a line of the ground. */
function paintFailed(ctx: PaintContext, frame: FlameFrame, height: number, palette: Palette): void {
  for (const size of [CORNER_PX + 3, CORNER_PX]) {
    ctx.fillStyle = size === CORNER_PX ? palette.error : palette.bg;
    ctx.beginPath();
    for (let at = 0; at < frame.count; at++) {
      if (frame.hasFailed[at] === 0) continue;
      const right = frame.x1[at] - BOX_GAP_PX;
      const isNarrow = frame.x1[at] - frame.x0[at] < 2 * CORNER_PX;
      if (isNarrow) {
        const width = Math.min(MARK_WIDTH_PX, frame.x1[at] - frame.x0[at]);
        ctx.rect(frame.x0[at], frame.y[at], size === CORNER_PX ? width : width + 1, height);
      } else {
        ctx.moveTo(right - size, frame.y[at]);
        ctx.lineTo(right, frame.y[at]);
        ctx.lineTo(right, frame.y[at] + size);
        ctx.closePath();
      }
    }
    ctx.fill();
  }
}

/** What hides something is torn at its lower edge. */
function paintClosed(ctx: PaintContext, frame: FlameFrame, height: number, palette: Palette): void {
  ctx.fillStyle = palette.bg;
  ctx.beginPath();
  for (let at = 0; at < frame.count; at++) {
    if (frame.isClosed[at] === 0) continue;
    const end = Math.min(frame.widthPx, frame.x1[at]);
    for (let x = Math.max(0, frame.x0[at]) + 2; x + 2 <= end; x += 6) ctx.rect(x, frame.y[at] + height - 3, 3, 2);
  }
  ctx.fill();
}

function paintLabels(ctx: PaintContext, frame: FlameFrame, height: number, palette: Palette): void {
  ctx.font = labelFont(palette);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const isPassedBy of [0, 1]) {
    ctx.fillStyle = isPassedBy === 1 ? palette.text : palette.onService;
    for (let label = 0; label < frame.labels; label++) {
      if (frame.labelIsPassedBy[label] !== isPassedBy) continue;
      ctx.fillText(frame.labelText[label], frame.labelX[label], frame.labelY[label] + height / 2 + 0.5);
    }
  }
}
