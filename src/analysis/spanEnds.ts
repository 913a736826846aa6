import type { SpanTable } from '#model/spanTable.ts';

/**
 * End of each row in ns after the table's origin. A span that never ended counts as ending with its parent, a root with
 * the last known instant of its trace (algorithms, introduction), but never before its own start. One pass, because
 * parents stand before their children.
 */
export function deriveEnds(table: SpanTable): Float64Array {
  const { length, start, duration, parent, trace, traces } = table;
  const ends = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    if (duration[row] >= 0) {
      ends[row] = start[row] + duration[row];
      continue;
    }
    const above = parent[row];
    const known = above >= 0 ? ends[above] : traces.start[trace[row]] + traces.duration[trace[row]];
    ends[row] = Math.max(known, start[row]);
  }
  return ends;
}
