import { Growable } from '#base/growable.ts';
import type { RankedSet } from '#base/rankedSet.ts';
import { placeIn, rankedSet } from '#base/rankedSet.ts';
import type { SpanTable } from '#model/spanTable.ts';

/**
 * Where rows end. A span that never ended counts as ending with its parent, a root with the last known instant of its
 * trace (algorithms, introduction), but never before its own start. Ask `endOf`.
 */
export interface SpanEnds {
  /** those of the table */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** rows that never ended, and by place among them where they do, ns after the origin */
  readonly open: RankedSet;
  readonly openEnd: Float64Array;
}

/** End of a row in ns after the table's origin. */
export function endOf(ends: SpanEnds, row: number): number {
  const duration = ends.duration[row];
  return duration >= 0 ? ends.start[row] + duration : ends.openEnd[placeIn(ends.open, row)];
}

export function deriveEnds(table: SpanTable): SpanEnds {
  const { length, start, duration } = table;
  const rows = new Growable(Int32Array, 16);
  for (let row = 0; row < length; row++) if (duration[row] < 0) rows.push(row);
  const open = rankedSet(rows.data, rows.length, length);
  const ends = { start, duration, open, openEnd: new Float64Array(rows.length) };
  if (rows.length > 0) fillOpenEnds(table, ends, 0, length);
  return ends;
}

/** The same ends by other starts, which some traces have: of those `fillOpenEnds` is still to be called. */
export function endsFrom({ start }: SpanTable, ends: SpanEnds): SpanEnds {
  return { ...ends, start, openEnd: ends.openEnd.slice() };
}

/** Fills in where the unfinished of the rows [from, to) end, which are all of some traces. Parents stand before their children. */
export function fillOpenEnds(table: SpanTable, ends: SpanEnds, from: number, to: number): void {
  if (ends.openEnd.length === 0) return;
  const { start, duration, parent, trace, traces } = table;
  for (let row = from; row < to; row++) {
    if (duration[row] >= 0) continue;
    const above = parent[row];
    const known = above >= 0 ? endOf(ends, above) : traces.start[trace[row]] + traces.duration[trace[row]];
    ends.openEnd[placeIn(ends.open, row)] = Math.max(known, start[row]);
  }
}
