import { itemOfId } from '#analysis/flameItems.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { FlameInput } from './frame.ts';
import { laneTop, lanesInView } from './lanes.ts';
import { LANE_GAP_PX } from './paint.ts';

/** px: a frame around a span that is thinner than this is still seen. */
const LEAST_PX = 3;

export interface FlameLights {
  /** ids; undefined = none */
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly parentOf: (id: number) => number;
}

/** Frames around the selected span, those above it, and the one under the pointer. */
export function paintLights(ctx: PaintContext, input: FlameInput, lights: FlameLights, palette: Palette): void {
  const { selected, hovered, parentOf } = lights;
  if (selected !== undefined) {
    ctx.strokeStyle = palette.accent;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let id = parentOf(selected); id >= 0; id = parentOf(id)) addBox(ctx, input, id, 0.5);
    ctx.stroke();
    // A line of the ground parts the frame from a box of any colour.
    ctx.strokeStyle = palette.bg;
    ctx.lineWidth = 4;
    ctx.beginPath();
    addBox(ctx, input, selected, 1);
    ctx.stroke();
    ctx.strokeStyle = palette.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  if (hovered === undefined || hovered === selected) return;
  ctx.strokeStyle = palette.text;
  ctx.lineWidth = 1;
  ctx.beginPath();
  addBox(ctx, input, hovered, 0.5);
  ctx.stroke();
}

/** Adds the box of an id to the path, if it is in view; `inset` px inside its edge. */
function addBox(ctx: PaintContext, input: FlameInput, id: number, inset: number): void {
  const { items, scale } = input;
  const item = itemOfId(items, id);
  if (item < 0) return;
  const [first, end] = lanesInView(input);
  const lane = items.lane[item];
  if (lane < first || lane >= end) return;
  const x0 = Math.max(-4, scale.toPx(items.start[item]));
  const x1 = Math.min(scale.widthPx + 4, Math.max(x0 + LEAST_PX, scale.toPx(items.end[item])));
  if (x1 < 0 || x0 > scale.widthPx) return;
  const height = input.laneHeightPx - LANE_GAP_PX;
  ctx.rect(x0 + inset, laneTop(input, lane) + inset, x1 - x0 - 2 * inset, height - 2 * inset);
}
