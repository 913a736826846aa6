import type { SpanTable } from '#model/spanTable.ts';

/** What a row and everything below it come to; one entry per row of the table. */
export interface Subtrees {
  /** earliest start, ns after the origin */
  readonly start: Float64Array;
  /** latest end, ns after the origin */
  readonly end: Float64Array;
}

/** One backwards pass: when a row is met, all its descendants have been added to it. `ends` is deriveEnds. */
export function deriveSubtrees(table: SpanTable, ends: Float64Array): Subtrees {
  const subtrees = { start: new Float64Array(table.length), end: new Float64Array(table.length) };
  fillSubtrees(table, ends, subtrees, 0, table.length);
  return subtrees;
}

/** The same for the rows [from, to), which are all of some traces, into `subtrees`. */
export function fillSubtrees(
  table: SpanTable,
  ends: Float64Array,
  { start, end }: Subtrees,
  from: number,
  to: number,
): void {
  const { parent } = table;
  start.set(table.start.subarray(from, to), from);
  end.set(ends.subarray(from, to), from);
  for (let row = to - 1; row >= from; row--) {
    const above = parent[row];
    if (above < 0) continue;
    if (start[row] < start[above]) start[above] = start[row];
    if (end[row] > end[above]) end[above] = end[row];
  }
}
