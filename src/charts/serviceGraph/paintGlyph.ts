import type { GraphNodeType } from '#analysis/graphParts.ts';
import type { PaintContext } from '#charts/paintContext.ts';

/** Draws a sign for what a node is, around a middle, `size` px high, in the context's fill and stroke. */
export function paintGlyph(ctx: PaintContext, type: GraphNodeType, x: number, y: number, size: number): void {
  const r = size / 2;
  ctx.lineWidth = Math.max(1, size / 9);
  ctx.beginPath();
  SIGNS[type](ctx, x, y, r);
  if (FILLED.has(type)) ctx.fill();
  else ctx.stroke();
}

const FILLED: ReadonlySet<GraphNodeType> = new Set(['cache', 'model']);

const SIGNS: Readonly<Record<GraphNodeType, (ctx: PaintContext, x: number, y: number, r: number) => void>> = {
  service: (ctx, x, y, r) => {
    polygon(ctx, x, y, r, [0, -1, 0.87, -0.5, 0.87, 0.5, 0, 1, -0.87, 0.5, -0.87, -0.5]);
  },
  database: (ctx, x, y, r) => {
    const w = 0.8 * r;
    const lid = 0.35 * r;
    const oval = (middle: number, isWhole: boolean): void => {
      ctx.moveTo(x - w, middle);
      ctx.bezierCurveTo(x - w, middle + 1.33 * lid, x + w, middle + 1.33 * lid, x + w, middle);
      if (isWhole) ctx.bezierCurveTo(x + w, middle - 1.33 * lid, x - w, middle - 1.33 * lid, x - w, middle);
    };
    oval(y - r + lid, true);
    oval(y, false);
    oval(y + r - lid, false);
    ctx.moveTo(x - w, y - r + lid);
    ctx.lineTo(x - w, y + r - lid);
    ctx.moveTo(x + w, y - r + lid);
    ctx.lineTo(x + w, y + r - lid);
  },
  cache: (ctx, x, y, r) => polygon(ctx, x, y, r, [0.25, -1, -0.7, 0.15, -0.05, 0.15, -0.25, 1, 0.7, -0.2, 0.05, -0.2]),
  queue: (ctx, x, y, r) => {
    for (const at of [-0.75, 0, 0.75]) {
      ctx.moveTo(x - 0.9 * r, y + at * r);
      ctx.lineTo(x + 0.9 * r, y + at * r);
    }
    ctx.moveTo(x - 0.9 * r, y - 0.75 * r);
    ctx.lineTo(x - 0.9 * r, y + 0.75 * r);
    ctx.moveTo(x + 0.9 * r, y - 0.75 * r);
    ctx.lineTo(x + 0.9 * r, y + 0.75 * r);
  },
  external: (ctx, x, y, r) => {
    lines(ctx, x, y, r, [0.1, -0.8, -0.8, -0.8, -0.8, 0.8, 0.8, 0.8, 0.8, -0.1]);
    lines(ctx, x, y, r, [-0.1, 0.1, 0.9, -0.9, 0.3, -0.9]);
    lines(ctx, x, y, r, [0.9, -0.9, 0.9, -0.3]);
  },
  model: (ctx, x, y, r) =>
    polygon(ctx, x, y, r, [0, -1, 0.25, -0.25, 1, 0, 0.25, 0.25, 0, 1, -0.25, 0.25, -1, 0, -0.25, -0.25]),
  function: (ctx, x, y, r) => {
    lines(ctx, x, y, r, [-0.6, -0.9, -0.2, -0.9, 0.5, 0.9, 0.8, 0.9]);
    lines(ctx, x, y, r, [0, -0.2, -0.7, 0.9]);
  },
  user: (ctx, x, y, r) => {
    ctx.arc(x, y - 0.45 * r, 0.42 * r, 0, 2 * Math.PI);
    ctx.moveTo(x - 0.8 * r, y + 0.9 * r);
    ctx.bezierCurveTo(x - 0.8 * r, y, x + 0.8 * r, y, x + 0.8 * r, y + 0.9 * r);
  },
  unknown: (ctx, x, y, r) => {
    ctx.moveTo(x - 0.5 * r, y - 0.5 * r);
    ctx.bezierCurveTo(x - 0.4 * r, y - 1.2 * r, x + 0.9 * r, y - r, x + 0.5 * r, y - 0.2 * r);
    ctx.lineTo(x, y + 0.3 * r);
    ctx.moveTo(x, y + 0.8 * r);
    ctx.lineTo(x, y + 0.95 * r);
  },
};

function lines(ctx: PaintContext, x: number, y: number, r: number, points: readonly number[]): void {
  for (let at = 0; at < points.length; at += 2) {
    if (at === 0) ctx.moveTo(x + r * points[at], y + r * points[at + 1]);
    else ctx.lineTo(x + r * points[at], y + r * points[at + 1]);
  }
}

function polygon(ctx: PaintContext, x: number, y: number, r: number, points: readonly number[]): void {
  lines(ctx, x, y, r, points);
  ctx.closePath();
}
