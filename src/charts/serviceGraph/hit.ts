import type { Camera } from './camera.ts';
import { curveBetween } from './edgeWay.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';
import type { GraphScene } from './scene.ts';

/** What is at a place: a node or an edge, by its place in the scene. */
export type GraphHit = { readonly kind: 'node' | 'edge'; readonly at: number };

/** Screen px around a line that count as on it. */
const NEAR_PX = 5;
/** Points that a piece of a way is tried at. */
const STEPS = 14;

/** What was painted at a place of the screen, nodes before edges, the upper before the lower. */
export function hitGraph(scene: GraphScene, camera: Camera, xPx: number, yPx: number): GraphHit | undefined {
  const x = (xPx - camera.x) / camera.k;
  const y = (yPx - camera.y) / camera.k;
  for (let at = scene.nodes.length - 1; at >= 0; at--) {
    const node = scene.nodes[at];
    if (x >= node.x && x < node.x + NODE_WIDTH && y >= node.y && y < node.y + NODE_HEIGHT) return { kind: 'node', at };
  }
  let nearest = NEAR_PX / camera.k;
  let found: GraphHit | undefined;
  for (const [at, { way, width }] of scene.edges.entries()) {
    const distance = distanceTo(way, x, y, nearest + width) - width / 2;
    if (distance >= nearest) continue;
    nearest = distance;
    found = { kind: 'edge', at };
  }
  return found;
}

/** Distance of a point to a way; Infinity for what is farther off than `reach` by the box around its points. */
function distanceTo(way: Float64Array, x: number, y: number, reach: number): number {
  let least = Infinity;
  for (let start = 0; start + 7 < way.length; start += 6) {
    if (isOutside(way, start, x, 0, reach) || isOutside(way, start, y, 1, reach)) continue;
    let before = { x: way[start], y: way[start + 1] };
    for (let step = 1; step <= STEPS; step++) {
      const point = curveBetween(way, start, step / STEPS);
      least = Math.min(least, toSegment(x, y, before, point));
      before = point;
    }
  }
  return least;
}

function isOutside(way: Float64Array, start: number, value: number, axis: 0 | 1, reach: number): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let at = start + axis; at < start + 8; at += 2) {
    low = Math.min(low, way[at]);
    high = Math.max(high, way[at]);
  }
  return value < low - reach || value > high + reach;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function toSegment(x: number, y: number, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}
