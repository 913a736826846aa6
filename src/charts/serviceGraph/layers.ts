import type { Adjacency } from './adjacency.ts';
import { adjacency } from './adjacency.ts';
import type { LayoutInput } from './layoutInput.ts';

/**
 * The layer of each node, 0 at the left. Callers stand left of what they call, but for calls that close a circle; each
 * stands as far right as its longest chain of callers says. In a graph so entangled that this makes a chain of most of
 * it, the shortest chain counts instead. Linear in nodes and edges.
 */
export function assignLayers(input: LayoutInput): Int32Array {
  const count = input.ids.length;
  const out = adjacency(count, input.from, input.to);
  const into = adjacency(count, input.to, input.from);
  const closes = closingEdges(input, out, into);
  const longest = longestChains(count, out, into, closes);
  const shortest = shortestChains(count, out, into, closes);
  const deepest = (layers: Int32Array): number => layers.reduce((most, layer) => Math.max(most, layer), 0);
  const isEntangled = deepest(longest) > 2 * deepest(shortest) + 6;
  const layer = isEntangled ? shortest : longest;
  pullSources(input, out, into, closes, layer);
  return layer;
}

/** 1 = the edge leads back to where its own chain came from. Depth first, from what nobody calls. */
function closingEdges(input: LayoutInput, out: Adjacency, into: Adjacency): Uint8Array {
  const count = input.ids.length;
  const closes = new Uint8Array(input.from.length);
  const surplus = (node: number): number =>
    out.offset[node + 1] - out.offset[node] - (into.offset[node + 1] - into.offset[node]);
  const starts = input.ids.map((_, node) => node);
  starts.sort(
    (a, b) =>
      input.isFirst[b] - input.isFirst[a] || sourceRank(into, b) - sourceRank(into, a) || surplus(b) - surplus(a),
  );
  /** 0 = not met, 1 = on the path, 2 = done */
  const phase = new Uint8Array(count);
  const next = out.offset.slice(0, count);
  for (const start of starts) {
    if (phase[start] !== 0) continue;
    const path = [start];
    phase[start] = 1;
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (next[node] === out.offset[node + 1]) {
        phase[node] = 2;
        path.pop();
        continue;
      }
      const at = next[node]++;
      const callee = out.neighbour[at];
      if (phase[callee] === 1) closes[out.edge[at]] = 1;
      else if (phase[callee] === 0) {
        phase[callee] = 1;
        path.push(callee);
      }
    }
  }
  return closes;
}

/** 1 = nobody calls it. */
function sourceRank(into: Adjacency, node: number): number {
  return into.offset[node] === into.offset[node + 1] ? 1 : 0;
}

function longestChains(count: number, out: Adjacency, into: Adjacency, closes: Uint8Array): Int32Array {
  const layer = new Int32Array(count);
  const waiting = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    for (let at = into.offset[node]; at < into.offset[node + 1]; at++) if (closes[into.edge[at]] === 0) waiting[node]++;
  }
  const ready: number[] = [];
  for (let node = 0; node < count; node++) if (waiting[node] === 0) ready.push(node);
  for (let done = 0; done < ready.length; done++) {
    const node = ready[done];
    for (let at = out.offset[node]; at < out.offset[node + 1]; at++) {
      if (closes[out.edge[at]] === 1) continue;
      const callee = out.neighbour[at];
      layer[callee] = Math.max(layer[callee], layer[node] + 1);
      if (--waiting[callee] === 0) ready.push(callee);
    }
  }
  return layer;
}

function shortestChains(count: number, out: Adjacency, into: Adjacency, closes: Uint8Array): Int32Array {
  const layer = new Int32Array(count).fill(-1);
  const queue: number[] = [];
  for (let node = 0; node < count; node++) {
    let isCalled = false;
    for (let at = into.offset[node]; at < into.offset[node + 1]; at++) isCalled ||= closes[into.edge[at]] === 0;
    if (isCalled) continue;
    layer[node] = 0;
    queue.push(node);
  }
  for (let done = 0; done < queue.length; done++) {
    const node = queue[done];
    for (let at = out.offset[node]; at < out.offset[node + 1]; at++) {
      const callee = out.neighbour[at];
      if (closes[out.edge[at]] === 1 || layer[callee] >= 0) continue;
      layer[callee] = layer[node] + 1;
      queue.push(callee);
    }
  }
  return layer;
}

/** What nobody calls stands right before what it calls, not at the far left. */
function pullSources(
  { ids, isFirst }: LayoutInput,
  out: Adjacency,
  into: Adjacency,
  closes: Uint8Array,
  layer: Int32Array,
): void {
  for (let node = 0; node < ids.length; node++) {
    if (isFirst[node] === 1 || sourceRank(into, node) === 0) continue;
    let nearest = Infinity;
    for (let at = out.offset[node]; at < out.offset[node + 1]; at++) {
      if (closes[out.edge[at]] === 0) nearest = Math.min(nearest, layer[out.neighbour[at]]);
    }
    if (nearest !== Infinity) layer[node] = Math.max(0, nearest - 1);
  }
}
