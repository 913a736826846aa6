import type { Steps } from '#base/slicedWork.ts';
import { partOf } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ENOUGH_FOR_P99, percentile } from './percentile.ts';
import type { SelfTime } from './selfTime.ts';
import { selfTimeOf } from './selfTime.ts';

/**
 * Figures of groups as columns, by group (algorithms §6). Durations are in ns, over the spans that have ended; NaN where
 * none has, p99 also where they are too few. `total` adds durations of spans that lie in one another, so it may exceed the trace; `self` does not.
 */
export const FIGURES = [
  'count',
  'errors',
  'self',
  'share',
  'total',
  'mean',
  'min',
  'p50',
  'p90',
  'p95',
  'p99',
  'max',
] as const;
export type Figure = (typeof FIGURES)[number];

export interface GroupFigures extends Readonly<Record<Figure, Float64Array>> {
  /** spans that have ended: how many durations there are */
  readonly ended: Float64Array;
}

export function emptyFigures(groups: number): GroupFigures {
  const column = (): Float64Array => new Float64Array(groups);
  return {
    count: column(),
    errors: column(),
    self: column(),
    share: column(),
    total: column(),
    mean: column(),
    min: column(),
    p50: column(),
    p90: column(),
    p95: column(),
    p99: column(),
    max: column(),
    ended: column(),
  };
}

export interface FiguresInput {
  readonly table: SpanTable;
  /** rows of group g: rows[offset[g]] … rows[offset[g + 1]] */
  readonly rows: Int32Array;
  readonly offset: Int32Array;
  readonly failed: Uint8Array;
  readonly selfTime: SelfTime;
  /** what shares are of: Σ self time of all groups, ns; at 0 all shares are 0 */
  readonly selfNs: number;
}

const SLICE_ROWS = 1 << 14;

/** Fills the columns of all groups; every group is one sort of its durations. */
export function* fillFigures(into: GroupFigures, input: FiguresInput): Steps<void> {
  const { rows, offset, failed, selfTime, selfNs } = input;
  const { duration } = input.table;
  const durations = new Float64Array(rows.length);
  let waiting = 0;
  for (let group = 0; group + 1 < offset.length; group++) {
    let ended = 0;
    for (let at = offset[group]; at < offset[group + 1]; at++) {
      const row = rows[at];
      into.errors[group] += failed[row];
      into.self[group] += selfTimeOf(selfTime, row);
      if (duration[row] >= 0) {
        durations[ended++] = duration[row];
        into.total[group] += duration[row];
      }
      if (++waiting < SLICE_ROWS) continue;
      waiting = 0;
      yield at / rows.length;
    }
    const sorted = durations.subarray(0, ended);
    const share = offset[group + 1] / rows.length;
    yield* partOf(share, share, sortInSlices(sorted));
    into.count[group] = offset[group + 1] - offset[group];
    into.ended[group] = ended;
    into.share[group] = selfNs > 0 ? into.self[group] / selfNs : 0;
    into.mean[group] = ended === 0 ? NaN : into.total[group] / ended;
    into.min[group] = ended === 0 ? NaN : sorted[0];
    into.max[group] = ended === 0 ? NaN : sorted[ended - 1];
    into.p50[group] = percentile(sorted, 0.5);
    into.p90[group] = percentile(sorted, 0.9);
    into.p95[group] = percentile(sorted, 0.95);
    into.p99[group] = ended < ENOUGH_FOR_P99 ? NaN : percentile(sorted, 0.99);
    if (ended === 0) into.total[group] = NaN;
  }
}
