import type { GraphInput } from '#analysis/graphInput.ts';

/** What is selected, by its place in the input. */
export type GraphSelection = { readonly kind: 'node' | 'edge'; readonly place: number };

const ARROW = ' > ';

/** A selection as addresses write it: `service:cart`, `service:web > service:cart`. */
export function selectionId({ nodes, edges }: GraphInput, { kind, place }: GraphSelection): string {
  if (kind === 'node') return nodes[place].id;
  const { from, to } = edges[place];
  return `${nodes[from].id}${ARROW}${nodes[to].id}`;
}

/** Undefined of what this graph does not have. */
export function selectionOf(input: GraphInput, id: string | undefined): GraphSelection | undefined {
  if (id === undefined) return undefined;
  const node = input.nodes.findIndex((known) => known.id === id);
  if (node >= 0) return { kind: 'node', place: node };
  if (!id.includes(ARROW)) return undefined;
  const edge = input.edges.findIndex((_, place) => selectionId(input, { kind: 'edge', place }) === id);
  return edge < 0 ? undefined : { kind: 'edge', place: edge };
}
