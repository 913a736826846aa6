import { scaleSqrt } from 'd3';
import type { GraphColour, GraphInput, GraphInputEdge, GraphInputNode } from '#analysis/graphInput.ts';
import type { GraphNodeType } from '#analysis/graphParts.ts';
import { formatCount, formatDuration, formatShare } from '#model/formatTime.ts';
import type { Colouring } from './colouring.ts';
import { curveBetween, edgeWay } from './edgeWay.ts';
import type { GraphLayout, KnownPlaces } from './layoutInput.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';

export interface SceneNode {
  /** place in the input */
  readonly node: number;
  /** top left, world px */
  readonly x: number;
  readonly y: number;
  readonly type: GraphNodeType;
  readonly label: string;
  /** second line: calls, share of failed ones, percentile: `1,204 · 3 % · p95 33.6 ms` */
  readonly figures: string;
  /** of the colouring */
  readonly colour: number;
  readonly hasErrors: boolean;
  readonly isPinned: boolean;
  /** names are placed in this order where not all have room: more calls, lower number */
  readonly importance: number;
}

export interface SceneEdge {
  /** place in the input */
  readonly edge: number;
  /** places in the scene's nodes */
  readonly from: number;
  readonly to: number;
  /** points of cubic curves, world px: x, y, then two handles and an end for each piece */
  readonly way: Float64Array;
  /** px at a zoom of 1 */
  readonly width: number;
  readonly label: string;
  readonly hasErrors: boolean;
  /** more than half of its calls are known from one side only */
  readonly isInferred: boolean;
}

/** Everything a picture shows, in world px; a camera and a palette make the picture. */
export interface GraphScene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly lanes: readonly { readonly name: string; readonly y0: number; readonly y1: number }[];
  readonly by: GraphColour;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface SceneOptions {
  /** places of nodes and edges of the input, which the layout is of, by place in the layout */
  readonly laidNodes: readonly number[];
  readonly laidEdges: readonly number[];
  /** by place in the input: 1 = shows */
  readonly showsNode: Uint8Array;
  readonly showsEdge: Uint8Array;
  readonly colouring: Colouring;
  readonly pins: KnownPlaces;
}

const WIDTHS = [1.2, 7];

export function layoutScene(input: GraphInput, layout: GraphLayout, options: SceneOptions): GraphScene {
  const { laidNodes, laidEdges, showsNode, showsEdge, colouring, pins } = options;
  const placeOf = new Map<number, number>();
  const nodes: SceneNode[] = [];
  const most = input.edges.reduce((max, { calls }) => Math.max(max, calls), 1);
  const width = scaleSqrt().domain([0, most]).range(WIDTHS);
  for (const [place, node] of laidNodes.entries()) {
    if (showsNode[node] === 0) continue;
    const known = input.nodes[node];
    const pin = pins.get(known.id);
    placeOf.set(node, nodes.length);
    nodes.push({
      node,
      x: pin?.x ?? layout.x[place],
      y: pin?.y ?? layout.y[place],
      type: known.type,
      label: shownName(known),
      figures: figuresLine(known),
      colour: colouring.classOf(known),
      hasErrors: (known.errors ?? 0) > 0,
      isPinned: pin !== undefined,
      importance: -known.calls,
    });
  }
  const edges: SceneEdge[] = [];
  for (const [place, edge] of laidEdges.entries()) {
    const known = input.edges[edge];
    const from = placeOf.get(known.from);
    const to = placeOf.get(known.to);
    if (showsEdge[edge] === 0 || from === undefined || to === undefined) continue;
    const isMoved = nodes[from].isPinned || nodes[to].isPinned;
    edges.push({
      edge,
      from,
      to,
      way: edgeWay(nodes[from], nodes[to], isMoved ? [] : layout.bends[place]),
      width: width(known.calls),
      label: edgeLabel(known),
      hasErrors: (known.errors ?? 0) > 0,
      isInferred: known.inferred * 2 > known.calls,
    });
  }
  const lanes = layout.lanes.filter(({ y0, y1 }) => nodes.some(({ y }) => y >= y0 && y <= y1));
  return { nodes, edges, lanes, by: colouring.by, ...boundsOf(nodes, lanes) };
}

/** How a node is called for the user. */
export function shownName({ type, name }: Pick<GraphInputNode, 'type' | 'name'>): string {
  if (type === 'user') return 'Users';
  if (type === 'unknown') return 'Unknown caller';
  return name === '' ? 'Unknown service' : name;
}

function figuresLine({ calls, errors, p95 }: GraphInputNode): string {
  if (calls === 0) return '';
  const parts = [shortCount(calls)];
  if (errors !== undefined && errors > 0) parts.push(formatShare(errors / calls));
  if (p95 !== undefined) parts.push(`p95 ${formatDuration(p95)}`);
  return parts.join(' · ');
}

function edgeLabel({ calls, errors }: GraphInputEdge): string {
  return errors === undefined || errors === 0
    ? shortCount(calls)
    : `${shortCount(calls)} · ${formatShare(errors / calls)}`;
}

/** `9,999`, then `10.2 k`, `1.2 M`, to fit a box. */
function shortCount(count: number): string {
  const unit = count >= 1e6 ? { of: 1e6, name: 'M' } : { of: 1e3, name: 'k' };
  return count < 10_000 ? formatCount(count) : `${(count / unit.of).toFixed(1)}\u00A0${unit.name}`;
}

function boundsOf(
  nodes: readonly SceneNode[],
  lanes: GraphScene['lanes'],
): Pick<GraphScene, 'x0' | 'y0' | 'x1' | 'y1'> {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const { x, y } of nodes) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x + NODE_WIDTH);
    y1 = Math.max(y1, y + NODE_HEIGHT);
  }
  for (const lane of lanes) {
    y0 = Math.min(y0, lane.y0);
    y1 = Math.max(y1, lane.y1);
  }
  return nodes.length === 0 ? { x0: 0, y0: 0, x1: 1, y1: 1 } : { x0, y0, x1, y1 };
}

/** A point of an edge's way: where a label stands. */
export function middleOf({ way }: SceneEdge): { readonly x: number; readonly y: number } {
  const pieces = (way.length - 2) / 6;
  return curveBetween(way, 6 * Math.floor(pieces / 2), pieces % 2 === 0 ? 0 : 0.5);
}
