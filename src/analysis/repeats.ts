import { Growable } from '#base/growable.ts';
import type { RankedSet } from '#base/rankedSet.ts';
import { placeIn, rankedSet } from '#base/rankedSet.ts';
import { lowerBound } from '#base/search.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { IntervalList } from './intervalList.ts';
import { percentile } from './percentile.ts';
import { RepeatIdentity } from './repeatIdentity.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';

/** Members from which on repeats are worth one row (algorithms §10). */
export const LEAST_MEMBERS = 5;

/** Busy time as a share of the members' sum: from the one on they took turns, up to the other most ran at once. */
const SERIAL_SHARE = 0.95;
const PARALLEL_SHARE = 0.5;

/** How the members of a run lie in time, as codes of a column. */
export const REPEAT_MODE = { serial: 0, parallel: 1, mixed: 2 } as const;
export const REPEAT_MODE_NAMES = ['serial', 'parallel', 'mixed'] as const;

/**
 * Runs of repeats: neighbouring siblings without children that did the same, five or more. As they have no children, a
 * run is the range of rows [head, endRow). All members have the error rule and the marked flags of the head. Columns
 * have one entry per run, times in ns.
 */
export interface Repeats {
  /** first row of each run, ascending; the same as a set, which knows the number of a head's run */
  readonly head: Int32Array;
  readonly heads: RankedSet;
  /** one past the last row of each run */
  readonly endRow: Int32Array;
  /** latest end of a member, ns after the origin; the earliest start is the head's */
  readonly windowEnd: Float64Array;
  /** time in which at least one member ran */
  readonly busy: Float64Array;
  /** of the members' durations */
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly median: Float64Array;
  readonly max: Float64Array;
  /** REPEAT_MODE */
  readonly mode: Uint8Array;
}

/** Finds all runs; reads attributes only where five neighbours look the same. `ends` is deriveEnds, `errorRule` is deriveErrorRules. */
export function deriveRepeats(
  table: SpanTable,
  ends: SpanEnds,
  errorRule: Uint8Array = deriveErrorRules(table),
): Repeats {
  const head = new Growable(Int32Array, 16);
  const endRow = new Growable(Int32Array, 16);
  findRuns(table, errorRule, (from, to) => {
    head.push(from);
    endRow.push(to);
  });
  const count = head.length;
  const repeats = {
    head: head.copy(),
    heads: rankedSet(head.data, count, table.length),
    endRow: endRow.copy(),
    windowEnd: new Float64Array(count),
    busy: new Float64Array(count),
    sum: new Float64Array(count),
    min: new Float64Array(count),
    median: new Float64Array(count),
    max: new Float64Array(count),
    mode: new Uint8Array(count),
  };
  for (let run = 0; run < count; run++) measureRun(table, ends, repeats, run);
  return repeats;
}

/** Number of the run that a row belongs to, its head or not; −1 = of none. */
export function runOf({ head, endRow }: Repeats, row: number): number {
  const run = lowerBound(head, row + 1) - 1;
  return run >= 0 && row < endRow[run] ? run : -1;
}

/** Number of the run whose first row this is; −1 = of none. */
export function runFrom({ heads }: Repeats, row: number): number {
  return placeIn(heads, row);
}

/** Of the first row of a run one past its last; 0 of all other rows. */
export function runEnd(repeats: Repeats, row: number): number {
  const run = runFrom(repeats, row);
  return run < 0 ? 0 : repeats.endRow[run];
}

/**
 * The stretches in which a member of the rows [row, endRow) runs: [s0, e0, s1, e1, …], ascending, disjoint. An instant
 * counts as 1 ns, so that there is something to draw.
 */
export function runIntervals(table: SpanTable, ends: SpanEnds, row: number, endRow: number): Float64Array {
  const list = new IntervalList();
  let from = table.start[row];
  let to = from;
  for (let at = row; at < endRow; at++) {
    if (table.start[at] > to) {
      list.push(from, to);
      from = table.start[at];
    }
    to = Math.max(to, endOf(ends, at), table.start[at] + 1);
  }
  list.push(from, to);
  return list.finish();
}

function findRuns(table: SpanTable, errorRule: Uint8Array, found: (from: number, to: number) => void): void {
  const { length, subtreeEnd, parent, service } = table;
  const identity = new RepeatIdentity(table, errorRule);
  let from = 0;
  while (from < length) {
    let to = from + 1;
    if (subtreeEnd[from] === to) {
      // Mostly one of these tells already that the next row is something else.
      while (to < length && subtreeEnd[to] === to + 1 && parent[to] === parent[from] && service[to] === service[from]) {
        if (!identity.looksSame(to - 1, to)) break;
        to++;
      }
      if (to - from >= LEAST_MEMBERS) splitByFingerprint(identity, from, to, found);
    }
    from = to;
  }
}

function splitByFingerprint(
  identity: RepeatIdentity,
  from: number,
  to: number,
  found: (from: number, to: number) => void,
): void {
  let first = from;
  let fingerprint = identity.fingerprint(from);
  for (let row = from + 1; row <= to; row++) {
    const next = row < to ? identity.fingerprint(row) : NaN;
    if (next === fingerprint) continue;
    if (row - first >= LEAST_MEMBERS) found(first, row);
    first = row;
    fingerprint = next;
  }
}

/** Fills the figures of a run whose `head` and `end` are known. */
export function measureRun(table: SpanTable, ends: SpanEnds, repeats: Repeats, run: number): void {
  const from = repeats.head[run];
  const to = repeats.endRow[run];
  const durations = new Float64Array(to - from);
  let coveredUntil = table.start[from];
  let busy = 0;
  let sum = 0;
  for (let row = from; row < to; row++) {
    const start = table.start[row];
    const end = endOf(ends, row);
    durations[row - from] = end - start;
    sum += end - start;
    if (end <= coveredUntil) continue;
    busy += end - Math.max(coveredUntil, start);
    coveredUntil = end;
  }
  durations.sort();
  repeats.windowEnd[run] = coveredUntil;
  repeats.busy[run] = busy;
  repeats.sum[run] = sum;
  repeats.min[run] = durations[0];
  repeats.median[run] = percentile(durations, 0.5);
  repeats.max[run] = durations[durations.length - 1];
  repeats.mode[run] = modeOf(busy, sum);
}

function modeOf(busy: number, sum: number): number {
  if (busy >= SERIAL_SHARE * sum) return REPEAT_MODE.serial;
  return busy <= PARALLEL_SHARE * sum ? REPEAT_MODE.parallel : REPEAT_MODE.mixed;
}
