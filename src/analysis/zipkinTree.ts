import { sparseValue } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG, SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import type { ZipkinEndpoint } from './zipkinEndpoints.ts';
import { compareEndpoints, mergeEndpoints, zipkinEndpoints } from './zipkinEndpoints.ts';

/**
 * The trees that Zipkin makes of traces (openzipkin/zipkin, `Trace` and `SpanNode`), as columns by row. They differ from
 * ours: spans without a known parent hang under the first root, and of spans with one id those that may be pieces of one
 * become one, while of the others that are not shared only the last is kept.
 */
export class ZipkinTrees {
  /** SPAN_KIND; internal work has none for Zipkin and is unspecified here */
  readonly kind: Uint8Array;
  /** 1 = its status is error */
  readonly failed: Uint8Array;
  /** row, −1 = none */
  readonly parent: Int32Array;
  private readonly firstChild: Int32Array;
  private readonly nextSibling: Int32Array;
  private readonly table: SpanTable;
  private readonly endpoints: readonly ZipkinEndpoint[];
  /** rows that became one with an earlier one, by that */
  private readonly pieces = new Map<number, number[]>();

  constructor(table: SpanTable) {
    this.table = table;
    this.endpoints = zipkinEndpoints(table);
    this.kind = table.kind.map((kind) => (kind === SPAN_KIND.internal ? SPAN_KIND.unspecified : kind));
    this.failed = table.status.map((status) => (status === SPAN_STATUS.error ? 1 : 0));
    this.parent = table.parent.slice();
    this.firstChild = new Int32Array(table.length).fill(-1);
    this.nextSibling = new Int32Array(table.length).fill(-1);
  }

  hasChildren(row: number): boolean {
    return this.firstChild[row] >= 0;
  }

  /** The row and those that became one with it. */
  piecesOf(row: number): readonly number[] {
    return this.pieces.get(row) ?? [row];
  }

  /** String index of the id that the row names as its parent, −1 = none. A server half has the parent of its client half. */
  parentIdOf(row: number): number {
    const { parent, flags, spanId, record, details } = this.table;
    for (const piece of this.piecesOf(row)) {
      const above = parent[piece];
      const isHalf = (flags[piece] & SPAN_FLAG.sharedId) !== 0;
      const known = isHalf ? parent[above] : above;
      const id = known >= 0 ? spanId[known] : sparseValue(details.missingParent, record[isHalf ? above : piece]);
      if (id !== undefined) return id;
    }
    return -1;
  }

  /** Rows of one trace as they stand in our own tree, level by level. */
  keep(trace: number): Int32Array {
    const { traces } = this.table;
    const [from, to] = [traces.firstRow[trace], traces.endRow[trace]];
    return this.byLevel(from, to, this.rootsOf(from, to));
  }

  /** Rows of one trace that Zipkin's tree holds, level by level. */
  plant(trace: number): Int32Array {
    const { traces, flags } = this.table;
    const [from, to] = [traces.firstRow[trace], traces.endRow[trace]];
    const unusual = SPAN_FLAG.shared | SPAN_FLAG.sharedId | SPAN_FLAG.duplicateId;
    let isUsual = true;
    for (let row = from; row < to && isUsual; row++) isUsual = (flags[row] & unusual) === 0;
    const roots = isUsual ? this.plantAsTold(from, to) : new IdTree(this, this.table, this.endpoints).plant(from, to);
    return this.byLevel(from, to, roots);
  }

  /** Makes the second row a piece of the first. */
  join(row: number, piece: number): void {
    const known = this.pieces.get(row);
    if (known) known.push(piece);
    else this.pieces.set(row, [row, piece]);
    this.kind[row] ||= this.kind[piece];
    this.failed[row] |= this.failed[piece];
  }

  private plantAsTold(from: number, to: number): number[] {
    const roots = this.rootsOf(from, to);
    const first = firstRoot(this.table, roots);
    if (first < 0) return roots;
    for (const row of roots) if (row !== first) this.parent[row] = first;
    return [first];
  }

  private rootsOf(from: number, to: number): number[] {
    const roots: number[] = [];
    for (let row = from; row < to; row++) if (this.parent[row] < 0) roots.push(row);
    return roots;
  }

  private byLevel(from: number, to: number, roots: readonly number[]): Int32Array {
    const { parent, firstChild, nextSibling } = this;
    for (let row = to - 1; row >= from; row--) {
      if (parent[row] < 0) continue;
      nextSibling[row] = firstChild[parent[row]];
      firstChild[parent[row]] = row;
    }
    const rows = new Int32Array(to - from);
    let found = 0;
    for (const root of roots) rows[found++] = root;
    for (let at = 0; at < found; at++) {
      for (let child = firstChild[rows[at]]; child >= 0; child = nextSibling[child]) rows[found++] = child;
    }
    return rows.subarray(0, found);
  }
}

