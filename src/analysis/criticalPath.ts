import type { Steps } from '#base/slicedWork.ts';
import { doAll } from '#base/slicedWork.ts';
import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { isAsynchronous, isWithoutTime } from './selfTime.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';

/**
 * What held up the end of a root: sections in order of time that touch each other and fill the root exactly, each with
 * the row that was at work. A row may have several; one without any time of its own has none, be it the root.
 */
export interface CriticalPath {
  readonly root: number;
  readonly row: Int32Array;
  /** ns after the origin; one buffer where all sections touch each other */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** The subtree of a root with rows counted from it, every span cut to what its ancestors cover. */
interface Cut {
  /** parent, or the nearest ancestor that has a time of its own; of the root 0 */
  readonly above: Int32Array;
  /** a span is left out when `to` is not above `from` */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** child that comes last by `to`, of equal ones the longer; and the one before each: 0 = none */
  readonly last: Int32Array;
  readonly before: Int32Array;
}

/**
 * The critical path of a root, or of any row taken as one (algorithms §4). Walks backwards from its end: always into the
 * child that ended last before the instant reached, and at that child's start back to its parent. Every child is looked
 * at once; rows themselves remember where their walk stands, so that a chain of 100,000 needs no stack.
 */
export function deriveCriticalPath(table: SpanTable, ends: SpanEnds, root: number): CriticalPath {
  // `to` becomes the instant that is reached in a span, `last` the child that is looked at next.
  const { above, from, to, last, before } = cutToAncestors(table, ends, root);
  const isParted = isWithoutTime(table, root);
  // Written from the end. Each span is entered once, which ends a section, and left once.
  const most = 2 * from.length;
  const row = new Int32Array(most);
  const start = new Float64Array(most + 1);
  const end = isParted ? new Float64Array(most) : undefined;
  start[most] = to[0];
  let place = most;
  let at = 0;
  for (;;) {
    const reached = to[at];
    let found = last[at];
    while (found > 0 && to[found] > reached) found = before[found];
    const sectionStart = found === 0 ? from[at] : to[found];
    if (reached > sectionStart && (at > 0 || !isParted)) {
      place--;
      row[place] = root + at;
      start[place] = sectionStart;
      if (end) end[place] = reached;
    }
    if (found > 0) {
      to[at] = from[found];
      last[at] = before[found];
      at = found;
    } else if (at > 0) {
      at = above[at];
    } else {
      break;
    }
  }
  const bounds = start.slice(place);
  return {
    root,
    row: row.slice(place),
    start: bounds.subarray(0, most - place),
    end: end ? end.slice(place) : bounds.subarray(1),
  };
}

/** ns of each row on the path, by row − firstRow; they add up to the root's duration. */
export function deriveCriticalTime(path: CriticalPath, firstRow: number, endRow: number): Float64Array {
  return doAll(criticalTimeSteps(path, firstRow, endRow));
}

/** Sections looked at between two pauses. */
const STRETCH = 1 << 14;

/** The same as work that may pause. */
export function* criticalTimeSteps(path: CriticalPath, firstRow: number, endRow: number): Steps<Float64Array> {
  const time = new Float64Array(endRow - firstRow);
  for (let at = 0; at < path.row.length; at++) {
    if (at % STRETCH === 0) yield;
    const row = path.row[at];
    if (row >= firstRow && row < endRow) time[row - firstRow] += path.end[at] - path.start[at];
  }
  return time;
}

/** Steps 1 and 2 of algorithms §4. What lies below a span that is left out comes out empty too, and is left out. */
function cutToAncestors(table: SpanTable, ends: SpanEnds, root: number): Cut {
  const { start, duration, parent, subtreeEnd, kind } = table;
  const size = subtreeEnd[root] - root;
  const from = new Float64Array(size);
  const to = new Float64Array(size);
  const above = new Int32Array(size);
  const last = new Int32Array(size);
  const before = new Int32Array(size);
  const unsorted = new Set<number>();
  from[0] = start[root];
  to[0] = endOf(ends, root);
  for (let at = 1; at < size; at++) {
    const row = root + at;
    const direct = parent[row] - root;
    const over =
      direct > 0 && duration[root + direct] < 0 && isWithoutTime(table, root + direct) ? above[direct] : direct;
    const ownFrom = Math.max(start[row], from[over]);
    let ownTo = Math.min(endOf(ends, row), to[over]);
    if (duration[row] < 0 && isWithoutTime(table, row)) ownTo = ownFrom;
    if (kind[row] === SPAN_KIND.consumer && isAsynchronous(table, root + over, row)) ownTo = ownFrom;
    above[at] = over;
    from[at] = ownFrom;
    to[at] = ownTo;
    if (ownTo <= ownFrom) continue;
    const previous = last[over];
    const isSorted = to[previous] < ownTo || (to[previous] === ownTo && from[previous] > ownFrom);
    if (previous > 0 && !isSorted) unsorted.add(over);
    before[at] = previous;
    last[over] = at;
  }
  const cut = { above, from, to, last, before };
  for (const span of unsorted) sortChildren(cut, span);
  return cut;
}

/** Siblings that ended in another order than they started in. */
function sortChildren({ from, to, last, before }: Cut, span: number): void {
  const children = new Growable(Int32Array, 16);
  for (let child = last[span]; child > 0; child = before[child]) children.push(child);
  const sorted = children.copy().sort((one, other) => to[one] - to[other] || from[other] - from[one] || other - one);
  let previous = 0;
  for (let at = 0; at < sorted.length; at++) {
    before[sorted[at]] = previous;
    previous = sorted[at];
  }
  last[span] = previous;
}
