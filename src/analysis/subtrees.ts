import type { BitSet } from '#base/bitSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_STATUS } from '#model/spanTable.ts';

/** What a row and everything below it come to; one entry per row of the table. */
export interface Subtrees {
  /** earliest start, ns after the origin */
  readonly start: Float64Array;
  /** latest end, ns after the origin */
  readonly end: Float64Array;
  /** spans whose status is error */
  readonly errors: Int32Array;
}

/** One backwards pass: when a row is met, all its descendants have been added to it. `ends` is deriveEnds. */
export function deriveSubtrees(table: SpanTable, ends: Float64Array): Subtrees {
  const { length, parent, status } = table;
  const start = table.start.slice(0, length);
  const end = ends.slice(0, length);
  const errors = new Int32Array(length);
  for (let row = length - 1; row >= 0; row--) {
    if (status[row] === SPAN_STATUS.error) errors[row]++;
    const above = parent[row];
    if (above < 0) continue;
    if (start[row] < start[above]) start[above] = start[row];
    if (end[row] > end[above]) end[above] = end[row];
    errors[above] += errors[row];
  }
  return { start, end, errors };
}

/** One entry per row asked for. A row that hides nothing has NaN, NaN and 0. */
export interface HiddenExtents {
  /** ns after the origin, of the row and what it hides together */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** errors among the hidden rows, the collapsed row itself not counted */
  readonly errors: Int32Array;
}

/** What the collapsed ones among `rows` (say, those on screen) hide. */
export function deriveHiddenExtents(
  table: SpanTable,
  subtrees: Subtrees,
  rows: Int32Array,
  collapsed: BitSet,
): HiddenExtents {
  const start = new Float64Array(rows.length).fill(NaN);
  const end = new Float64Array(rows.length).fill(NaN);
  const errors = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!collapsed.has(row) || table.subtreeEnd[row] === row + 1) continue;
    start[at] = subtrees.start[row];
    end[at] = subtrees.end[row];
    errors[at] = subtrees.errors[row] - (table.status[row] === SPAN_STATUS.error ? 1 : 0);
  }
  return { start, end, errors };
}
