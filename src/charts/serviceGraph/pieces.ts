import type { LayoutInput } from './layoutInput.ts';

/**
 * What stands in layers: the nodes, and behind them one bend for each layer that an edge passes. Links join pieces of
 * neighbouring layers; where edges have no bends, of any.
 */
export interface Pieces {
  readonly nodes: number;
  readonly count: number;
  /** by piece */
  readonly layer: Int32Array;
  readonly lane: Int32Array;
  /** by link */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** by edge: its first bend, and how many; −1, 0 without */
  readonly firstBend: Int32Array;
  readonly bends: Int32Array;
  readonly layers: number;
}

/** More bends than this would make a picture taller than it is worth: edges then go straight, behind what is there. */
const MOST_BENDS = 400;
/** In a graph of more nodes columns are folded, which leaves no straight way between the boxes. */
const MOST_NODES = 150;

/** `lane`: number of each node's lane, top to bottom. */
export function cutIntoPieces(input: LayoutInput, nodeLayer: Int32Array, nodeLane: Int32Array): Pieces {
  const { from, to, weight } = input;
  const nodes = input.ids.length;
  const firstBend = new Int32Array(from.length).fill(-1);
  const bends = new Int32Array(from.length);
  let wanted = 0;
  for (let edge = 0; edge < from.length; edge++) {
    bends[edge] = Math.max(0, nodeLayer[to[edge]] - nodeLayer[from[edge]] - 1);
    wanted += bends[edge];
  }
  if (wanted > MOST_BENDS || nodes > MOST_NODES) {
    bends.fill(0);
    wanted = 0;
  }
  const layer = new Int32Array(nodes + wanted);
  const lane = new Int32Array(nodes + wanted);
  layer.set(nodeLayer);
  lane.set(nodeLane);
  const links: { from: number; to: number; weight: number }[] = [];
  let piece = nodes;
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue;
    if (bends[edge] > 0) firstBend[edge] = piece;
    let before = from[edge];
    for (let bend = 0; bend < bends[edge]; bend++) {
      layer[piece] = nodeLayer[from[edge]] + bend + 1;
      lane[piece] = nodeLane[from[edge]];
      // A bend that is straight on both sides looks best: its links count more than those of nodes.
      links.push({ from: before, to: piece, weight: 2 * weight[edge] });
      before = piece++;
    }
    links.push({ from: before, to: to[edge], weight: bends[edge] > 0 ? 2 * weight[edge] : weight[edge] });
  }
  return {
    nodes,
    count: nodes + wanted,
    layer,
    lane,
    from: Int32Array.from(links, (link) => link.from),
    to: Int32Array.from(links, (link) => link.to),
    weight: Float64Array.from(links, (link) => link.weight),
    firstBend,
    bends,
    layers: layer.reduce((most, at) => Math.max(most, at), -1) + 1,
  };
}
