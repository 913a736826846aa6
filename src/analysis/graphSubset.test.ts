import { describe, expect, it } from 'vitest';
import type { CountedLink, GraphInput } from './graphInput.ts';
import { graphOfLinks } from './graphInput.ts';
import type { GraphSubset, SubsetQuery } from './graphSubset.ts';
import { graphSubset } from './graphSubset.ts';

/** `web > cart 12`, a line each. */
function drawLinks(drawing: string): GraphInput {
  return graphOfLinks(
    drawing
      .trim()
      .split('\n')
      .map((line): CountedLink => {
        const [, parent, child, calls] = /(\S+) > (\S+) (\d+)/.exec(line) ?? [];
        const parentType = parent === 'unknown' ? 'unknown' : 'service';
        return { parent, child, parentType, calls: Number(calls), errors: 0 };
      }),
  );
}

const ALL: SubsetQuery = { minCalls: 0, focus: undefined, up: Infinity, down: Infinity, showsUnknown: false };

function print({ nodes, edges }: GraphInput, subset: GraphSubset): string {
  const shown = nodes.filter((_, at) => subset.nodes[at] === 1).map(({ name }) => name);
  const lines = edges
    .filter((_, at) => subset.edges[at] === 1)
    .map(({ from, to }) => `${nodes[from].name}>${nodes[to].name}`);
  return `${shown.join(' ')} | ${lines.join(' ')}`;
}

const SHOP = drawLinks(`
  web > cart 100
  web > order 50
  order > pay 5
  cart > redis 90
  order > cart 2
  unknown > pay 3
`);

describe('graphSubset', () => {
  it('shows all but callers that are not known, whose calls it counts', () => {
    const subset = graphSubset(SHOP, ALL);
    expect(print(SHOP, subset)).toBe('web cart order pay redis | web>cart web>order order>pay cart>redis order>cart');
    expect(subset).toMatchObject({ hiddenEdges: 0, hiddenNodes: 0, hiddenUnknown: 3 });
    expect(print(SHOP, graphSubset(SHOP, { ...ALL, showsUnknown: true }))).toMatch(/unknown>pay/);
  });

  it('hides edges with few calls, and what has no other', () => {
    const subset = graphSubset(SHOP, { ...ALL, minCalls: 6 });
    expect(print(SHOP, subset)).toBe('web cart order redis | web>cart web>order cart>redis');
    expect(subset).toMatchObject({ hiddenEdges: 2, hiddenNodes: 1 });
  });

  it('follows so many steps from the focus, and keeps every edge among what it shows', () => {
    expect(print(SHOP, graphSubset(SHOP, { ...ALL, focus: 'service:order', up: 1, down: 1 }))).toBe(
      'web cart order pay | web>cart web>order order>pay order>cart',
    );
    expect(print(SHOP, graphSubset(SHOP, { ...ALL, focus: 'service:order', up: 0, down: Infinity }))).toBe(
      'cart order pay redis | order>pay cart>redis order>cart',
    );
  });

  it('keeps the focus where a limit takes all its edges', () => {
    expect(print(SHOP, graphSubset(SHOP, { ...ALL, focus: 'service:pay', minCalls: 80 }))).toBe('pay | ');
  });

  it('keeps a node that never had an edge', () => {
    const alone = { ...SHOP, nodes: [...SHOP.nodes, { ...SHOP.nodes[0], id: 'service:alone', name: 'alone' }] };
    expect(print(alone, graphSubset(alone, { ...ALL, minCalls: 1000 }))).toBe('alone | ');
  });
});

describe('graphOfLinks', () => {
  it('adds links of one pair up, and the calls that lead to a node', () => {
    const graph = graphOfLinks([
      { parent: 'web', child: 'Cart', calls: 3, errors: 1, p95: 5 },
      { parent: 'web', child: 'cart', calls: 4, errors: 0, p95: 6 },
      { parent: 'app', child: 'cart', calls: 1, errors: undefined, p95: 7 },
    ]);
    expect(graph.nodes.map(({ name, calls, errors }) => [name, calls, errors])).toEqual([
      ['web', 0, 0],
      ['Cart', 8, undefined],
      ['app', 0, 0],
    ]);
    expect(graph.edges.map(({ calls, errors, p95 }) => [calls, errors, p95])).toEqual([
      [7, 1, undefined],
      [1, undefined, 7],
    ]);
  });
});
