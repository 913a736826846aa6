import type { Box, ScatterFrame } from './frame.ts';
import { CELL_PX } from './layout.ts';

/** px around a point in which it is meant. */
const REACH_PX = 8;

/** px around an edge of what is chosen that drag it. */
const EDGE_PX = 5;

/** The point nearest to a place, undefined where none is near. Equally near: the first in time. */
export function hitPoint(frame: ScatterFrame, xPx: number, yPx: number): number | undefined {
  const { order, x, y } = frame;
  let best: number | undefined;
  let bestDistance = REACH_PX * REACH_PX;
  for (let at = firstFrom(frame, xPx - REACH_PX); at < order.length; at++) {
    const point = order[at];
    if (x[point] > xPx + REACH_PX) break;
    const distance = (x[point] - xPx) ** 2 + (y[point] - yPx) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = point;
    }
  }
  return best;
}

/** Points are ordered by time, so by x: the first place in `order` at or right of an x. */
function firstFrom({ order, x }: ScatterFrame, xPx: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[order[middle]] < xPx) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Points that share a point's cell, itself included; 1 where points are painted singly. */
export function pointsAround({ density, plot, x, y }: ScatterFrame, point: number): number {
  if (!density) return 1;
  const column = Math.min(density.columns - 1, Math.max(0, Math.floor((x[point] - plot.x0) / CELL_PX)));
  const rows = density.count.length / density.columns;
  const row = Math.min(rows - 1, Math.max(0, Math.floor((y[point] - plot.y0) / CELL_PX)));
  return density.count[row * density.columns + column];
}

/** What a drag moves of a chosen box, per direction: its first edge, its last, both, or neither. */
export type Moved = 'first' | 'last' | 'both' | 'none';

export interface ChosenPart {
  readonly x: Moved;
  readonly y: Moved;
}

/** What a drag from a place would move; undefined = it chooses anew. */
export function hitChosen(box: Box, xPx: number, yPx: number): ChosenPart | undefined {
  const x = along(box.x0, box.x1, xPx);
  const y = along(box.y0, box.y1, yPx);
  if (x === 'none' || y === 'none') return undefined;
  // On one edge only that edge moves, in a corner two.
  if (x === 'both' && y !== 'both') return { x: 'none', y };
  if (y === 'both' && x !== 'both') return { x, y: 'none' };
  return { x, y };
}

function along(from: number, to: number, at: number): Moved {
  // In a narrow box the middle third stays its inside.
  const inner = Math.min(EDGE_PX, (to - from) / 3);
  if (at < from - EDGE_PX || at > to + EDGE_PX) return 'none';
  if (at <= from + inner) return 'first';
  return at >= to - inner ? 'last' : 'both';
}

/** The box that a drag by (dx, dy) makes of one, kept in the plot. */
export function moveChosen(plot: Box, box: Box, part: ChosenPart, dx: number, dy: number): Box {
  const [x0, x1] = moveAlong(plot.x0, plot.x1, box.x0, box.x1, part.x, dx);
  const [y0, y1] = moveAlong(plot.y0, plot.y1, box.y0, box.y1, part.y, dy);
  return { x0, x1, y0, y1 };
}

function moveAlong(least: number, most: number, from: number, to: number, moved: Moved, by: number): [number, number] {
  const inside = (value: number): number => Math.min(most, Math.max(least, value));
  if (moved === 'none') return [from, to];
  if (moved === 'both') {
    const kept = Math.min(most - to, Math.max(least - from, by));
    return [from + kept, to + kept];
  }
  const a = moved === 'first' ? inside(from + by) : from;
  const b = moved === 'last' ? inside(to + by) : to;
  return [Math.min(a, b), Math.max(a, b)];
}

/** The box between two places; from an axis all of the other direction. */
export function boxBetween(plot: Box, fromX: number, fromY: number, toX: number, toY: number): Box {
  const inX = (x: number): number => Math.min(plot.x1, Math.max(plot.x0, x));
  const inY = (y: number): number => Math.min(plot.y1, Math.max(plot.y0, y));
  const wholeX = fromX < plot.x0;
  const wholeY = fromY > plot.y1;
  return {
    x0: wholeX ? plot.x0 : inX(Math.min(fromX, toX)),
    x1: wholeX ? plot.x1 : inX(Math.max(fromX, toX)),
    y0: wholeY ? plot.y0 : inY(Math.min(fromY, toY)),
    y1: wholeY ? plot.y1 : inY(Math.max(fromY, toY)),
  };
}
