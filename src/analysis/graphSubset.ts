import type { GraphInput } from './graphInput.ts';

export interface SubsetQuery {
  /** edges with fewer calls are hidden; 0 or 1 = none */
  readonly minCalls: number;
  /** id of the node that all is seen from; undefined = the whole graph */
  readonly focus: string | undefined;
  /** steps that are followed from the focus to callers and to what is called; Infinity = all */
  readonly up: number;
  readonly down: number;
  /** callers that are not in the document */
  readonly showsUnknown: boolean;
}

/** What of a graph shows, by place in its lists: 1 = shows. */
export interface GraphSubset {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  /** hidden for having too few calls; nodes that have no other edges are hidden with them */
  readonly hiddenEdges: number;
  readonly hiddenNodes: number;
  /** orphaned calls whose caller is not shown */
  readonly hiddenUnknown: number;
}

/**
 * What shows: edges with enough calls, and of those what is within reach of the focus. Every edge between two nodes that
 * show shows too, also one that no way from the focus takes. Linear.
 */
export function graphSubset(input: GraphInput, query: SubsetQuery): GraphSubset {
  const { nodes, edges } = input;
  const passes = new Uint8Array(edges.length);
  const hasEdge = new Uint8Array(nodes.length);
  const hasShown = new Uint8Array(nodes.length);
  let hiddenEdges = 0;
  let hiddenUnknown = 0;
  for (const [at, { from, to, calls }] of edges.entries()) {
    if (!query.showsUnknown && nodes[from].type === 'unknown') {
      hiddenUnknown += calls;
      continue;
    }
    hasEdge[from] = hasEdge[to] = 1;
    if (calls < query.minCalls) {
      hiddenEdges++;
      continue;
    }
    passes[at] = hasShown[from] = hasShown[to] = 1;
  }
  const focus = query.focus === undefined ? -1 : nodes.findIndex(({ id }) => id === query.focus);
  const shown = Uint8Array.from(nodes, ({ type }, node) =>
    (query.showsUnknown || type !== 'unknown') && (hasShown[node] === 1 || hasEdge[node] === 0 || node === focus)
      ? 1
      : 0,
  );
  const hiddenNodes = shown.reduce(
    (sum, shows, node) => sum + (shows === 0 && nodes[node].type !== 'unknown' ? 1 : 0),
    0,
  );
  if (focus >= 0) {
    const within = reach(input, passes, focus, query.down, false);
    const above = reach(input, passes, focus, query.up, true);
    for (let node = 0; node < nodes.length; node++) shown[node] &= within[node] | above[node];
  }
  for (const [at, { from, to }] of edges.entries()) passes[at] &= shown[from] & shown[to];
  return { nodes: shown, edges: passes, hiddenEdges, hiddenNodes, hiddenUnknown };
}

/** 1 = at most so many steps away, against the edges when `isUp`. */
function reach(
  { nodes, edges }: GraphInput,
  passes: Uint8Array,
  focus: number,
  steps: number,
  isUp: boolean,
): Uint8Array {
  const next = nodes.map((): number[] => []);
  for (const [at, { from, to }] of edges.entries()) if (passes[at] === 1) next[isUp ? to : from].push(isUp ? from : to);
  const met = new Uint8Array(nodes.length);
  met[focus] = 1;
  let edge = [focus];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const farther: number[] = [];
    for (const node of edge) {
      for (const neighbour of next[node]) {
        if (met[neighbour] === 1) continue;
        met[neighbour] = 1;
        farther.push(neighbour);
      }
    }
    edge = farther;
  }
  return met;
}
