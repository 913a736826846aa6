import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from '#model/spanTable.ts';
import { IntervalList } from './intervalList.ts';

/** A CONSUMER under a PRODUCER: its parent does not wait for it (algorithms §3, §4). */
export function isAsynchronous(table: SpanTable, parent: number, child: number): boolean {
  return table.kind[child] === SPAN_KIND.consumer && table.kind[parent] === SPAN_KIND.producer;
}

/**
 * Sent without any time of its own: it is drawn over all of its parent, but that is no time that anybody spent, and it
 * counts as none here and on the critical path.
 */
export function isWithoutTime({ duration, flags }: SpanTable, row: number): boolean {
  return duration[row] < 0 && (flags[row] & SPAN_FLAG.timeRepaired) !== 0;
}

/**
 * Self time of each row in ns (algorithms §3): its duration less the union of its children, clipped to it. Asynchronous
 * children are not subtracted. `ends` is deriveEnds. One pass: siblings come by start, so each parent only has to
 * remember up to where it is covered.
 */
export function deriveSelfTime(table: SpanTable, ends: Float64Array): Float64Array {
  const { length, start, parent } = table;
  const self = new Float64Array(length);
  const coveredUntil = start.slice(0, length);
  for (let row = 0; row < length; row++) {
    if (isWithoutTime(table, row)) continue;
    self[row] = ends[row] - start[row];
    const above = parent[row];
    if (above < 0 || isWithoutTime(table, above) || isAsynchronous(table, above, row)) continue;
    const from = Math.max(start[row], coveredUntil[above]);
    const to = Math.min(ends[row], ends[above]);
    if (to <= from) continue;
    self[above] -= to - from;
    coveredUntil[above] = to;
  }
  return self;
}

/**
 * The stretches of a row in which no child of it runs: [s0, e0, s1, e1, …], ascending, ns after the origin; their
 * lengths add up to the row's self time. `minGapNs` (0 = exact) coarsens them for painting: see IntervalList. Looks at
 * each child once.
 */
export function selfIntervals(table: SpanTable, ends: Float64Array, row: number, minGapNs = 0): Float64Array {
  const { start, subtreeEnd } = table;
  const own = new IntervalList(minGapNs);
  if (isWithoutTime(table, row)) return own.finish();
  let coveredUntil = start[row];
  for (let child = row + 1; child < subtreeEnd[row]; child = subtreeEnd[child]) {
    if (start[child] >= ends[row]) break;
    if (isAsynchronous(table, row, child) || isWithoutTime(table, child)) continue;
    if (ends[child] <= coveredUntil) continue;
    own.push(coveredUntil, start[child]);
    coveredUntil = ends[child];
  }
  own.push(coveredUntil, ends[row]);
  return own.finish();
}
