import { Growable } from '#base/growable.ts';
import type { RankedSet } from '#base/rankedSet.ts';
import { placeIn, rankedSet } from '#base/rankedSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';

/** What rows and everything below them come to. Ask `subtreeStart` and `subtreeFinish`. */
export interface Subtrees {
  readonly ends: SpanEnds;
  /** rows with something below them that starts before them or ends after them, and by place among them: */
  readonly exceeded: RankedSet;
  /** earliest start, ns after the origin */
  readonly earliest: Float64Array;
  /** latest end, ns after the origin */
  readonly latest: Float64Array;
}

/** Whether something below a row starts before it or ends after it. */
export function isExceeded({ exceeded }: Subtrees, row: number): boolean {
  return placeIn(exceeded, row) >= 0;
}

/** Earliest start of a row and everything below it, ns after the origin. */
export function subtreeStart({ ends, exceeded, earliest }: Subtrees, row: number): number {
  const place = placeIn(exceeded, row);
  return place < 0 ? ends.start[row] : earliest[place];
}

/** Latest end of a row and everything below it, ns after the origin. */
export function subtreeFinish({ ends, exceeded, latest }: Subtrees, row: number): number {
  const place = placeIn(exceeded, row);
  return place < 0 ? endOf(ends, row) : latest[place];
}

/** One backwards pass: when a row is met, all its descendants have been added to it. */
export function deriveSubtrees(table: SpanTable, ends: SpanEnds): Subtrees {
  const { length, parent, start } = table;
  const last = lastBeyond(table, ends);
  // 1 + place in the lists, by row: 0 = nothing has exceeded it.
  const known = new Int32Array(last < 0 ? 0 : length);
  const rows = new Growable(Int32Array, 16);
  const earliest = new Growable(Float64Array, 16);
  const latest = new Growable(Float64Array, 16);
  for (let row = last; row >= 0; row--) {
    const above = parent[row];
    if (above < 0) continue;
    const own = known[row] - 1;
    const from = own < 0 ? start[row] : earliest.data[own];
    const to = own < 0 ? endOf(ends, row) : latest.data[own];
    let place = known[above] - 1;
    if (place < 0) {
      const aboveTo = endOf(ends, above);
      if (from >= start[above] && to <= aboveTo) continue;
      place = rows.length;
      known[above] = place + 1;
      rows.push(above);
      earliest.push(start[above]);
      latest.push(aboveTo);
    }
    if (from < earliest.data[place]) earliest.data[place] = from;
    if (to > latest.data[place]) latest.data[place] = to;
  }
  const sorted = rows.copy().sort();
  return {
    ends,
    exceeded: rankedSet(sorted, sorted.length, length),
    earliest: Float64Array.from(sorted, (row) => earliest.data[known[row] - 1]),
    latest: Float64Array.from(sorted, (row) => latest.data[known[row] - 1]),
  };
}

/** Last row that starts before its parent or ends after it; −1 = none does, and no row of a subtree exceeds any above it. */
function lastBeyond({ length, parent, start }: SpanTable, ends: SpanEnds): number {
  for (let row = length - 1; row >= 0; row--) {
    const above = parent[row];
    if (above >= 0 && (start[row] < start[above] || endOf(ends, row) > endOf(ends, above))) return row;
  }
  return -1;
}
