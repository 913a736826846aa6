import { describe, expect, it } from 'vitest';
import { graphOfLinks } from '#analysis/graphInput.ts';
import { graphSubset } from '#analysis/graphSubset.ts';
import { doAll } from '#base/slicedWork.ts';
import { colouringOf } from '#charts/serviceGraph/colouring.ts';
import { layoutGraph } from '#charts/serviceGraph/layout.ts';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';
import { layoutScene } from '#charts/serviceGraph/scene.ts';
import type { GraphMove } from './moveInGraph.ts';
import { moveInGraph } from './moveInGraph.ts';

const SHOP = graphOfLinks([
  { parent: 'web', child: 'cart', calls: 10, errors: 0 },
  { parent: 'web', child: 'order', calls: 90, errors: 0 },
  { parent: 'cart', child: 'redis', calls: 5, errors: 0 },
  { parent: 'order', child: 'redis', calls: 8, errors: 0 },
  { parent: 'order', child: 'order', calls: 99, errors: 0 },
]);

const SCENE: GraphScene = (() => {
  const subset = graphSubset(SHOP, { minCalls: 0, focus: undefined, up: 0, down: 0, showsUnknown: false });
  const layout = doAll(
    layoutGraph(
      {
        ids: SHOP.nodes.map(({ id }) => id),
        from: Int32Array.from(SHOP.edges, ({ from }) => from),
        to: Int32Array.from(SHOP.edges, ({ to }) => to),
        weight: new Float64Array(SHOP.edges.length).fill(1),
        lane: SHOP.nodes.map(() => ''),
        isFirst: new Uint8Array(SHOP.nodes.length),
      },
      new Map(),
    ),
  );
  return layoutScene(SHOP, layout, {
    laidNodes: SHOP.nodes.map((_, node) => node),
    laidEdges: SHOP.edges.map((_, edge) => edge),
    showsNode: subset.nodes,
    showsEdge: subset.edges,
    colouring: colouringOf('service', SHOP, () => 0),
    pins: new Map(),
  });
})();

/** Names on the way of several moves. */
function walk(...moves: GraphMove[]): string[] {
  let before = -1;
  let at = -1;
  return moves.map((move) => {
    [before, at] = [at, moveInGraph(SCENE, at, move, before)];
    return SCENE.nodes[at].label;
  });
}

describe('moveInGraph', () => {
  it('starts at the left', () => {
    expect(walk('callee')).toEqual(['web']);
  });

  it('follows the edge with most calls, and goes back where it came from', () => {
    expect(walk('first', 'callee', 'callee', 'caller')).toEqual(['web', 'order', 'redis', 'order']);
  });

  it('moves up and down within a column, and stops at its ends', () => {
    expect(walk('first', 'callee', 'above', 'above', 'callee', 'caller')).toEqual([
      'web',
      'order',
      'cart',
      'cart',
      'redis',
      'cart',
    ]);
  });

  it('stays where nothing is called', () => {
    expect(walk('last', 'callee', 'below')).toEqual(['redis', 'redis', 'redis']);
  });
});
