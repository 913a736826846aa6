import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** World px that a way reaches out of its boxes at least before it turns, and beside its own box. */
const REACH = 36;
const LOOP = 20;
/** Of the handles over its own box: the way itself is three quarters as high, and clear of the next box. */
const LOOP_HEIGHT = 18;
/** An arrow's point stands so far off the box that it shows on a dark one. */
const TIP = 2;

/**
 * The way of an edge from the right side of one box to the left side of another, past its bends (left, right, height of
 * each), level wherever it meets one. Points of cubic curves: x, y, then two handles and an end for each piece.
 */
export function edgeWay(from: Corner, to: Corner, bends: readonly number[]): Float64Array {
  if (from === to) return ownLoop(from);
  const stops = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2];
  for (let at = 0; at < bends.length; at += 3) stops.push(bends[at], bends[at + 2], bends[at + 1], bends[at + 2]);
  stops.push(to.x - TIP, to.y + NODE_HEIGHT / 2);
  const way = new Float64Array(2 + (stops.length / 2 - 1) * 6);
  way[0] = stops[0];
  way[1] = stops[1];
  for (let stop = 2, at = 2; stop < stops.length; stop += 2, at += 6) {
    const [x0, y0, x1, y1] = [stops[stop - 2], stops[stop - 1], stops[stop], stops[stop + 1]];
    const reach = x1 > x0 ? (x1 - x0) / 2 : Math.min(4 * REACH, REACH + (x0 - x1) / 4);
    way.set([x0 + reach, y0, x1 - reach, y1, x1, y1], at);
  }
  return way;
}

/** A service that calls itself: over the top of its box. */
function ownLoop({ x, y }: Corner): Float64Array {
  const right = x + NODE_WIDTH * 0.72;
  const left = x + NODE_WIDTH * 0.28;
  return Float64Array.of(right, y, right + LOOP, y - LOOP_HEIGHT, left - LOOP, y - LOOP_HEIGHT, left, y - TIP);
}

/** The point at `share` (0 … 1) of the piece that starts at an index of a way. */
export function curveBetween(
  way: Float64Array,
  start: number,
  share: number,
): { readonly x: number; readonly y: number } {
  const rest = 1 - share;
  const a = rest * rest * rest;
  const b = 3 * rest * rest * share;
  const c = 3 * rest * share * share;
  const d = share * share * share;
  return {
    x: a * way[start] + b * way[start + 2] + c * way[start + 4] + d * way[start + 6],
    y: a * way[start + 1] + b * way[start + 3] + c * way[start + 5] + d * way[start + 7],
  };
}
