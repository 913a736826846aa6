import type { GraphHit } from '#charts/serviceGraph/hit.ts';
import type { GraphLights } from '#charts/serviceGraph/paint.ts';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';

const NONE: GraphLights = { nodes: new Set(), edges: new Set(), selected: -1, cursor: -1 };

/**
 * What is lit: the neighbourhood of what the pointer is over, else of what the keyboard is at, else of what is selected.
 * `cursor` is −1 while the keyboard is elsewhere.
 */
export function lightsOf(
  scene: GraphScene,
  hovered: GraphHit | undefined,
  cursor: number,
  selected: GraphHit | undefined,
): GraphLights {
  const lit = hovered ?? (cursor >= 0 ? ({ kind: 'node', at: cursor } as const) : selected);
  const around = lit === undefined ? NONE : lit.kind === 'node' ? aroundNode(scene, lit.at) : aroundEdge(scene, lit.at);
  return { ...around, selected: selected?.kind === 'node' ? selected.at : -1, cursor };
}

function aroundNode(scene: GraphScene, node: number): Pick<GraphLights, 'nodes' | 'edges'> {
  const nodes = new Set([node]);
  const edges = new Set<number>();
  for (const [at, { from, to }] of scene.edges.entries()) {
    if (from !== node && to !== node) continue;
    edges.add(at);
    nodes.add(from);
    nodes.add(to);
  }
  return { nodes, edges };
}

function aroundEdge(scene: GraphScene, edge: number): Pick<GraphLights, 'nodes' | 'edges'> {
  const { from, to } = scene.edges[edge];
  return { nodes: new Set([from, to]), edges: new Set([edge]) };
}
