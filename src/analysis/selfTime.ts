import { Growable } from '#base/growable.ts';
import type { RankedSet } from '#base/rankedSet.ts';
import { placeIn, rankedSet } from '#base/rankedSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from '#model/spanTable.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';

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

/** Self time of rows. Ask `selfTimeOf`. */
export interface SelfTime {
  readonly ends: SpanEnds;
  /** rows whose self time is not all of their length: something ran below them, or they are without time */
  readonly parted: RankedSet;
  /** by place among those, ns */
  readonly ns: Float64Array;
}

/** Self time of a row in ns. */
export function selfTimeOf({ ends, parted, ns }: SelfTime, row: number): number {
  const place = placeIn(parted, row);
  return place < 0 ? endOf(ends, row) - ends.start[row] : ns[place];
}

/**
 * Self time of each row in ns (algorithms §3): its duration less the union of its children, clipped to it. Asynchronous
 * children are not subtracted. Siblings come by start, so it is enough to remember up to where a row is covered.
 */
export function deriveSelfTime(table: SpanTable, ends: SpanEnds): SelfTime {
  const { length, start, duration, subtreeEnd } = table;
  const rows = new Growable(Int32Array);
  const ns = new Growable(Float64Array);
  for (let row = 0; row < length; row++) {
    const hasNone = duration[row] < 0 && isWithoutTime(table, row);
    const endRow = hasNone ? row : subtreeEnd[row];
    if (endRow === row + 1) continue;
    const rowEnd = endOf(ends, row);
    let coveredUntil = start[row];
    let covered = 0;
    for (let child = row + 1; child < endRow; child = subtreeEnd[child]) {
      const from = Math.max(start[child], coveredUntil);
      const to = Math.min(endOf(ends, child), rowEnd);
      if (to <= from || isAsynchronous(table, row, child) || isWithoutTime(table, child)) continue;
      covered += to - from;
      coveredUntil = to;
    }
    if (covered === 0 && !hasNone) continue;
    rows.push(row);
    ns.push(hasNone ? 0 : rowEnd - start[row] - covered);
  }
  return { ends, parted: rankedSet(rows.data, rows.length, length), ns: ns.copy() };
}

/** Working memory of `selfIntervals`: grows to the most children that a row had, and no further than is kept below. */
let scratch = new Float64Array(64);
/** Numbers that are kept for the next row: 512 kB. */
const KEPT_SCRATCH = 1 << 16;

/**
 * The stretches of a row in which no child of it runs: [s0, e0, s1, e1, …], ascending, ns after the origin; their
 * lengths add up to the row's self time. Looks at each child once, in a plain loop: a root may have a million.
 */
export function selfIntervals(table: SpanTable, ends: SpanEnds, row: number): Float64Array {
  const { start, subtreeEnd } = table;
  if (isWithoutTime(table, row)) return new Float64Array(0);
  const rowEnd = endOf(ends, row);
  const rowEndRow = subtreeEnd[row];
  let coveredUntil = start[row];
  let count = 0;
  for (let child = row + 1; child < rowEndRow; child = subtreeEnd[child]) {
    const from = start[child];
    if (from >= rowEnd) break;
    const to = endOf(ends, child);
    if (to <= coveredUntil || isAsynchronous(table, row, child) || isWithoutTime(table, child)) continue;
    if (from > coveredUntil) {
      if (count + 4 > scratch.length) scratch = grown(scratch);
      // Parted by a child that took no time, two stretches are one.
      if (count === 0 || scratch[count - 1] !== coveredUntil) {
        scratch[count] = coveredUntil;
        count += 2;
      }
      scratch[count - 1] = from;
    }
    coveredUntil = to;
  }
  if (rowEnd > coveredUntil) {
    if (count === 0 || scratch[count - 1] !== coveredUntil) {
      scratch[count] = coveredUntil;
      count += 2;
    }
    scratch[count - 1] = rowEnd;
  }
  const own = scratch.slice(0, count);
  if (scratch.length > KEPT_SCRATCH) scratch = new Float64Array(64);
  return own;
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
