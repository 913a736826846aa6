import type { BitSet } from '#base/bitSet.ts';
import { lowerBound } from '#base/search.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import type { Repeats } from './repeats.ts';
import { runEnd, runOf } from './repeats.ts';

export interface VisibleRowsQuery {
  /** rows of the trace: [firstRow, endRow) */
  readonly firstRow: number;
  readonly endRow: number;
  /** by row: rows whose descendants are hidden, and heads of runs whose other members are */
  readonly collapsed: BitSet;
  /** absent = no run is folded */
  readonly repeats?: Repeats | undefined;
  /** by row: rows that pass the filter; absent = all. Who fills it decides whether ancestors of a match are in it. */
  readonly shown?: BitSet | undefined;
  /** only this row and what is below it, or only this run */
  readonly focus?: number | undefined;
}

/** One past the last row that closing `row` hides: what is below it or, of a head, the rest of its run. */
export function foldEnd(table: SpanTable, repeats: Repeats | undefined, row: number): number {
  // A head has nothing below it, so one of the two is all there is.
  return Math.max(table.subtreeEnd[row], repeats === undefined ? 0 : runEnd(repeats, row));
}

/**
 * The rows a waterfall shows, ascending. A collapsed row is shown and what it hides is jumped over; a row that the filter
 * hides collapses nothing, since nobody could open it again.
 */
export function deriveVisibleRows(table: SpanTable, query: VisibleRowsQuery): Int32Array {
  const { collapsed, shown, focus, repeats } = query;
  const end = focus === undefined ? query.endRow : foldEnd(table, repeats, focus);
  let row = focus ?? query.firstRow;
  if (shown === undefined) return jumpingRows(table, collapsed, repeats, row, end);
  const rows = new Int32Array(Math.max(0, end - row));
  let count = 0;
  while (row < end) {
    if (!shown.has(row)) {
      row++;
      continue;
    }
    rows[count++] = row;
    row = collapsed.has(row) ? foldEnd(table, repeats, row) : row + 1;
  }
  return rows.slice(0, count);
}

/**
 * The same without a filter. All rows up to the next collapsed one are shown, so a million rows are a few jumps and a
 * plain count upwards: nothing is asked row by row. Counted first, so that no more is allocated than is kept.
 */
function jumpingRows(
  table: SpanTable,
  collapsed: BitSet,
  repeats: Repeats | undefined,
  from: number,
  end: number,
): Int32Array {
  let count = 0;
  for (let row = from; row < end;) {
    const closed = collapsed.next(row, end);
    count += closed - row + (closed < end ? 1 : 0);
    row = closed < end ? foldEnd(table, repeats, closed) : end;
  }
  const rows = new Int32Array(count);
  let place = 0;
  for (let row = from; row < end;) {
    const closed = collapsed.next(row, end);
    place = countUp(rows, place, row, Math.min(end, closed + 1));
    row = closed < end ? foldEnd(table, repeats, closed) : end;
  }
  return rows;
}

/** Writes from … end − 1 at `place` and what follows; gives where it stopped. */
function countUp(rows: Int32Array, place: number, from: number, end: number): number {
  let at = place;
  for (let row = from; row < end; row++) rows[at++] = row;
  return at;
}

/** Where `row` stands among the visible rows, −1 when it is hidden. */
export function rowIndexOf(visible: Int32Array, row: number): number {
  const at = lowerBound(visible, row);
  return at < visible.length && visible[at] === row ? at : -1;
}

/**
 * The row itself when it is visible, else the head of its run, else its nearest visible ancestor; undefined when none
 * of them is.
 */
export function visibleAncestor(
  table: SpanTable,
  visible: Int32Array,
  row: number,
  repeats?: Repeats,
): SpanRow | undefined {
  if (repeats !== undefined && rowIndexOf(visible, row) < 0) {
    const run = runOf(repeats, row);
    if (run >= 0 && rowIndexOf(visible, repeats.head[run]) >= 0) return repeats.head[run] as SpanRow;
  }
  // Mostly the row shown last before it is what hides it: a chain of a hundred thousand is not climbed.
  const at = lowerBound(visible, row + 1) - 1;
  if (at < 0) return undefined;
  if (row < table.subtreeEnd[visible[at]]) return visible[at] as SpanRow;
  let end = at;
  for (let above = table.parent[row]; above >= 0; above = table.parent[above]) {
    const place = lowerBound(visible, above, 0, end);
    if (place < end && visible[place] === above) return above as SpanRow;
    // Ancestors stand before their descendants: what is after this one needs no second look.
    end = place;
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
