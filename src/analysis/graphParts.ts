import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** user: whoever calls from outside. unknown: the caller is not in the document. */
export type GraphNodeType =
  | 'service'
  | 'database'
  | 'cache'
  | 'queue'
  | 'external'
  | 'model'
  | 'function'
  | 'user'
  | 'unknown';

export interface GraphNode {
  readonly type: GraphNodeType;
  /** '' = the unknown service; of user and unknown their type */
  readonly name: string;
  /** other spellings by which callers name it */
  readonly aliases: ReadonlySet<string>;
}

/** How a call is known: both sides or the message were seen, only one side, or the called side without a client. */
export type Evidence = 'observed' | 'inferred' | 'clientMissing';

/** All calls from one node to another. Columns hold what is known of each call: they may be shorter than `calls`. */
export interface GraphEdge {
  /** places in the list of nodes */
  readonly parent: number;
  readonly child: number;
  readonly calls: number;
  /** by the client's status where there is a client, else by the server's */
  readonly errors: number;
  /** of `calls`, those of that evidence; the others are observed */
  readonly inferred: number;
  readonly clientMissing: number;
  /** one per call: the called span, or the calling one where that is not recorded */
  readonly rows: Growable<Int32Array>;
  /** calling spans, one per call that has one */
  readonly callers: Growable<Int32Array>;
  /** ns */
  readonly callerNs: Growable<Float64Array>;
  readonly calleeNs: Growable<Float64Array>;
  /** ns of a call that the callee did not spend; those below 0, by clocks that differ, are not in it */
  readonly networkNs: Growable<Float64Array>;
  /** ns for which a message waited; likewise */
  readonly queueNs: Growable<Float64Array>;
}

type Counted = { -readonly [Key in keyof GraphEdge]: GraphEdge[Key] };

/** More than there can be rows: makes one number of two nodes. */
const MOST_NODES = 2 ** 26;
/** Most edges of a large graph have few calls. */
const FIRST_CALLS = 4;

/** Collects nodes and edges, each once. */
export class GraphBuilder {
  readonly nodes: { readonly type: GraphNodeType; readonly name: string; readonly aliases: Set<string> }[] = [];
  readonly edges: Counted[] = [];
  private readonly table: SpanTable;
  private readonly failed: Uint8Array;
  private readonly nodeByName = new Map<string, number>();
  private readonly edgeByEnds = new Map<number, Counted>();

  constructor(table: SpanTable, failed: Uint8Array) {
    this.table = table;
    this.failed = failed;
  }

  /** `spelling` is how a caller wrote the name. */
  node(type: GraphNodeType, name: string, spelling = name): number {
    const id = `${type}\n${name.toLowerCase()}`;
    let node = this.nodeByName.get(id);
    if (node === undefined) {
      node = this.nodes.length;
      this.nodeByName.set(id, node);
      this.nodes.push({ type, name, aliases: new Set() });
    }
    if (spelling !== this.nodes[node].name) this.nodes[node].aliases.add(spelling);
    return node;
  }

  /** Counts a call between two nodes; rows are −1 for a side that is not recorded. */
  call(parent: number, child: number, caller: number, callee: number, evidence: Evidence): Counted {
    const { duration } = this.table;
    const edge = this.edge(parent, child);
    edge.calls++;
    if (evidence !== 'observed') edge[evidence]++;
    edge.errors += this.failed[caller >= 0 ? caller : callee];
    edge.rows.push(callee >= 0 ? callee : caller);
    if (caller >= 0) edge.callers.push(caller);
    const callerNs = caller < 0 ? -1 : duration[caller];
    const calleeNs = callee < 0 ? -1 : duration[callee];
    if (callerNs >= 0) edge.callerNs.push(callerNs);
    if (calleeNs >= 0) edge.calleeNs.push(calleeNs);
    if (calleeNs >= 0 && callerNs >= calleeNs) edge.networkNs.push(callerNs - calleeNs);
    return edge;
  }

  private edge(parent: number, child: number): Counted {
    const ends = parent * MOST_NODES + child;
    let edge = this.edgeByEnds.get(ends);
    if (edge === undefined) {
      const times = (): Growable<Float64Array> => new Growable(Float64Array, FIRST_CALLS);
      edge = {
        parent,
        child,
        calls: 0,
        errors: 0,
        inferred: 0,
        clientMissing: 0,
        rows: new Growable(Int32Array, FIRST_CALLS),
        callers: new Growable(Int32Array, FIRST_CALLS),
        callerNs: times(),
        calleeNs: times(),
        networkNs: times(),
        queueNs: times(),
      };
      this.edgeByEnds.set(ends, edge);
      this.edges.push(edge);
    }
    return edge;
  }
}
