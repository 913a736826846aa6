import type { Steps } from '#base/slicedWork.ts';
import { adjacency } from './adjacency.ts';
import type { Pieces } from './pieces.ts';

/** Passes over all layers, there and back: crossings hardly fall after the first six. */
const SWEEPS = 14;

/**
 * The order of the pieces of each layer, top to bottom, that has few crossings: each layer in turn is ordered by where
 * the neighbours of its pieces stand, and the best of all orders met is kept. `wish` is a height where a piece is wanted,
 * NaN = anywhere; when all nodes have one, that is the order.
 */
export function* orderLayers(pieces: Pieces, wish: Float64Array): Steps<readonly Int32Array[]> {
  const { count, layers, from, to, weight } = pieces;
  const out = adjacency(count, from, to);
  const into = adjacency(count, to, from);
  const height = Float64Array.from(wish, (y, piece) => (Number.isNaN(y) ? piece : y));
  let lists = firstLists(pieces, out.neighbour, out.offset);
  const isSteady = wish.subarray(0, pieces.nodes).some((y) => !Number.isNaN(y));
  if (!isSteady) rank(lists, height);

  /** Orders a layer by the mean height of its neighbours on the given sides. */
  const settle = (list: Int32Array, sides: readonly ReturnType<typeof adjacency>[]): void => {
    const key = new Map<number, number>();
    for (const piece of list) {
      let sum = 0;
      let of = 0;
      for (const { offset, neighbour, edge } of sides) {
        for (let at = offset[piece]; at < offset[piece + 1]; at++) {
          const share = weight[edge[at]];
          sum += share * height[neighbour[at]];
          of += share;
        }
      }
      const free = of === 0 ? height[piece] : sum / of;
      key.set(piece, isSteady && !Number.isNaN(wish[piece]) ? wish[piece] : free);
    }
    const at = (piece: number): number => key.get(piece) ?? 0;
    list.sort((a, b) => pieces.lane[a] - pieces.lane[b] || at(a) - at(b) || height[a] - height[b]);
    if (isSteady) for (const piece of list) height[piece] = at(piece);
  };

  let best = lists.map((list) => list.slice());
  let fewest = isSteady ? Infinity : crossings(pieces, lists);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isForth = sweep % 2 === 0;
    for (let step = 0; step < layers; step++) {
      const list = lists[isForth ? step : layers - 1 - step];
      settle(list, isSteady || sweep > SWEEPS - 4 ? [into, out] : isForth ? [into] : [out]);
      if (!isSteady) rankOne(list, height);
    }
    yield;
    const now = crossings(pieces, lists);
    if (now >= fewest && !isSteady) continue;
    fewest = now;
    best = lists.map((list) => list.slice());
  }
  lists = best;
  return lists;
}

/** Pieces by layer, in the order in which they are met from the left: what belongs together starts together. */
function firstLists({ count, layer, layers, lane }: Pieces, neighbour: Int32Array, offset: Int32Array): Int32Array[] {
  const met = new Uint8Array(count);
  const lists = Array.from({ length: layers }, (): number[] => []);
  const starts = Array.from({ length: count }, (_, piece) => piece).sort((a, b) => layer[a] - layer[b] || a - b);
  for (const start of starts) {
    const waiting = [start];
    while (waiting.length > 0) {
      const piece = waiting.pop() as number;
      if (met[piece] === 1) continue;
      met[piece] = 1;
      lists[layer[piece]].push(piece);
      for (let at = offset[piece + 1] - 1; at >= offset[piece]; at--) waiting.push(neighbour[at]);
    }
  }
  return lists.map((list) => Int32Array.from(list.sort((a, b) => lane[a] - lane[b])));
}

function rank(lists: readonly Int32Array[], height: Float64Array): void {
  for (const list of lists) rankOne(list, height);
}

/** Ranks around the middle, so that long and short layers face each other. */
function rankOne(list: Int32Array, height: Float64Array): void {
  for (let at = 0; at < list.length; at++) height[list[at]] = at - (list.length - 1) / 2;
}

/** Pairs of links between neighbouring layers that cross. By a Fenwick tree for each gap: n log n. */
export function crossings(pieces: Pieces, lists: readonly Int32Array[]): number {
  const { from, to, layer } = pieces;
  const byGap = lists.map((): number[] => []);
  for (let link = 0; link < from.length; link++) {
    if (layer[to[link]] === layer[from[link]] + 1) byGap[layer[from[link]]].push(link);
  }
  const place = new Int32Array(pieces.count);
  for (const list of lists) for (let at = 0; at < list.length; at++) place[list[at]] = at;
  let count = 0;
  for (const [gap, links] of byGap.entries()) {
    if (links.length < 2) continue;
    links.sort((a, b) => place[from[a]] - place[from[b]] || place[to[a]] - place[to[b]]);
    const size = lists[gap + 1].length;
    const tree = new Int32Array(size + 1);
    let met = 0;
    for (const link of links) {
      let upTo = 0;
      for (let at = place[to[link]] + 1; at > 0; at -= at & -at) upTo += tree[at];
      count += met - upTo;
      for (let at = place[to[link]] + 1; at <= size; at += at & -at) tree[at]++;
      met++;
    }
  }
  return count;
}
