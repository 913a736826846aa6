import type { Steps } from '#base/slicedWork.ts';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from '#model/spanTable.ts';
import { conventionsOf, isCalled } from './conventions.ts';
import type { Evidence, GraphEdge, GraphNode } from './graphParts.ts';
import { GraphBuilder } from './graphParts.ts';
import { linkedSenders } from './linkedSenders.ts';
import { queueDelay } from './linkTargets.ts';
import type { RemoteNode } from './remoteNodes.ts';
import { addressGrouping, queueOf, remoteNode } from './remoteNodes.ts';
import { serviceKeysOf } from './serviceKeys.ts';

/** What calls what. Services without an edge are nodes too; an edge may lead from a node to itself. */
export interface ServiceGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/**
 * The service graph of the rows [firstRow, endRow), which are of whole traces (algorithms §5, "Ours"); messages are
 * followed to senders in other traces, whose own calls count only if they are in the range. `failed` is that of
 * ErrorCounts. Passes over rows, linear in rows and links.
 *
 * Beyond those rules, a span that is no entry and whose parent is of another service is an inferred call in traces with
 * kinds too: Jaeger's HotROD demo, for one, records its databases by nothing but clients that have their names.
 */
export function deriveServiceGraph(
  table: SpanTable,
  failed: Uint8Array,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number } = { firstRow: 0, endRow: table.length },
): ServiceGraph {
  return doAll(serviceGraphSteps(table, failed, { firstRow, endRow }));
}

/** Whether a row is among those that a graph is narrowed to. */
export type RowKeeper = (row: number) => boolean;

/**
 * The same in steps, for a page that stays awake. Narrowed by `keeps` it has the calls that reach or leave a span that is
 * kept, and the services of such spans; who called whom is still known from all rows.
 */
export function* serviceGraphSteps(
  table: SpanTable,
  failed: Uint8Array,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number },
  keeps?: RowKeeper,
): Steps<ServiceGraph> {
  const drawer = new GraphDrawer(table, failed, firstRow, endRow, keeps);
  yield;
  yield* drawer.findCallers();
  yield* drawer.drawEntries();
  yield* drawer.drawOutgoing();
  return drawer.finish();
}

/** Rows drawn between two yields: some 2 ms, for each may ask for a dozen attributes. */
const ROWS_PER_STEP = 2 ** 12;

/** How a CLIENT or PRODUCER was answered: by an entry span, by way of a queue, or by work of another service. */
const ANSWER = { none: 0, call: 1, message: 2, work: 3 } as const;

class GraphDrawer {
  readonly builder: GraphBuilder;
  private readonly table: SpanTable;
  private readonly facts;
  private readonly keys;
  private readonly from: number;
  private readonly to: number;
  private readonly keeps: RowKeeper | undefined;
  /** nodes of the spans that are kept */
  private readonly keptNodes = new Set<number>();
  private readonly sendersOf: (row: number) => readonly number[];
  /** by service key: its node, −1 = none yet */
  private readonly nodeOfKey: Int32Array;
  // By place of a row in the range:
  /** nearest ancestor that is no internal work, −1 = none */
  private readonly caller: Int32Array;
  /** nearest ancestor of another service, −1 = none */
  private readonly foreign: Int32Array;
  private readonly root: Int32Array;
  /** ANSWER */
  private readonly answer: Uint8Array;
  /** node from which a consumer got the row's message, −1 = none */
  private readonly queue: Int32Array;

  constructor(table: SpanTable, failed: Uint8Array, from: number, to: number, keeps: RowKeeper | undefined) {
    this.table = table;
    this.builder = new GraphBuilder(table, failed);
    this.facts = conventionsOf(table);
    this.keys = serviceKeysOf(table);
    this.from = from;
    this.to = to;
    this.keeps = keeps;
    this.sendersOf = linkedSenders(table, from, to);
    this.nodeOfKey = new Int32Array(this.keys.labels.length).fill(-1);
    this.caller = new Int32Array(to - from).fill(-1);
    this.foreign = new Int32Array(to - from).fill(-1);
    this.root = new Int32Array(to - from);
    this.answer = new Uint8Array(to - from);
    this.queue = new Int32Array(to - from).fill(-1);
  }

