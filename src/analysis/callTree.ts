import type { Steps } from '#base/slicedWork.ts';
import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { SelfTime } from './selfTime.ts';
import { selfTimeOf } from './selfTime.ts';

/**
 * Spans merged by call path: those with the same services and operations from their roots on are one node. Parents
 * stand before their children. Times are ns.
 */
export interface CallTree {
  readonly length: number;
  /** −1 = a root */
  readonly parent: Int32Array;
  /** 0 = a root */
  readonly depth: Int32Array;
  readonly levels: number;
  /** index into the table's services, −1 = unknown, and into its strings */
  readonly service: Int32Array;
  readonly operation: Int32Array;
  readonly count: Int32Array;
  /** spans in error */
  readonly failed: Int32Array;
  /** sum of self times */
  readonly self: Float64Array;
  /** own self time and that of all below: what a node is as wide as */
  readonly value: Float64Array;
  /** where a node stands when siblings stand side by side, the largest first, from the start of their parent */
  readonly start: Float64Array;
  /** row of the longest span that has ended, and its duration; where none has, of the first, and −1 */
  readonly longest: Int32Array;
  readonly longestNs: Float64Array;
}

/** A call tree, and which node each row fell into, by row − firstRow. */
export interface RowCallTree {
  readonly tree: CallTree;
  readonly nodeOf: Int32Array;
  readonly firstRow: number;
}

export interface CallTreeInput {
  readonly firstRow: number;
  readonly endRow: number;
  /** by row */
  readonly selfTime: SelfTime;
  readonly failed: Uint8Array;
}

const SLICE = 1 << 14;

/** Merges the rows [firstRow, endRow); those whose parents are not among them are roots. One pass, parents come first. */
export function* deriveCallTree(table: SpanTable, input: CallTreeInput): Steps<RowCallTree> {
  const { firstRow, endRow, selfTime, failed } = input;
  const nodes = new CallNodes();
  const nodeOf = new Int32Array(endRow - firstRow);
  for (let row = firstRow; row < endRow; row++) {
    const above = table.parent[row];
    const node = nodes.find(above < firstRow ? -1 : nodeOf[above - firstRow], table.service[row], table.operation[row]);
    nodeOf[row - firstRow] = node;
    nodes.add(node, row, table.duration[row], selfTimeOf(selfTime, row), failed[row]);
    if ((row & (SLICE - 1)) === 0) yield;
  }
  return { tree: yield* nodes.finish(), nodeOf, firstRow };
}

/** Collects nodes: found by parent, service and operation, then added to. */
export class CallNodes {
  private readonly parent = new Growable(Int32Array);
  private readonly service = new Growable(Int32Array);
  private readonly operation = new Growable(Int32Array);
  private readonly count = new Growable(Int32Array);
  private readonly failed = new Growable(Int32Array);
  private readonly self = new Growable(Float64Array);
  private readonly longest = new Growable(Int32Array);
  private readonly longestNs = new Growable(Float64Array);
  /** open addressing: node + 1, 0 = empty; a power of two, at most half full */
  private slots = new Int32Array(1024);

  /** The node below `parent` (−1 = a root) with these names; a new one where there is none. */
  find(parent: number, service: number, operation: number): number {
    const mask = this.slots.length - 1;
    let at = hash(parent, service, operation) & mask;
    for (; this.slots[at] !== 0; at = (at + 1) & mask) {
      const node = this.slots[at] - 1;
      const isIt = this.operation.data[node] === operation && this.service.data[node] === service;
      if (isIt && this.parent.data[node] === parent) return node;
    }
    const node = this.parent.length;
    this.slots[at] = node + 1;
    this.parent.push(parent);
    this.service.push(service);
    this.operation.push(operation);
    for (const column of [this.count, this.failed, this.self]) column.push(0);
    this.longest.push(-1);
    this.longestNs.push(-Infinity);
    if (node * 2 >= this.slots.length) this.grow();
    return node;
  }

