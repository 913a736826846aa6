export interface SpanOrder {
  /** record of each row */
  readonly record: Int32Array;
  /** row of each record, −1 = the record has no row */
  readonly row: Int32Array;
  /** by row */
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
}

export interface OrderInput {
  /** by record: ns after the origin; ns, −1 = unfinished; parent record, −1 = root; 1 = no row */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly parent: Int32Array;
  readonly dropped: Uint8Array;
  readonly traceOf: Int32Array;
  readonly traces: number;
  /** id that a root names as its parent though no span has it, as a number of any kind; −1 = it names none */
  readonly missingParent: (record: number) => number;
  /** order of two records' span ids; only asked for equal times */
  readonly compareIds: (one: number, other: number) => number;
  readonly compareTraces: (one: number, other: number) => number;
}

/**
 * Puts records into waterfall order (algorithms §1.9): traces by start, then depth first, siblings by start, the longer
 * first, then by id. Orphans of one missing parent stand together, where the first of them would. One sort of all records
 * makes every list of children come out sorted, so nothing recurses and nothing is sorted twice.
 */
export function orderSpans(input: OrderInput): SpanOrder {
  const { parent, dropped, traceOf } = input;
  const count = parent.length;
  const sorted = sortRecords(input);

  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  const firstRoot = new Int32Array(input.traces).fill(-1);
  for (let at = count - 1; at >= 0; at--) {
    const record = sorted[at];
    if (dropped[record] === 1) continue;
    const above = parent[record];
    const trace = traceOf[record];
    if (above >= 0) {
      nextSibling[record] = firstChild[above];
      firstChild[above] = record;
    } else {
      nextSibling[record] = firstRoot[trace];
      firstRoot[trace] = record;
    }
  }

  for (let trace = 0; trace < input.traces; trace++) gatherOrphans(firstRoot[trace], nextSibling, input.missingParent);

  let rows = 0;
  for (let record = 0; record < count; record++) rows += 1 - dropped[record];
  const order: SpanOrder = {
    record: new Int32Array(rows),
    row: new Int32Array(count).fill(-1),
    parent: new Int32Array(rows).fill(-1),
    subtreeEnd: new Int32Array(rows),
    depth: new Int32Array(rows),
  };
  let row = 0;
  for (const trace of traceSequence(input, sorted)) {
    let record = firstRoot[trace];
    let depth = 0;
    while (record >= 0) {
      order.record[row] = record;
      order.row[record] = row;
      order.depth[row] = depth;
      order.parent[row] = parent[record] < 0 ? -1 : order.row[parent[record]];
      row++;
      if (firstChild[record] >= 0) {
        record = firstChild[record];
        depth++;
        continue;
      }
      while (record >= 0 && nextSibling[record] < 0) {
        record = parent[record];
        depth--;
      }
      if (record >= 0) record = nextSibling[record];
    }
  }
  for (let at = rows - 1; at >= 0; at--) {
    if (order.subtreeEnd[at] === 0) order.subtreeEnd[at] = at + 1;
    const above = order.parent[at];
    if (above >= 0 && order.subtreeEnd[above] < order.subtreeEnd[at]) order.subtreeEnd[above] = order.subtreeEnd[at];
  }
  return order;
}

/** Moves each orphan of one trace's list of roots behind the one before it that misses the same parent. */
function gatherOrphans(firstRoot: number, nextSibling: Int32Array, missingParent: (record: number) => number): void {
  let lastOf: Map<number, number> | undefined;
  let before = -1;
  let next: number;
  for (let record = firstRoot; record >= 0; record = next) {
    next = nextSibling[record];
    const missing = missingParent(record);
    const last = missing < 0 ? undefined : lastOf?.get(missing);
    if (missing >= 0) (lastOf ??= new Map()).set(missing, record);
    if (last === undefined || last === before) {
      before = record;
      continue;
    }
    nextSibling[before] = next;
    nextSibling[record] = nextSibling[last];
    nextSibling[last] = record;
  }
}

/** Traces by their earliest record; equal starts by id. */
function traceSequence(input: OrderInput, sorted: Int32Array): number[] {
  const sequence: number[] = [];
  const startOf = new Float64Array(input.traces).fill(-1);
  const seen = new Uint8Array(input.traces);
  for (const record of sorted) {
    const trace = input.traceOf[record];
    if (seen[trace] === 1 || input.dropped[record] === 1) continue;
    seen[trace] = 1;
    startOf[trace] = input.start[record];
    sequence.push(trace);
  }
  return sequence.sort((one, other) => startOf[one] - startOf[other] || input.compareTraces(one, other));
}

/**
 * Records by (start, longer first, id). A radix sort over 16-bit digits of the start, least first: starts are whole ns
 * below 2^53, so at most four passes, and passes whose digit never differs are left out (a trace of an hour needs three).
 * Runs of equal starts are then sorted by comparison.
 */
function sortRecords(input: OrderInput): Int32Array {
  const { start, duration, compareIds } = input;
  const count = start.length;
  let from = new Int32Array(count);
  for (let record = 0; record < count; record++) from[record] = record;
  let to = new Int32Array(count);
  let largest = 0;
  for (let record = 0; record < count; record++) if (start[record] > largest) largest = start[record];
  // A whole number below 2^53 as two 32-bit words; >>> takes it modulo 2^32.
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let record = 0; record < count; record++) {
    low[record] = start[record] >>> 0;
    high[record] = (start[record] / 4_294_967_296) >>> 0;
  }
  const digits = new Uint32Array(65_537);
  for (let pass = 0; pass < 4 && largest >= 65_536 ** pass; pass++) {
    const word = pass < 2 ? low : high;
    const shift = (pass & 1) * 16;
    digits.fill(0);
    for (let record = 0; record < count; record++) digits[((word[record] >>> shift) & 0xffff) + 1]++;
    for (let digit = 1; digit <= 65_536; digit++) digits[digit] += digits[digit - 1];
    for (let at = 0; at < count; at++) to[digits[(word[from[at]] >>> shift) & 0xffff]++] = from[at];
    [from, to] = [to, from];
  }
  let runStart = 0;
  for (let at = 1; at <= count; at++) {
    if (at < count && start[from[at]] === start[from[runStart]]) continue;
    if (at - runStart > 1) {
      from
        .subarray(runStart, at)
        .sort((one, other) => lengthOf(duration[other]) - lengthOf(duration[one]) || compareIds(one, other));
    }
    runStart = at;
  }
  return from;
}

/** An unfinished span sorts as the longest of its siblings: it holds what follows. */
function lengthOf(duration: number): number {
  return duration < 0 ? Number.MAX_SAFE_INTEGER : duration;
}