/** Among rows without a parent the one that names none and has the smallest id, −1 = all name one that is missing. */
function firstRoot({ flags, strings, spanId }: SpanTable, rows: readonly number[]): number {
  const idOf = (row: number): string => strings.get(spanId[row]);
  let first = -1;
  for (const row of rows) {
    if ((flags[row] & (SPAN_FLAG.orphan | SPAN_FLAG.cycle)) !== 0) continue;
    if (first < 0 || idOf(row) < idOf(first)) first = row;
  }
  return first;
}

/** One trace in which ids are repeated: its tree made by ids, as Zipkin makes all. */
class IdTree {
  private readonly trees: ZipkinTrees;
  private readonly table: SpanTable;
  private readonly endpoints: readonly ZipkinEndpoint[];
  /** what Zipkin takes for a server half */
  private readonly shared = new Set<number>();

  constructor(trees: ZipkinTrees, table: SpanTable, endpoints: readonly ZipkinEndpoint[]) {
    this.trees = trees;
    this.table = table;
    this.endpoints = endpoints;
  }

  /** Sets the parents of the rows; gives those that have none, without those that are lost. */
  plant(from: number, to: number): number[] {
    const { trees } = this;
    const rows = this.merged(this.sorted(from, to));
    trees.parent.fill(-1, from, to);
    const rowOfKey = new Map<string, number>();
    const parentKeys = new Map<string, string>();
    for (const row of rows) parentKeys.set(this.keyOf(row), this.parentKeyOf(row));
    const root = firstRoot(
      this.table,
      rows.filter((row) => !this.shared.has(row) && trees.parentIdOf(row) < 0),
    );
    for (const row of rows) {
      if (row === root) {
        parentKeys.delete(this.keyOf(row));
        continue;
      }
      rowOfKey.set(this.keyOf(row), row);
      const parentId = trees.parentIdOf(row);
      if (this.shared.has(row)) rowOfKey.set(this.sharedKey(this.table.spanId[row], ''), row);
      else if (parentId >= 0) {
        // A span is more likely called by the server half in its own process than by the client half.
        const half = this.sharedKey(parentId, this.endpointOf(row).text);
        if (parentKeys.has(half)) parentKeys.set(this.keyOf(row), half);
      }
    }
    const roots = root < 0 ? [] : [root];
    for (const [key, parentKey] of parentKeys) {
      const row = rowOfKey.get(key);
      if (row === undefined) continue;
      const above = rowOfKey.get(parentKey) ?? root;
      if (above === row || above < 0) roots.push(row);
      else trees.parent[row] = above;
    }
    return roots;
  }

  /** By id, then the client half first and shared ones last, then by endpoint; alike ones as they were read. */
  private sorted(from: number, to: number): number[] {
    const { spanId, record } = this.table;
    return Array.from({ length: to - from }, (_, at) => from + at).sort(
      (one, other) =>
        spanId[one] - spanId[other] ||
        this.half(one) - this.half(other) ||
        compareEndpoints(this.endpointOf(one), this.endpointOf(other)) ||
        record[one] - record[other],
    );
  }

  /** The rows without those that are pieces of others. */
  private merged(rows: readonly number[]): number[] {
    const { spanId, kind } = this.table;
    const left: number[] = [];
    for (let at = 0; at < rows.length;) {
      const row = rows[at];
      const last = left.at(-1) ?? -1;
      let endpoint: ZipkinEndpoint | undefined = this.endpointOf(row);
      for (at++; at < rows.length && spanId[rows[at]] === spanId[row]; at++) {
        if (this.isShared(rows[at]) !== this.isShared(row)) break;
        endpoint = mergeEndpoints(endpoint, this.endpointOf(rows[at]));
        if (endpoint === undefined) break;
        this.trees.join(row, rows[at]);
      }
      const follows = last >= 0 && spanId[last] === spanId[row];
      const isUnmarkedHalf = follows && this.trees.kind[last] === SPAN_KIND.client && kind[row] === SPAN_KIND.server;
      if (this.isShared(row) || isUnmarkedHalf) this.shared.add(row);
      left.push(row);
    }
    return left;
  }

  private half(row: number): number {
    if (this.isShared(row)) return 2;
    return this.table.kind[row] === SPAN_KIND.client ? 0 : 1;
  }

  private isShared(row: number): boolean {
    return (this.table.flags[row] & SPAN_FLAG.shared) !== 0;
  }

  private endpointOf(row: number): ZipkinEndpoint {
    return this.endpoints[this.table.resource[row] + 1];
  }

  private keyOf(row: number): string {
    const id = this.table.spanId[row];
    return this.shared.has(row) ? this.sharedKey(id, this.endpointOf(row).text) : String(id);
  }

  private sharedKey(id: number, endpoint: string): string {
    return `${id} shared ${endpoint}`;
  }

  private parentKeyOf(row: number): string {
    return String(this.shared.has(row) ? this.table.spanId[row] : this.trees.parentIdOf(row));
  }
}
