import type { BitSet } from '#base/bitSet.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { SpanGroups } from './spanGroups.ts';

/** How many spans of each group a search found. */
export interface GroupMatches {
  readonly outer: Int32Array;
  readonly inner: Int32Array;
}

const SLICE_ROWS = 1 << 15;

/** Counts what a search that is done has found; one pass over the rows of the groups, with pauses. */
export function* countGroupMatches({ outer, inner, firstInner, rows }: SpanGroups, found: BitSet): Steps<GroupMatches> {
  const counts = { outer: new Int32Array(outer.count), inner: new Int32Array(inner.count) };
  let group = 0;
  for (let at = 0; at < rows.length; at++) {
    while (at >= inner.offset[group + 1]) group++;
    if (found.has(rows[at])) counts.inner[group]++;
    if (at % SLICE_ROWS === 0) yield at / rows.length;
  }
  for (let above = 0; above < outer.count; above++) {
    for (let within = firstInner[above]; within < firstInner[above + 1]; within++) {
      counts.outer[above] += counts.inner[within];
    }
  }
  return counts;
}
