import { lowerBound } from '#base/search.ts';
import { sparseValue } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';
import type { Subtrees } from './subtrees.ts';
import { subtreeFinish, subtreeStart } from './subtrees.ts';

/**
 * Parents that spans name and the document does not have, one entry each and per trace, in the order of rows. The
 * orphans of one stand together: they and all below them are the rows [firstRow, endRow).
 */
export interface MissingParents {
  readonly firstRow: Int32Array;
  readonly endRow: Int32Array;
  /** string index of the id */
  readonly id: Int32Array;
  /** spans that name it as their parent */
  readonly children: Int32Array;
  /** earliest start and latest end below it, ns after the origin */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** String index of the id that an orphan names as its parent; −1 for all other rows. */
export function missingParentOf(table: SpanTable, row: number): number {
  if ((table.flags[row] & SPAN_FLAG.orphan) === 0) return -1;
  return sparseValue(table.details.missingParent, table.record[row]) ?? -1;
}

/** Looks at roots only. `subtrees` is deriveSubtrees. */
export function deriveMissingParents(table: SpanTable, subtrees: Subtrees): MissingParents {
  const { length, subtreeEnd, trace } = table;
  const firstRows: number[] = [];
  const endRows: number[] = [];
  const ids: number[] = [];
  const children: number[] = [];
  for (let row = 0; row < length; row = subtreeEnd[row]) {
    const id = missingParentOf(table, row);
    if (id < 0) continue;
    const last = ids.length - 1;
    if (last >= 0 && endRows[last] === row && ids[last] === id && trace[firstRows[last]] === trace[row]) {
      endRows[last] = subtreeEnd[row];
      children[last]++;
    } else {
      firstRows.push(row);
      endRows.push(subtreeEnd[row]);
      ids.push(id);
      children.push(1);
    }
  }
  const missing = {
    firstRow: Int32Array.from(firstRows),
    endRow: Int32Array.from(endRows),
    id: Int32Array.from(ids),
    children: Int32Array.from(children),
    start: new Float64Array(ids.length),
    end: new Float64Array(ids.length),
  };
  measureMissingParents(table, subtrees, missing, 0, length);
  return missing;
}

/** Fills `start` and `end` of the entries within the rows [from, to). */
export function measureMissingParents(
  { subtreeEnd }: SpanTable,
  subtrees: Subtrees,
  missing: MissingParents,
  from: number,
  to: number,
): void {
  const last = lowerBound(missing.firstRow, to);
  for (let at = lowerBound(missing.firstRow, from); at < last; at++) {
    let start = Infinity;
    let end = -Infinity;
    for (let row = missing.firstRow[at]; row < missing.endRow[at]; row = subtreeEnd[row]) {
      start = Math.min(start, subtreeStart(subtrees, row));
      end = Math.max(end, subtreeFinish(subtrees, row));
    }
    missing.start[at] = start;
    missing.end[at] = end;
  }
}
