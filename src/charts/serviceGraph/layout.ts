import type { Steps } from '#base/slicedWork.ts';
import { assignLayers } from './layers.ts';
import type { GraphLayout, KnownPlaces, LayoutInput } from './layoutInput.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';
import { orderLayers } from './order.ts';
import type { Pieces } from './pieces.ts';
import { cutIntoPieces } from './pieces.ts';
import { placeHeights } from './places.ts';

/** World px between boxes of a column, between a box and a passing edge, between columns, and around a lane. */
const GAP = 16;
const BEND_GAP = 14;
const COLUMN_GAP = 84;
/** Between the columns that a long layer is folded into. */
const FOLD_GAP = 28;
const LANE_PADDING = 36;
/** Rows of a column by the root of all nodes: boxes with their gaps are 204 × 56, windows about 1.7 times as wide as high. */
const ROWS = 1.46;

/**
 * Places of nodes in layers from left to right: callers left of what they call, few crossings, edges short. Known places
 * are kept as far as the layers allow. In steps of a few ms at 500 nodes and 3,000 edges; near-linear.
 *
 * Our own, because layered layouts that bend every edge at every layer take 18 s and more for a graph of that size, and
 * because none of them takes places that are to be kept.
 */
export function* layoutGraph(input: LayoutInput, known: KnownPlaces): Steps<GraphLayout> {
  const names = [...new Set(input.lane)].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
  const laneOf = Int32Array.from(input.lane, (name) => names.indexOf(name));
  const layer = assignLayers(input);
  yield;
  const pieces = cutIntoPieces(input, layer, laneOf);
  const wish = new Float64Array(pieces.count).fill(NaN);
  for (const [node, id] of input.ids.entries()) {
    const place = known.get(id);
    if (place) wish[node] = place.y + NODE_HEIGHT / 2;
  }
  const lists = yield* orderLayers(pieces, wish);
  yield;
  const folds = lists.map((list) => foldsOf(pieces, list));
  const { middle, lanes } = stackLanes(pieces, lists, folds, wish, names);
  const columns = columnsOf(pieces, lists, folds);
  return settle(input, pieces, middle, columns, lanes, known);
}

/** Columns of a layer: one until it is longer than a picture as wide as a screen would have it. */
function foldsOf(pieces: Pieces, list: Int32Array): number {
  const boxes = list.reduce((sum, piece) => sum + (piece < pieces.nodes ? 1 : 0), 0);
  if (boxes < list.length) return 1;
  return Math.max(1, Math.round(boxes / Math.max(16, ROWS * Math.sqrt(pieces.nodes))));
}

interface Lane {
  readonly name: string;
  readonly y0: number;
  readonly y1: number;
}

/** Each lane by itself, then below each other. Without named lanes there is one. */
function stackLanes(
  pieces: Pieces,
  lists: readonly Int32Array[],
  folds: readonly number[],
  wish: Float64Array,
  names: readonly string[],
): { readonly middle: Float64Array; readonly lanes: readonly Lane[] } {
  const apart = (above: number, below: number): number => {
    if (above >= pieces.nodes || below >= pieces.nodes) {
      return above >= pieces.nodes && below >= pieces.nodes ? BEND_GAP : NODE_HEIGHT / 2 + BEND_GAP;
    }
    return (NODE_HEIGHT + GAP) / folds[pieces.layer[above]];
  };
  const isNamed = names.length > 1 || names[0] !== '';
  const middle = new Float64Array(pieces.count);
  const lanes: Lane[] = [];
  let top = 0;
  for (const [lane, name] of names.entries()) {
    const own = lists.map((list) => list.filter((piece) => pieces.lane[piece] === lane));
    const height = placeHeights(pieces, own, wish, apart);
    let least = Infinity;
    let most = -Infinity;
    for (const list of own) {
      for (const piece of list) {
        const half = piece < pieces.nodes ? NODE_HEIGHT / 2 : 0;
        least = Math.min(least, height[piece] - half);
        most = Math.max(most, height[piece] + half);
      }
    }
    if (most < least) continue;
    const shift = isNamed ? top + LANE_PADDING - least : 0;
    for (const list of own) for (const piece of list) middle[piece] = height[piece] + shift;
    if (!isNamed) continue;
    lanes.push({ name, y0: top, y1: top + most - least + 2 * LANE_PADDING });
    top += most - least + 2 * LANE_PADDING + GAP;
  }
  return { middle, lanes };
}

interface Columns {
  /** by layer: left and right */
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  /** by piece */
  readonly x: Float64Array;
}

function columnsOf(pieces: Pieces, lists: readonly Int32Array[], folds: readonly number[]): Columns {
  const x0 = new Float64Array(pieces.layers);
  const x1 = new Float64Array(pieces.layers);
  const x = new Float64Array(pieces.count);
  let left = 0;
  for (const [layer, list] of lists.entries()) {
    x0[layer] = left;
    for (let at = 0; at < list.length; at++) x[list[at]] = left + (at % folds[layer]) * (NODE_WIDTH + FOLD_GAP);
    x1[layer] = left + folds[layer] * (NODE_WIDTH + FOLD_GAP) - FOLD_GAP;
    left = x1[layer] + COLUMN_GAP;
  }
  return { x0, x1, x };
}

/** Moves all so that the known nodes are, in the middle of them, where they were; without any, so that all starts at 0. */
function settle(
  input: LayoutInput,
  pieces: Pieces,
  middle: Float64Array,
  columns: Columns,
  lanes: readonly Lane[],
  known: KnownPlaces,
): GraphLayout {
  const x = columns.x.slice(0, pieces.nodes);
  const y = Float64Array.from(middle.subarray(0, pieces.nodes), (at) => at - NODE_HEIGHT / 2);
  const before = [...input.ids.entries()].flatMap(([node, id]) => {
    const place = known.get(id);
    return place ? [{ dx: place.x - x[node], dy: place.y - y[node] }] : [];
  });
  const dx = before.length === 0 ? 0 : median(before.map((move) => move.dx));
  const dy = before.length === 0 ? -leastOf(y, lanes) : median(before.map((move) => move.dy));
  const bends = Array.from(pieces.firstBend, (first, edge) =>
    Array.from({ length: pieces.bends[edge] }, (_, bend) => {
      const piece = first + bend;
      const layer = pieces.layer[piece];
      return [columns.x0[layer] + dx, columns.x1[layer] + dx, middle[piece] + dy];
    }).flat(),
  );
  let width = 0;
  let height = 0;
  for (let node = 0; node < pieces.nodes; node++) {
    x[node] += dx;
    y[node] += dy;
    width = Math.max(width, x[node] + NODE_WIDTH);
    height = Math.max(height, y[node] + NODE_HEIGHT);
  }
  return {
    x,
    y,
    layer: pieces.layer.slice(0, pieces.nodes),
    bends,
    lanes: lanes.map((lane) => ({ ...lane, y0: lane.y0 + dy, y1: lane.y1 + dy })),
    width,
    height,
  };
}

function leastOf(y: Float64Array, lanes: readonly Lane[]): number {
  return (
    lanes.reduce(
      (least, { y0 }) => Math.min(least, y0),
      y.reduce((least, at) => Math.min(least, at), Infinity),
    ) || 0
  );
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}
