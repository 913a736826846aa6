import { lowerBound } from '#base/search.ts';
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
 * once at most and enters it at its start, so that the order of the rows is that of the sections. `minGapNs` (0 = exact)
 * coarsens them for painting: see IntervalList.
 */
export function criticalSectionsOf(
  { path, offset, section }: CriticalSections,
  row: number,
  endRow = row + 1,
  minGapNs = 0,
): Float64Array {
  const list = new IntervalList(minGapNs);
  // A root may have neighbours of its kind that are not on its path.
  const from = Math.max(0, row - path.root);
  const to = Math.min(offset.length - 1, endRow - path.root);
  for (let place = offset[from]; from < to && place < offset[to]; place++) {
    list.push(path.start[section[place]], path.end[section[place]]);
  }
  return list.finish();
}

/** The same for a row and everything below it, joined where they touch: what a collapsed row shows (algorithms §4). */
export function criticalSectionsWithin(
  { path }: CriticalSections,
  table: SpanTable,
  row: number,
  minGapNs = 0,
): Float64Array {
  const list = new IntervalList(minGapNs);
  const end = table.subtreeEnd[row];
  // Sections touch, so all of a subtree stand together in time between its row's start and the last of them.
  for (let at = lowerBound(path.start, table.start[row]); at < path.row.length; at++) {
    if (table.duration[row] >= 0 && path.start[at] >= table.start[row] + table.duration[row]) break;
    if (path.row[at] >= row && path.row[at] < end) list.push(path.start[at], path.end[at]);
  }
  return list.finish();
}
