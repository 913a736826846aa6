import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { conventionsOf } from './conventions.ts';
import { serviceKeysOf } from './serviceKeys.ts';
import { ZipkinTrees } from './zipkinTree.ts';

/** How often one service called another, as Zipkin's dependency links say it. */
export interface DependencyLink {
  readonly parent: string;
  readonly child: string;
  readonly calls: number;
  /** of `calls` */
  readonly errors: number;
}

/**
 * Links of all traces by the rules of Zipkin's linker (algorithms §5; openzipkin/zipkin, `DependencyLinker`), in the order
 * in which they are first met, level by level. Names are of services, and of peers where a span names one; names that
 * differ in case are one. Linear.
 *
 * `isZipkin`: the document was written for Zipkin, and its trees are made as Zipkin makes them, so that the figures are
 * the same. Others keep the trees that are shown: there a repeated id is no piece of a span, and nobody is known to have
 * called an orphan. A trace whose format states no kind at all is linked as Jaeger links: each span whose parent is of
 * another service is a call, and its own status says whether it failed.
 */
export function deriveDependencyLinks(table: SpanTable, isZipkin: boolean): readonly DependencyLink[] {
  const linker = new Linker(table);
  for (let trace = 0; trace < table.traces.length; trace++) linker.linkTrace(trace, isZipkin);
  return [...linker.links.values()];
}

class Linker {
  readonly links = new Map<string, { parent: string; child: string; calls: number; errors: number }>();
  private readonly table: SpanTable;
  private readonly keys;
  private readonly facts;
  private readonly trees: ZipkinTrees;
  /** by row: nearest ancestor that has a kind, −1 = none */
  private readonly caller: Int32Array;

  constructor(table: SpanTable) {
    this.table = table;
    this.keys = serviceKeysOf(table);
    this.facts = conventionsOf(table);
    this.trees = new ZipkinTrees(table);
    this.caller = new Int32Array(table.length).fill(-1);
  }

  linkTrace(trace: number, isZipkin: boolean): void {
    const { trees, caller } = this;
    if (this.isWithoutKinds(trace)) {
      this.linkByParents(trace);
      return;
    }
    for (const row of isZipkin ? trees.plant(trace) : trees.keep(trace)) {
      const above = trees.parent[row];
      if (above >= 0) caller[row] = trees.kind[above] === SPAN_KIND.unspecified ? caller[above] : above;
      this.link(row);
    }
  }

  private isWithoutKinds(trace: number): boolean {
    const { traces, kind } = this.table;
    return kind.subarray(traces.firstRow[trace], traces.endRow[trace]).every((own) => own === SPAN_KIND.unspecified);
  }

  private linkByParents(trace: number): void {
    const { traces, parent } = this.table;
    const { byRow } = this.keys;
    for (let row = traces.firstRow[trace]; row < traces.endRow[trace]; row++) {
      const above = parent[row];
      if (above < 0 || byRow[above] === byRow[row]) continue;
      this.add(this.nameOf(above), this.nameOf(row), this.trees.failed[row]);
    }
  }

  private link(row: number): void {
    const { trees } = this;
    let kind = trees.kind[row];
    // What was called tells its own name better than the client does.
    if (kind === SPAN_KIND.client && trees.hasChildren(row)) return;
    const own = this.nameOf(row);
    const peer = this.peerOf(row);
    if (kind === SPAN_KIND.unspecified) {
      if (own === '' || peer === '') return;
      kind = SPAN_KIND.client;
    }
    const isCalled = kind === SPAN_KIND.server || kind === SPAN_KIND.consumer;
    const child = isCalled ? own : peer;
    let parent = isCalled ? peer : own;
    let failed = trees.failed[row];
    const caller = this.caller[row];
    const callerName = caller < 0 ? '' : this.nameOf(caller);
    if (callerName !== '' && (kind === SPAN_KIND.client || kind === SPAN_KIND.server)) {
      // A client of a service that nobody is seen to call: the call to it was not recorded, nor whether it failed.
      if (kind === SPAN_KIND.client && own !== '' && own !== callerName) this.add(callerName, own, 0);
      if (kind === SPAN_KIND.server || parent === '') parent = callerName;
      const isDirect = trees.parentIdOf(row) === this.table.spanId[caller];
      if (isDirect && trees.kind[caller] === SPAN_KIND.client) failed |= trees.failed[caller];
    }
    this.add(parent, child, failed);
  }

  /** Half a link is none. */
  private add(parent: string, child: string, failed: number): void {
    if (parent === '' || child === '') return;
    const id = `${parent}\n${child}`;
    const known = this.links.get(id);
    if (known) {
      known.calls++;
      known.errors += failed;
    } else this.links.set(id, { parent, child, calls: 1, errors: failed });
  }

  private nameOf(row: number): string {
    return this.keys.labels[this.keys.byRow[row]];
  }

  /** '' when the span names none. */
  private peerOf(row: number): string {
    for (const piece of this.trees.piecesOf(row)) {
      const peer = this.facts.text(piece, 'service.peer.name');
      if (peer === undefined) continue;
      const key = this.keys.named(peer, this.keys.byRow[row]);
      return key < 0 ? peer : this.keys.labels[key];
    }
    return '';
  }
}
