import type { GraphNodeType } from './graphParts.ts';

/** What the colour of a node says: which service, the share of its calls that failed, their p95, how many, its own time. */
export const GRAPH_COLOURS = ['service', 'errors', 'latency', 'calls', 'self'] as const;
export type GraphColour = (typeof GRAPH_COLOURS)[number];

/** What is known of a set of calls. Times in ns; undefined where the source does not tell. */
export interface CallFigures {
  readonly calls: number;
  readonly errors: number | undefined;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  /** of all the calls together */
  readonly total: number | undefined;
}

/** A node to draw: a service, or what services call. Its figures are those of the calls that reach it. */
export interface GraphInputNode extends CallFigures {
  /** unique, and the same in every document: it stands in addresses */
  readonly id: string;
  readonly type: GraphNodeType;
  /** '' = the unknown service */
  readonly name: string;
  /** '' = none told */
  readonly namespace: string;
  /** ns that its spans spent themselves; undefined of what emits no spans */
  readonly self: number | undefined;
}

export interface GraphInputEdge extends CallFigures {
  /** places in the list of nodes; may be the same */
  readonly from: number;
  readonly to: number;
  /** of `calls`, those known from one side only */
  readonly inferred: number;
  /** ns, median wait of its messages; undefined where it is no queue's */
  readonly queueP50: number | undefined;
  /** the called spans, or the calling ones where those are not recorded, ascending; undefined where no span is at hand */
  readonly rows: Int32Array | undefined;
}

/** A graph of calls, whatever it was counted from: rows of a document, a collector's links, metrics. */
export interface GraphInput {
  readonly nodes: readonly GraphInputNode[];
  /** each pair of nodes once */
  readonly edges: readonly GraphInputEdge[];
}

/** `service:cart`: how a node is called in addresses. */
export function nodeId(type: GraphNodeType, name: string): string {
  return `${type}:${name.toLowerCase()}`;
}

/** Calls of one service to another, as a collector or a metric counts them. */
export interface CountedLink {
  readonly parent: string;
  readonly child: string;
  /** service unless told */
  readonly parentType?: GraphNodeType | undefined;
  readonly childType?: GraphNodeType | undefined;
  readonly calls: number;
  readonly errors: number | undefined;
  /** ns */
  readonly p50?: number | undefined;
  readonly p95?: number | undefined;
  readonly p99?: number | undefined;
}

/**
 * A graph of counted links. Links between the same two nodes are added up, and then have no percentiles: these cannot be
 * added. A node's calls and errors are those of the links that lead to it, its errors undefined when one of them tells none.
 */
export function graphOfLinks(links: readonly CountedLink[]): GraphInput {
  const places = new Map<string, number>();
  const nodes: { -readonly [Key in keyof GraphInputNode]: GraphInputNode[Key] }[] = [];
  const nodeOf = (name: string, type: GraphNodeType = 'service'): number => {
    const id = nodeId(type, name);
    let place = places.get(id);
    if (place === undefined) {
      place = nodes.length;
      places.set(id, place);
      nodes.push({ id, type, name, namespace: '', self: undefined, ...NO_CALLS });
    }
    return place;
  };
  const edges = new Map<string, GraphInputEdge>();
  for (const link of links) {
    const from = nodeOf(link.parent, link.parentType);
    const to = nodeOf(link.child, link.childType);
    const before = edges.get(`${from}>${to}`);
    const { calls, errors, p50, p95, p99 } = link;
    const figures = before
      ? { ...NO_CALLS, calls: before.calls + calls, errors: sum(before.errors, errors) }
      : { calls, errors, p50, p95, p99, total: undefined };
    edges.set(`${from}>${to}`, { from, to, ...figures, inferred: 0, queueP50: undefined, rows: undefined });
    nodes[to].calls += calls;
    nodes[to].errors = sum(nodes[to].errors, errors);
  }
  return { nodes, edges: [...edges.values()] };
}

const NO_CALLS: CallFigures = {
  calls: 0,
  errors: 0,
  p50: undefined,
  p95: undefined,
  p99: undefined,
  total: undefined,
};

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}