  /** Parents stand before their children, so each asks only its parent. */
  *findCallers(): Steps<void> {
    const { from, to, caller, foreign, root } = this;
    const { parent, kind } = this.table;
    const { byRow } = this.keys;
    for (let row = from; row < to; row++) {
      if (row % ROWS_PER_STEP === 0) yield;
      const node = this.serviceNode(byRow[row]);
      if (this.keeps?.(row) === true) this.keptNodes.add(node);
      const above = parent[row];
      root[row - from] = above < 0 ? row : root[above - from];
      if (above < 0) continue;
      caller[row - from] = isInternal(kind[above]) ? caller[above - from] : above;
      foreign[row - from] = byRow[above] === byRow[row] ? foreign[above - from] : above;
    }
  }

  *drawEntries(): Steps<void> {
    const { kind } = this.table;
    for (let row = this.from; row < this.to; row++) {
      if (row % ROWS_PER_STEP === 0) yield;
      if (kind[row] === SPAN_KIND.server) this.drawServer(row);
      else if (kind[row] === SPAN_KIND.consumer) this.drawConsumer(row);
      else if (this.isChange(row)) this.drawWork(row);
    }
  }

  /** Calls of which only the calling side is there, and messages into their queues. */
  *drawOutgoing(): Steps<void> {
    const { from, to, answer, queue } = this;
    const isAround = this.clientsAroundOthers();
    const waiting: { readonly row: number; readonly remote: RemoteNode }[] = [];
    for (let row = from; row < to; row++) {
      if (row % ROWS_PER_STEP === 0) yield;
      if (!isOutgoing(this.table.kind[row])) continue;
      if (answer[row - from] === ANSWER.message) this.call(this.nodeOf(row), queue[row - from], row, -1, 'observed');
      else if (answer[row - from] === ANSWER.none && isAround[row - from] === 0) {
        const remote = remoteNode(this.facts, row);
        if (remote !== undefined) waiting.push({ row, remote });
      }
    }
    const grouped = addressGrouping(new Set(waiting.map(({ remote }) => remote.name)));
    for (const [at, { row, remote }] of waiting.entries()) {
      if (at % ROWS_PER_STEP === 0) yield;
      const node = this.remoteNode(row, { ...remote, name: grouped(remote.name) });
      // A client that has the name of what it called: that call was drawn when its service was entered.
      if (node === this.nodeOf(row) && this.isChange(row)) continue;
      this.call(this.nodeOf(row), node, row, -1, 'inferred');
    }
  }

  /**
   * A service that was entered without an entry span: in a trace without kinds that is all there is, and in others some
   * instrumentations give a client the name of the service that it calls.
   */
  private drawWork(row: number): void {
    const above = this.table.parent[row];
    this.call(this.nodeOf(above), this.nodeOf(row), -1, row, 'inferred');
    this.answer[above - this.from] ||= ANSWER.work;
  }

  private drawServer(row: number): void {
    const caller = this.caller[row - this.from];
    if (caller >= 0 && isOutgoing(this.table.kind[caller])) {
      const isFirst = this.answer[caller - this.from] !== ANSWER.call;
      if (isFirst) this.answer[caller - this.from] = ANSWER.call;
      // A call that is answered twice took its time once.
      this.call(this.nodeOf(caller), this.nodeOf(row), isFirst ? caller : -1, row, 'observed');
      return;
    }
    const source = this.sourceOf(row);
    if (source === undefined) return;
    const peer = source.evidence === 'inferred' ? this.facts.text(row, 'service.peer.name') : undefined;
    const node =
      peer === undefined ? source.node : this.remoteNode(row, { type: 'external', name: peer, mayBeService: true });
    this.call(node, this.nodeOf(row), -1, row, source.evidence);
  }

  private drawConsumer(row: number): void {
    const caller = this.caller[row - this.from];
    const isSent = caller >= 0 && isOutgoing(this.table.kind[caller]);
    const senders = isSent ? [caller] : this.sendersOf(row);
    for (const sender of senders) this.drawMessage(sender, row);
    if (senders.length > 0) return;
    const source = this.sourceOf(row);
    if (source === undefined) return;
    const named = queueOf(this.facts, row);
    const queue = named === undefined ? source.node : this.remoteNode(row, named);
    const isDirect = named === undefined || this.builder.nodes[queue].type !== 'queue';
    if (!isDirect && source.evidence === 'clientMissing') {
      this.call(source.node, queue, -1, row, 'clientMissing');
    }
    this.call(queue, this.nodeOf(row), -1, row, isDirect ? source.evidence : 'inferred');
  }