  /** Adds one span to a node; its duration is −1 when it has not ended. */
  add(node: number, row: number, durationNs: number, selfNs: number, failed: number): void {
    this.addAll(node, { row, longestNs: durationNs, count: 1, failed, self: selfNs });
  }

  /** Adds spans that were merged before. */
  addAll(node: number, spans: MergedSpans): void {
    this.count.data[node] += spans.count;
    this.failed.data[node] += spans.failed;
    this.self.data[node] += spans.self;
    if (spans.longestNs <= this.longestNs.data[node]) return;
    this.longestNs.data[node] = spans.longestNs;
    this.longest.data[node] = spans.row;
  }

  /** Sums up from the leaves and places siblings, the largest first; equal ones as they came. */
  *finish(): Steps<CallTree> {
    const { length } = this.parent;
    const parent = this.parent.copy();
    const value = this.self.copy();
    const depth = new Int32Array(length);
    let levels = 0;
    for (let node = length - 1; node >= 0; node--) if (parent[node] >= 0) value[parent[node]] += value[node];
    for (let node = 0; node < length; node++) {
      depth[node] = parent[node] < 0 ? 0 : depth[parent[node]] + 1;
      if (depth[node] >= levels) levels = depth[node] + 1;
    }
    yield;
    const start = new Float64Array(length);
    yield* placeSiblings(parent, value, start);
    return {
      length,
      parent,
      depth,
      levels,
      service: this.service.copy(),
      operation: this.operation.copy(),
      count: this.count.copy(),
      failed: this.failed.copy(),
      self: this.self.copy(),
      value,
      start,
      longest: this.longest.copy(),
      longestNs: this.longestNs.copy(),
    };
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4);
    const mask = slots.length - 1;
    for (let node = 0; node < this.parent.length; node++) {
      let at = hash(this.parent.data[node], this.service.data[node], this.operation.data[node]) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = node + 1;
    }
    this.slots = slots;
  }
}

/** Sets the starts: siblings side by side from the start of their parent, the largest first, equal ones as they came. */
function* placeSiblings(parent: Int32Array, value: Float64Array, start: Float64Array): Steps<void> {
  const { length } = parent;
  // Children of node p are child[offset[p + 1]] … child[offset[p + 2]]; those of −1 are the roots.
  const offset = new Int32Array(length + 2);
  for (let node = 0; node < length; node++) offset[parent[node] + 2]++;
  for (let at = 0; at <= length; at++) offset[at + 1] += offset[at];
  const place = offset.slice();
  const child = new Int32Array(length);
  for (let node = 0; node < length; node++) child[place[parent[node] + 1]++] = node;
  yield;
  const largestFirst = (one: number, other: number): number => value[other] - value[one] || one - other;
  for (let above = -1; above < length; above++) {
    const from = offset[above + 1];
    const to = offset[above + 2];
    if (to - from > 1) child.subarray(from, to).sort(largestFirst);
    let at = above < 0 ? 0 : start[above];
    for (let place = from; place < to; place++) {
      start[child[place]] = at;
      at += value[child[place]];
    }
    if ((above & (SLICE - 1)) === 0) yield;
  }
}

/** Figures of some spans; `row` is the longest of them. */
export interface MergedSpans {
  readonly row: number;
  readonly longestNs: number;
  readonly count: number;
  readonly failed: number;
  readonly self: number;
}

/** Three numbers spread over 32 bits: each is multiplied by an odd constant, high bits are folded into low ones. */
function hash(parent: number, service: number, operation: number): number {
  let mixed = Math.imul(parent + 1, 0x9e37_79b1) ^ Math.imul(service + 1, 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35) ^ Math.imul(operation + 1, 0x27d4_eb2f);
  mixed ^= mixed >>> 13;
  return Math.imul(mixed, 0x1656_67b1) >>> 7;
}

/** From the left edge of the first root to the right edge of the last, ns. */
export function callTreeValue({ parent, value, length }: CallTree): number {
  let sum = 0;
  for (let node = 0; node < length; node++) if (parent[node] < 0) sum += value[node];
  return sum;
}
