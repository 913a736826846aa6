import type { SpanTable } from '#model/spanTable.ts';
import type { CriticalPath } from './criticalPath.ts';
import { IntervalList } from './intervalList.ts';

/** A critical path that can be asked by row. */
export interface CriticalSections {
  readonly path: CriticalPath;
  /** sections of row r: section[offset[r − root]] … section[offset[r − root + 1]], by time */
  readonly offset: Int32Array;
  readonly section: Int32Array;
}

/** Sorts the sections of a path by row; linear. */
export function indexCriticalPath(table: SpanTable, path: CriticalPath): CriticalSections {
  const { root, row } = path;
  const size = table.subtreeEnd[root] - root;
  const offset = new Int32Array(size + 1);
  for (const of of row) offset[of - root + 1]++;
  for (let at = 0; at < size; at++) offset[at + 1] += offset[at];
  const place = offset.slice();
  const section = new Int32Array(row.length);
  for (let at = 0; at < row.length; at++) section[place[row[at] - root]++] = at;
  return { path, offset, section };
}

/**
 * Stretches of a row's own on the path: [s0, e0, s1, e1, …], ns after the origin, ascending; empty when it has none. Of
 * several rows [row, endRow), which must be siblings without children, as a folded run shows them: the path is in each
 * once at most and enters it at its start, so that the order of the rows is that of the sections.
 */
export function criticalSectionsOf(
  { path, offset, section }: CriticalSections,
  row: number,
  endRow = row + 1,
): Float64Array {
  const list = new IntervalList();
  // A root may have neighbours of its kind that are not on its path.
  const from = Math.max(0, row - path.root);
  const to = Math.min(offset.length - 1, endRow - path.root);
  for (let place = offset[from]; from < to && place < offset[to]; place++) {
    list.push(path.start[section[place]], path.end[section[place]]);
  }
  return list.finish();
}

/**
 * The same for a row and everything below it, joined where they touch: what a collapsed row shows (algorithms §4). Costs
 * what lies between the first and the last section of the subtree, which mostly is the subtree's own.
 */
export function criticalSectionsWithin(
  { path, offset, section }: CriticalSections,
  table: SpanTable,
  row: number,
): Float64Array {
  const list = new IntervalList();
  const end = table.subtreeEnd[row];
  // Sections by row stand in the order of rows: those of a subtree are one stretch of them.
  const from = offset[Math.min(offset.length - 1, Math.max(0, row - path.root))];
  const to = offset[Math.min(offset.length - 1, Math.max(0, end - path.root))];
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
