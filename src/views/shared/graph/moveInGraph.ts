import type { GraphScene } from '#charts/serviceGraph/scene.ts';

export type GraphMove = 'callee' | 'caller' | 'above' | 'below' | 'first' | 'last';

/** Keys that move from node to node. */
export const GRAPH_MOVES: Readonly<Partial<Record<string, GraphMove>>> = {
  ArrowRight: 'callee',
  ArrowLeft: 'caller',
  ArrowUp: 'above',
  ArrowDown: 'below',
  Home: 'first',
  End: 'last',
};

/**
 * The node that a move leads to, by its place in the scene; the same one where it leads nowhere. To the right and left
 * along the edge with most calls, but back to `before` where that is one of them; up and down within a column, and
 * through the whole graph by `first` and `last`.
 */
export function moveInGraph(scene: GraphScene, at: number, move: GraphMove, before: number): number {
  const { nodes, edges } = scene;
  const order = Array.from(nodes, (_, place) => place).sort(
    (a, b) => nodes[a].x - nodes[b].x || nodes[a].y - nodes[b].y,
  );
  if (move === 'last') return order[order.length - 1] ?? -1;
  if (move === 'first' || at < 0 || at >= nodes.length) return order[0] ?? -1;
  if (move === 'callee' || move === 'caller') {
    let best = at;
    let width = -1;
    for (const edge of edges) {
      const [here, there] = move === 'callee' ? [edge.from, edge.to] : [edge.to, edge.from];
      if (here !== at || there === at) continue;
      if (there === before) return there;
      if (edge.width <= width) continue;
      width = edge.width;
      best = there;
    }
    return best;
  }
  const column = order.filter((place) => nodes[place].x === nodes[at].x);
  return column[column.indexOf(at) + (move === 'below' ? 1 : -1)] ?? at;
}
