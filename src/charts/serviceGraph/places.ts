import { adjacency } from './adjacency.ts';
import type { Pieces } from './pieces.ts';

/** Rounds in which every piece moves toward its neighbours. */
const ROUNDS = 10;
/** How much more a place that a node had counts than where its neighbours are. */
const KEPT = 1000;

/**
 * The middle height of each piece, in the given orders, `apart` px at least from the next: near its neighbours, and where
 * `wish` has a height nearest to that. Each round is exact least squares for one layer at a time, by pooling. Only
 * neighbours in the same lane pull.
 */
export function placeHeights(
  pieces: Pieces,
  lists: readonly Int32Array[],
  wish: Float64Array,
  apart: (above: number, below: number) => number,
): Float64Array {
  const { count, from, to, weight, lane } = pieces;
  const sides = [adjacency(count, from, to), adjacency(count, to, from)];
  const height = new Float64Array(count);
  for (const list of lists) {
    let y = 0;
    const total = list.reduce((sum, piece, at) => sum + (at === 0 ? 0 : apart(list[at - 1], piece)), 0);
    for (let at = 0; at < list.length; at++) {
      if (at > 0) y += apart(list[at - 1], list[at]);
      height[list[at]] = y - total / 2;
    }
  }
  const wanted = new Float64Array(count);
  const force = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    for (let step = 0; step < lists.length; step++) {
      const list = lists[round % 2 === 0 ? step : lists.length - 1 - step];
      for (const piece of list) {
        let sum = 0;
        let of = 0;
        for (const { offset, neighbour, edge } of sides) {
          for (let at = offset[piece]; at < offset[piece + 1]; at++) {
            if (lane[neighbour[at]] !== lane[piece]) continue;
            sum += weight[edge[at]] * height[neighbour[at]];
            of += weight[edge[at]];
          }
        }
        const isKept = !Number.isNaN(wish[piece]);
        wanted[piece] = isKept ? wish[piece] : of === 0 ? height[piece] : sum / of;
        force[piece] = isKept ? KEPT : of === 0 ? 0.01 : of;
      }
      pool(list, wanted, force, apart, height);
    }
  }
  return height;
}

/** Pools of neighbours that would overlap move as one, to the mean of what its members want. */
function pool(
  list: Int32Array,
  wanted: Float64Array,
  force: Float64Array,
  apart: (above: number, below: number) => number,
  height: Float64Array,
): void {
  const mean: number[] = [];
  const weight: number[] = [];
  const size: number[] = [];
  const shift = new Float64Array(list.length);
  for (let at = 0; at < list.length; at++) {
    if (at > 0) shift[at] = shift[at - 1] + apart(list[at - 1], list[at]);
    mean.push(wanted[list[at]] - shift[at]);
    weight.push(force[list[at]]);
    size.push(1);
    for (let last = mean.length - 1; last > 0 && mean[last - 1] > mean[last]; last--) {
      const both = weight[last - 1] + weight[last];
      mean[last - 1] = (mean[last - 1] * weight[last - 1] + mean[last] * weight[last]) / both;
      weight[last - 1] = both;
      size[last - 1] += size[last];
      mean.pop();
      weight.pop();
      size.pop();
    }
  }
  let at = 0;
  for (const [block, y] of mean.entries()) {
    for (let member = 0; member < size[block]; member++, at++) height[list[at]] = y + shift[at];
  }
}
