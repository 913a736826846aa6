export interface SpanOrder {
  /** record of each row */
  readonly record: Int32Array;
  /** row of each record, −1 = the record has no row */
  readonly row: Int32Array;
  /** by row */
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  /** most nested level; 0 = there are roots only */
  readonly deepest: number;
}

export interface OrderInput {
  /** by record: ns after the origin; ns, −1 = unfinished; parent record, −1 = root; 1 = no row */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly parent: Int32Array;
  readonly dropped: Uint8Array;
  /** records that have a row */
  readonly rows: number;
  readonly traceOf: Int32Array;
  readonly traces: number;
  /** whether `missingParent` names any */
  readonly hasOrphans: boolean;
  /** id that a root names as its parent though no span has it, as a number of any kind; −1 = it names none */
  readonly missingParent: (record: number) => number;
  /** order of two records' span ids; only asked for equal times */
  readonly compareIds: (one: number, other: number) => number;
  readonly compareTraces: (one: number, other: number) => number;
}

/**
 * Puts records into waterfall order (algorithms §1.9): traces by start, then depth first, siblings by start, the longer
 * first, then by id. Orphans of one missing parent stand together, where the first of them would. Files mostly have
 * siblings in their order already; only lists that are not are sorted. Nothing recurses.
 */
export function orderSpans(input: OrderInput): SpanOrder {
  const { rows } = input;
  const count = input.parent.length;
  const { first, next } = listSiblings(input);
  if (input.hasOrphans) {
    for (let trace = 0; trace < input.traces; trace++) gatherOrphans(first[count + trace], next, input.missingParent);
  }
  const order = {
    record: new Int32Array(rows),
    row: rows === count ? new Int32Array(count) : new Int32Array(count).fill(-1),
    parent: new Int32Array(rows),
    subtreeEnd: new Int32Array(rows),
    deepest: 0,
  };
  let row = 0;
  for (const trace of traceSequence(input)) {
    let record = first[count + trace];
    let above = -1;
    let depth = 0;
    while (record >= 0) {
      order.record[row] = record;
      order.row[record] = row;
      order.parent[row] = above;
      if (first[record] >= 0) {
        above = row++;
        record = first[record];
        if (++depth > order.deepest) order.deepest = depth;
        continue;
      }
      order.subtreeEnd[row] = ++row;
      // Up to the nearest row that has another sibling.
      while (above >= 0 && next[record] < 0) {
        order.subtreeEnd[above] = row;
        record = order.record[above];
        above = order.parent[above];
        depth--;
      }
      record = next[record];
    }
  }
  return order;
}

interface Siblings {
  /** first child of each record, then the first root of each trace; −1 = none */
  readonly first: Int32Array;
  /** by record: its next sibling, −1 = last */
  readonly next: Int32Array;
}

function listSiblings(input: OrderInput): Siblings {
  const { parent, dropped, traceOf, start } = input;
  const count = parent.length;
  const first = new Int32Array(count + input.traces).fill(-1);
  const next = new Int32Array(count);
  const unsorted = new Set<number>();
  for (let record = count - 1; record >= 0; record--) {
    if (dropped[record] === 1) continue;
    const list = parent[record] < 0 ? count + traceOf[record] : parent[record];
    const head = first[list];
    if (head >= 0 && !(start[record] < start[head]) && comesAfter(input, record, head)) unsorted.add(list);
    next[record] = head;
    first[list] = record;
  }
  for (const list of unsorted) first[list] = sortList(input, first[list], next);
  return { first, next };
}

/**
 * Sorts a linked list and gives its new head: stretches that are in order, or in the opposite one, are merged pair by pair.
 * Stable, and as good as linear where few records stand in the wrong place or all are told from the last to the first.
 */
function sortList(input: OrderInput, head: number, next: Int32Array): number {
  // Place i: 2^i stretches merged, from before those of lower places; −1 = none.
  const merged: number[] = [];
  for (let rest = head; rest >= 0;) {
    let list = rest;
    let last = rest;
    rest = next[rest];
    if (rest >= 0 && comesAfter(input, list, rest)) {
      next[last] = -1;
      while (rest >= 0 && comesAfter(input, list, rest)) {
        const following = next[rest];
        next[rest] = list;
        list = rest;
        rest = following;
      }
    } else {
      while (rest >= 0 && !comesAfter(input, last, rest)) {
        last = rest;
        rest = next[rest];
      }
      next[last] = -1;
    }
    let place = 0;
    for (; place < merged.length && merged[place] >= 0; place++) {
      list = mergeLists(input, merged[place], list, next);
      merged[place] = -1;
    }
    merged[place] = list;
  }
  let all = -1;
  for (const list of merged) all = mergeLists(input, list, all, next);
  return all;
}

/** Merges two sorted lists, either of which may be −1, none; of equal ones those of `one` come first. */
function mergeLists(input: OrderInput, one: number, other: number, next: Int32Array): number {
  if (one < 0 || other < 0) return Math.max(one, other);
  let [left, right] = [one, other];
  const isOther = comesAfter(input, left, right);
  const head = isOther ? right : left;
  if (isOther) right = next[right];
  else left = next[left];
  let last = head;
  while (left >= 0 && right >= 0) {
    if (comesAfter(input, left, right)) {
      next[last] = right;
      last = right;
      right = next[right];
    } else {
      next[last] = left;
      last = left;
      left = next[left];
    }
  }
  next[last] = left >= 0 ? left : right;
  return head;
}

/** Whether a record stands behind another among their siblings. */
function comesAfter({ start, duration, compareIds }: OrderInput, one: number, other: number): boolean {
  if (start[one] !== start[other]) return start[one] > start[other];
  const longer = lengthOf(duration[other]) - lengthOf(duration[one]);
  return longer > 0 || (longer === 0 && compareIds(one, other) > 0);
}

/** An unfinished span sorts as the longest of its siblings: it holds what follows. */
function lengthOf(duration: number): number {
  return duration < 0 ? Number.MAX_SAFE_INTEGER : duration;
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
function traceSequence({ start, traceOf, dropped, traces, compareTraces }: OrderInput): readonly number[] {
  if (traces === 1) return [0];
  const startOf = new Float64Array(traces).fill(Infinity);
  for (let record = 0; record < traceOf.length; record++) {
    const trace = traceOf[record];
    if (dropped[record] === 0 && start[record] < startOf[trace]) startOf[trace] = start[record];
  }
  return Array.from(startOf.keys()).sort((one, other) => startOf[one] - startOf[other] || compareTraces(one, other));
}
