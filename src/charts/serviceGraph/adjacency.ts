/** Neighbours of each node in one direction: entries offset[node] … offset[node + 1]. */
export interface Adjacency {
  readonly offset: Int32Array;
  readonly neighbour: Int32Array;
  /** place of the edge that leads there */
  readonly edge: Int32Array;
}

/** By `from`, where each edge leads; with both swapped, where each comes from. Edges from a node to itself are left out. */
export function adjacency(count: number, from: Int32Array, to: Int32Array): Adjacency {
  const offset = new Int32Array(count + 1);
  for (let edge = 0; edge < from.length; edge++) if (from[edge] !== to[edge]) offset[from[edge] + 1]++;
  for (let node = 0; node < count; node++) offset[node + 1] += offset[node];
  const neighbour = new Int32Array(offset[count]);
  const edges = new Int32Array(offset[count]);
  const filled = offset.slice(0, count);
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue;
    const at = filled[from[edge]]++;
    neighbour[at] = to[edge];
    edges[at] = edge;
  }
  return { offset, neighbour, edge: edges };
}
