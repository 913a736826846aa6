import type { BitSet } from '#base/bitSet.ts';
import { lowerBound } from '#base/search.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';

export interface VisibleRowsQuery {
  /** rows of the trace: [firstRow, endRow) */
  readonly firstRow: number;
  readonly endRow: number;
  /** by row: rows whose descendants are hidden */
  readonly collapsed: BitSet;
  /** by row: rows that pass the filter; absent = all. Who fills it decides whether ancestors of a match are in it. */
  readonly shown?: BitSet | undefined;
  /** only this row and what is below it */
  readonly focus?: number | undefined;
}

/**
 * The rows a waterfall shows, ascending. A collapsed row is shown and its subtree is jumped over; a row that the filter
 * hides collapses nothing, since nobody could open it again.
 */
export function deriveVisibleRows(table: SpanTable, query: VisibleRowsQuery): Int32Array {
  const { subtreeEnd } = table;
  const { collapsed, shown, focus } = query;
  const end = focus === undefined ? query.endRow : subtreeEnd[focus];
  let row = focus ?? query.firstRow;
  const rows = new Int32Array(Math.max(0, end - row));
  let count = 0;
  while (row < end) {
    if (shown !== undefined && !shown.has(row)) {
      row++;
      continue;
    }
    rows[count++] = row;
    row = collapsed.has(row) ? subtreeEnd[row] : row + 1;
  }
  return count === rows.length ? rows : rows.slice(0, count);
}

/** Where `row` stands among the visible rows, −1 when it is hidden. */
export function rowIndexOf(visible: Int32Array, row: number): number {
  const at = lowerBound(visible, row);
  return at < visible.length && visible[at] === row ? at : -1;
}

/** The row itself when it is visible, else its nearest visible ancestor; undefined when there is none. */
export function visibleAncestor(table: SpanTable, visible: Int32Array, row: number): SpanRow | undefined {
  let end = visible.length;
  for (let above = row; above >= 0; above = table.parent[above]) {
    const at = lowerBound(visible, above, 0, end);
    if (at < end && visible[at] === above) return above as SpanRow;
    // Ancestors stand before their descendants: what is after this one needs no second look.
    end = at;
  }
  return undefined;
}

/** Greatest depth among the visible rows, −1 when there are none. */
export function maxVisibleLevel(table: SpanTable, visible: Int32Array): number {
  let level = -1;
  for (const row of visible) {
    if (table.depth[row] > level) level = table.depth[row];
  }
  return level;
}

/**
 * Opens the rows [firstRow, endRow) down to `level`, a depth (0 = roots only are visible), and closes everything from
 * there on, so that opening one row later shows one level more. Writes into `collapsed`; rows outside stay as they are.
 */
export function collapseToLevel(
  table: SpanTable,
  firstRow: number,
  endRow: number,
  level: number,
  collapsed: BitSet,
): void {
  const { depth, subtreeEnd } = table;
  for (let row = firstRow; row < endRow; row++) {
    if (depth[row] >= level && subtreeEnd[row] > row + 1) collapsed.add(row);
    else collapsed.delete(row);
  }
}

/** Opens every ancestor of `row`, so that it can be shown; the row itself stays as it is. True when one was closed. */
export function expandAncestors(table: SpanTable, row: number, collapsed: BitSet): boolean {
  let changed = false;
  for (let above = table.parent[row]; above >= 0; above = table.parent[above]) {
    if (!collapsed.has(above)) continue;
    collapsed.delete(above);
    changed = true;
  }
  return changed;
}
