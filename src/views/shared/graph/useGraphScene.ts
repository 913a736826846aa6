import { useEffect, useMemo, useState } from 'react';
import type { GraphInput } from '#analysis/graphInput.ts';
import type { GraphSubset } from '#analysis/graphSubset.ts';
import { graphSubset } from '#analysis/graphSubset.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import type { Colouring } from '#charts/serviceGraph/colouring.ts';
import { colouringOf } from '#charts/serviceGraph/colouring.ts';
import { layoutGraph } from '#charts/serviceGraph/layout.ts';
import type { GraphLayout, KnownPlaces, LayoutInput } from '#charts/serviceGraph/layoutInput.ts';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';
import { layoutScene } from '#charts/serviceGraph/scene.ts';
import type { GraphChoices } from '#state/graphChoices.ts';

export interface ShownGraph {
  /** what all of this is of: while places of another are worked out, the last one */
  readonly input: GraphInput;
  /** undefined until the first layout is there */
  readonly scene: GraphScene | undefined;
  readonly subset: GraphSubset;
  readonly colouring: Colouring;
  /** what the places are of: another one is fitted into the window anew */
  readonly layout: GraphLayout | undefined;
}

/** What a layout is of: places in the lists of the input. */
interface Laid {
  readonly input: GraphInput;
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly grouped: boolean;
  /** what is seen from where: places are kept from one layout to the next of the same */
  readonly kind: string;
}

/** `slotOf` gives the colour slot of a service by its name, −1 = none; keep it from render to render. */
export function useGraphScene(
  input: GraphInput,
  choices: GraphChoices,
  slotOf: (name: string) => number,
  pins: KnownPlaces,
): ShownGraph {
  const { minCalls, focus, up, down, unknown, grouped, colour } = choices;
  // Hiding by a limit moves nothing: the layout is of all that the limit may show.
  const laid = useMemo((): Laid => {
    const all = graphSubset(input, { minCalls: 0, focus, up, down, showsUnknown: unknown });
    return {
      input,
      nodes: shownPlaces(all.nodes),
      edges: shownPlaces(all.edges),
      grouped,
      kind: JSON.stringify([grouped, focus]),
    };
  }, [input, focus, up, down, unknown, grouped]);
  const layout = useLayout(laid);
  const shown = layout?.laid.input ?? input;
  const subset = useMemo(
    () => graphSubset(shown, { minCalls, focus, up, down, showsUnknown: unknown }),
    [shown, minCalls, focus, up, down, unknown],
  );
  const colouring = useMemo(() => colouringOf(colour, shown, slotOf), [colour, shown, slotOf]);
  const scene = useMemo(() => {
    if (layout === undefined) return undefined;
    return layoutScene(shown, layout.layout, {
      laidNodes: layout.laid.nodes,
      laidEdges: layout.laid.edges,
      showsNode: subset.nodes,
      showsEdge: subset.edges,
      colouring,
      pins,
    });
  }, [shown, layout, subset, colouring, pins]);
  return { input: shown, scene, subset, colouring, layout: layout?.layout };
}

interface Layouted {
  readonly laid: Laid;
  readonly layout: GraphLayout;
}

/** The layout, made in slices; the last one while the next is made. */
function useLayout(laid: Laid): Layouted | undefined {
  const [made, setMade] = useState<Layouted>();
  // What was laid out is the only store of where things were.
  const [places] = useState(() => new Map<string, KnownPlaces>());
  useEffect(() => {
    const result = new SlicedWork(layoutGraph(layoutInputOf(laid), places.get(laid.kind) ?? new Map()));
    const take = (): void => {
      const layout = result.result();
      if (!layout) return;
      const { input, nodes, kind } = laid;
      const known = nodes.map((node, at) => [input.nodes[node].id, { x: layout.x[at], y: layout.y[at] }] as const);
      places.set(kind, new Map(known));
      setMade({ laid, layout });
    };
    // What is small is there at once, and is not told of.
    take();
    return result.subscribe(take);
  }, [laid, places]);
  return made;
}

function shownPlaces(shows: Uint8Array): number[] {
  const places: number[] = [];
  for (const [place, isShown] of shows.entries()) if (isShown === 1) places.push(place);
  return places;
}

function layoutInputOf({ input, nodes, edges, grouped }: Laid): LayoutInput {
  const placeOf = new Int32Array(input.nodes.length).fill(-1);
  for (const [at, node] of nodes.entries()) placeOf[node] = at;
  const lanes = grouped ? lanesOf(input) : undefined;
  return {
    ids: nodes.map((node) => input.nodes[node].id),
    from: Int32Array.from(edges, (edge) => placeOf[input.edges[edge].from]),
    to: Int32Array.from(edges, (edge) => placeOf[input.edges[edge].to]),
    weight: Float64Array.from(edges, (edge) => 1 + Math.log10(Math.max(1, input.edges[edge].calls))),
    lane: nodes.map((node) => lanes?.[node] ?? ''),
    isFirst: Uint8Array.from(nodes, (node) => (isCaller(input.nodes[node].type) ? 1 : 0)),
  };
}

function isCaller(type: string): boolean {
  return type === 'user' || type === 'unknown';
}

/** A service's namespace; of what has none that of its callers where they agree, so that a database stands with its own. */
function lanesOf({ nodes, edges }: GraphInput): readonly string[] {
  const callers = nodes.map((): Set<string> => new Set());
  for (const { from, to } of edges) if (from !== to) callers[to].add(nodes[from].namespace);
  return nodes.map(({ namespace, type }, node) => {
    const [only] = callers[node];
    return namespace !== '' || type === 'service' || callers[node].size !== 1 ? namespace : only;
  });
}
