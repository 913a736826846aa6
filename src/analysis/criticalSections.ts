import type { SpanTable } from '#model/spanTable.ts';
import type { CriticalPath } from './criticalPath.ts';
import { IntervalList } from './intervalList.ts';

/** A critical path that can be asked by row. */
export interface CriticalSections {
  readonly path: CriticalPath;
  /** all sections, by row and then by time */
  readonly section: Int32Array;
}

/** Sorts the sections of a path by row; linear. */
export function indexCriticalPath(table: SpanTable, path: CriticalPath): CriticalSections {
  const { root, row } = path;
  const place = new Int32Array(table.subtreeEnd[root] - root + 1);
  for (let at = 0; at < row.length; at++) place[row[at] - root + 1]++;
  for (let at = 1; at < place.length; at++) place[at] += place[at - 1];
  const section = new Int32Array(row.length);
  for (let at = 0; at < row.length; at++) section[place[row[at] - root]++] = at;
  return { path, section };
}

/** Place in `section` of the first one of `row` or of a row after it. */
function firstFrom({ path, section }: CriticalSections, row: number): number {
  let low = 0;
  let high = section.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (path.row[section[middle]] < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Stretches of a row's own on the path: [s0, e0, s1, e1, …], ns after the origin, ascending; empty when it has none. Of
 * several rows [row, endRow), which must be siblings without children, as a folded run shows them: the path is in each
 * once at most and enters it at its start, so that the order of the rows is that of the sections.
 */
export function criticalSectionsOf(critical: CriticalSections, row: number, endRow = row + 1): Float64Array {
  const { path, section } = critical;
  const list = new IntervalList();
  for (let place = firstFrom(critical, row); place < section.length; place++) {
    const at = section[place];
    if (path.row[at] >= endRow) break;
    list.push(path.start[at], path.end[at]);
  }
  return list.finish();
}

/**
 * The same for a row and everything below it, joined where they touch: what a collapsed row shows (algorithms §4). Costs
 * what lies between the first and the last section of the subtree, which mostly is the subtree's own.
 */
export function criticalSectionsWithin(critical: CriticalSections, table: SpanTable, row: number): Float64Array {
  const { path, section } = critical;
  const list = new IntervalList();
  const end = table.subtreeEnd[row];
  // Sections by row stand in the order of rows: those of a subtree are one stretch of them.
  const from = firstFrom(critical, row);
  const to = firstFrom(critical, end);
  let first = path.row.length;
  let last = -1;
  for (let place = from; place < to; place++) {
    first = Math.min(first, section[place]);
    last = Math.max(last, section[place]);
  }
  for (let at = first; at <= last; at++) {
    if (path.row[at] >= row && path.row[at] < end) list.push(path.start[at], path.end[at]);
  }
  return list.finish();
}
