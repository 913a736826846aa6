import type { SpanTable } from '#model/spanTable.ts';

/**
 * End of each row in ns after the table's origin. A span that never ended counts as ending with its parent, a root with
 * the last known instant of its trace (algorithms, introduction), but never before its own start. One pass, because
 * parents stand before their children.
 */
export function deriveEnds(table: SpanTable): Float64Array {
  const ends = new Float64Array(table.length);
  fillEnds(table, ends, 0, table.length);
  return ends;
}

/** The same for the rows [from, to), which are all of some traces, into `ends`. */
export function fillEnds(table: SpanTable, ends: Float64Array, from: number, to: number): void {
  const { start, duration, parent, trace, traces } = table;
  for (let row = from; row < to; row++) {
    if (duration[row] >= 0) {
      ends[row] = start[row] + duration[row];
      continue;
    }
    const above = parent[row];
    const known = above >= 0 ? ends[above] : traces.start[trace[row]] + traces.duration[trace[row]];
    ends[row] = Math.max(known, start[row]);
  }
}