  /** The edge from the queue. That into it is drawn once, with what goes out. */
  private drawMessage(sender: number, row: number): void {
    const at = sender - this.from;
    const isInRange = sender >= this.from && sender < this.to;
    let node = isInRange ? this.queue[at] : -1;
    if (node < 0) {
      const named = queueOf(this.facts, sender) ?? queueOf(this.facts, row);
      const queue = named === undefined ? -1 : this.remoteNode(sender, named);
      const isQueue = queue >= 0 && this.builder.nodes[queue].type === 'queue';
      node = isQueue ? queue : this.nodeOf(sender);
      if (isInRange) {
        this.answer[at] = isQueue ? ANSWER.message : ANSWER.call;
        this.queue[at] = node;
      }
    }
    const edge = this.call(node, this.nodeOf(row), -1, row, 'observed');
    const delay = queueDelay(this.table, row, sender);
    if (delay !== undefined) edge?.queueNs.push(delay);
  }

  /** All that was drawn; of a narrowed graph without the nodes that nothing kept leads to. */
  finish(): ServiceGraph {
    const { nodes, edges } = this.builder;
    if (this.keeps === undefined) return { nodes, edges };
    const shown = new Set(this.keptNodes);
    for (const { parent, child } of edges) shown.add(parent).add(child);
    const places = new Map([...nodes.keys()].filter((node) => shown.has(node)).map((node, place) => [node, place]));
    const placeOf = (node: number): number => places.get(node) ?? -1;
    return {
      nodes: nodes.filter((_, node) => shown.has(node)),
      edges: edges.map((edge) => ({ ...edge, parent: placeOf(edge.parent), child: placeOf(edge.child) })),
    };
  }

  /** Undefined of a call of which no side is kept, the caller that no client tells of included. */
  private call(parent: number, child: number, caller: number, callee: number, evidence: Evidence) {
    const { keeps } = this;
    const above = callee < 0 ? -1 : this.table.parent[callee];
    const isKept = keeps === undefined || [caller, callee, above].some((row) => row >= 0 && keeps(row));
    return isKept ? this.builder.call(parent, child, caller, callee, evidence) : undefined;
  }

  /** Who called an entry span that no client called; undefined when it is work of a service that was called already. */
  private sourceOf(row: number): { readonly node: number; readonly evidence: Evidence } | undefined {
    const { caller, foreign, root, from, builder } = this;
    const { byRow } = this.keys;
    const above = caller[row - from];
    // A service whose spans have no kinds may have called as well.
    const calling = above >= 0 ? above : foreign[row - from];
    if (calling >= 0) {
      if (byRow[calling] === byRow[row]) return undefined;
      return { node: this.nodeOf(calling), evidence: 'clientMissing' };
    }
    const isCut = (this.table.flags[root[row - from]] & (SPAN_FLAG.orphan | SPAN_FLAG.cycle)) !== 0;
    return { node: isCut ? builder.node('unknown', 'unknown') : builder.node('user', 'user'), evidence: 'inferred' };
  }

  /** 1 = there is a CLIENT or PRODUCER below it within its service, which is what went out. */
  private clientsAroundOthers(): Uint8Array {
    const { from, to } = this;
    const { parent, kind } = this.table;
    const { byRow } = this.keys;
    const isAround = new Uint8Array(to - from);
    for (let row = to - 1; row >= from; row--) {
      const above = parent[row];
      if (above < 0 || byRow[above] !== byRow[row]) continue;
      if (isOutgoing(kind[row]) || isAround[row - from] === 1) isAround[above - from] = 1;
    }
    return isAround;
  }

  /** A peer that has the name of a service is that service. */
  private remoteNode(row: number, { type, name, mayBeService }: RemoteNode): number {
    const key = mayBeService ? this.keys.named(name, this.keys.byRow[row]) : -1;
    return key < 0 ? this.builder.node(type, name) : this.serviceNode(key, name);
  }

  /** Whether the row's parent is of another service. */
  private isChange(row: number): boolean {
    const above = this.table.parent[row];
    return above >= 0 && this.keys.byRow[above] !== this.keys.byRow[row];
  }

  private nodeOf(row: number): number {
    return this.serviceNode(this.keys.byRow[row]);
  }

  private serviceNode(key: number, spelling?: string): number {
    if (spelling !== undefined) return this.builder.node('service', this.keys.labels[key], spelling);
    if (this.nodeOfKey[key] < 0) this.nodeOfKey[key] = this.builder.node('service', this.keys.labels[key]);
    return this.nodeOfKey[key];
  }
}

function isInternal(kind: number): boolean {
  return !isCalled(kind) && !isOutgoing(kind);
}

function isOutgoing(kind: number): boolean {
  return kind === SPAN_KIND.client || kind === SPAN_KIND.producer;
}
