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
  // By row, and only where something has exceeded it: 1 + place in the lists.
  let known: Int32Array | undefined;
  const rows = new Growable(Int32Array, 16);
  const starts = new Growable(Float64Array, 16);
  const finishes = new Growable(Float64Array, 16);
  for (let row = length - 1; row >= 0; row--) {
    const above = parent[row];
    if (above < 0) continue;
    const own = known === undefined ? 0 : known[row];
    const from = own === 0 ? start[row] : starts.data[own - 1];
    const to = own === 0 ? endOf(ends, row) : finishes.data[own - 1];
    let place = known === undefined ? 0 : known[above];
    if (place === 0) {
      if (from >= start[above] && to <= endOf(ends, above)) continue;
      known ??= new Int32Array(length);
      rows.push(above);
      starts.push(start[above]);
      finishes.push(endOf(ends, above));
      place = starts.length;
      known[above] = place;
    }
    if (from < starts.data[place - 1]) starts.data[place - 1] = from;
    if (to > finishes.data[place - 1]) finishes.data[place - 1] = to;
  }
  const sorted = rows.copy().sort();
  return {
    ends,
    exceeded: rankedSet(sorted, sorted.length, length),
    earliest: Float64Array.from(sorted, (row) => starts.data[(known?.[row] ?? 0) - 1]),
    latest: Float64Array.from(sorted, (row) => finishes.data[(known?.[row] ?? 0) - 1]),
  };
}
