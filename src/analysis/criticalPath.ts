import type { Steps } from '#base/slicedWork.ts';
import { doAll } from '#base/slicedWork.ts';
import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { isAsynchronous, isWithoutTime } from './selfTime.ts';

/**
 * What held up the end of a root: sections in order of time that touch each other and fill the root exactly, each with
 * the row that was at work. A row may have several; one without any time of its own has none, be it the root.
 */
export interface CriticalPath {
  readonly root: number;
  readonly row: Int32Array;
  /** ns after the origin */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** The subtree of a root with rows counted from it, every span cut to what its ancestors cover. */
interface Cut {
  /** parent, or the nearest ancestor that has a time of its own; of the root −1 */
  readonly above: Int32Array;
  /** a span is left out when `to` is not above `from` */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** children of span s: child[offset[s]] … child[offset[s + 1]], by `to`, of equal ones the longer last */
  readonly offset: Int32Array;
  readonly child: Int32Array;
}

/**
 * The critical path of a root, or of any row taken as one (algorithms §4). Walks backwards from its end: always into the
 * child that ended last before the instant reached, and at that child's start back to its parent. Every child is looked
 * at once; rows themselves remember where their walk stands, so that a chain of 100,000 needs no stack.
 */
export function deriveCriticalPath(table: SpanTable, ends: Float64Array, root: number): CriticalPath {
  const { above, from, to, offset, child } = cutToAncestors(table, ends, root);
  const cursor = to.slice();
  const next = new Int32Array(from.length);
  for (let at = 0; at < next.length; at++) next[at] = offset[at + 1] - 1;

  const row = new Growable(Int32Array);
  const start = new Growable(Float64Array);
  const end = new Growable(Float64Array);
  let at = 0;
  while (at >= 0) {
    const reached = cursor[at];
    let candidate = next[at];
    while (candidate >= offset[at] && to[child[candidate]] > reached) candidate--;
    const found = candidate >= offset[at] ? child[candidate] : -1;
    const sectionStart = found < 0 ? from[at] : to[found];
    if (reached > sectionStart && (at > 0 || !isWithoutTime(table, root))) {
      row.push(root + at);
      start.push(sectionStart);
      end.push(reached);
    }
    if (found < 0) {
      at = above[at];
    } else {
      cursor[at] = from[found];
      next[at] = candidate - 1;
      at = found;
    }
  }
  return { root, row: row.copy().reverse(), start: start.copy().reverse(), end: end.copy().reverse() };
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
function cutToAncestors(table: SpanTable, ends: Float64Array, root: number): Cut {
  const { start, parent, subtreeEnd } = table;
  const size = subtreeEnd[root] - root;
  const from = new Float64Array(size);
  const to = new Float64Array(size);
  const above = new Int32Array(size).fill(-1);
  const offset = new Int32Array(size + 1);
  from[0] = start[root];
  to[0] = ends[root];
  for (let at = 1; at < size; at++) {
    const direct = parent[root + at] - root;
    const over = direct > 0 && isWithoutTime(table, root + direct) ? above[direct] : direct;
    above[at] = over;
    from[at] = Math.max(start[root + at], from[over]);
    const takesNone = isWithoutTime(table, root + at) || isAsynchronous(table, root + over, root + at);
    to[at] = takesNone ? from[at] : Math.min(ends[root + at], to[over]);
    if (to[at] > from[at]) offset[over + 1]++;
  }
  for (let at = 0; at < size; at++) offset[at + 1] += offset[at];
  const child = new Int32Array(offset[size]);
  const place = offset.slice();
  for (let at = 1; at < size; at++) {
    if (to[at] > from[at]) child[place[above[at]]++] = at;
  }
  const order = (one: number, other: number): number => to[one] - to[other] || from[other] - from[one] || other - one;
  for (let at = 0; at < size; at++) {
    const first = offset[at];
    const last = offset[at + 1];
    let sorted = true;
    for (let next = first + 1; next < last && sorted; next++) sorted = order(child[next - 1], child[next]) <= 0;
    if (!sorted) child.subarray(first, last).sort(order);
  }
  return { above, from, to, offset, child };
}
