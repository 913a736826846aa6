import { lowerBound } from '#base/search.ts';
import type { CriticalSections } from './input.ts';

/** Sections of the rows [row, endRow) as ascending disjoint pairs start, end; touching ones become one. */
export function criticalIntervals(sections: CriticalSections, row: number, endRow: number): Float64Array {
  const from = lowerBound(sections.row, row);
  const to = lowerBound(sections.row, endRow, from);
  // Sorted apart, the i-th start and the i-th end make the same union: at any time as many are open as before.
  const starts = sections.start.slice(from, to).sort();
  const ends = sections.end.slice(from, to).sort();
  const pairs = new Float64Array(2 * (to - from));
  let length = 0;
  for (let i = 0; i < starts.length; i++) {
    if (length > 0 && starts[i] <= pairs[length - 1]) {
      pairs[length - 1] = Math.max(pairs[length - 1], ends[i]);
    } else {
      pairs[length++] = starts[i];
      pairs[length++] = ends[i];
    }
  }
  return pairs.slice(0, length);
}
