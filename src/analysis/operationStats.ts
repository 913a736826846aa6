import { lowerBound } from '#base/search.ts';
import type { Steps } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { percentile } from './percentile.ts';

/** How the spans of one operation of one service went. Times in ns, over those that have ended; NaN when none has. */
export interface OperationStats {
  readonly spans: number;
  /** spans that have ended, which the times are of */
  readonly ended: number;
  /** of `spans` */
  readonly errors: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** ascending durations, to draw */
  readonly durations: Float64Array;
}

/** Rows looked at between two pauses: about 1 ms. */
const SLICE_ROWS = 1 << 17;

/**
 * The spans with the service and the operation of `row` (algorithms §6). Two passes and a sort of what they find, with
 * pauses; who asks for many rows keeps the answers by (service, operation). `failed` is that of ErrorCounts.
 */
export function* deriveOperationStats(table: SpanTable, failed: Uint8Array, row: number): Steps<OperationStats> {
  const { length, service, operation, duration } = table;
  const wantedService = service[row];
  const wantedOperation = operation[row];
  let spans = 0;
  let ended = 0;
  let errors = 0;
  for (let at = 0; at < length; at++) {
    if (at % SLICE_ROWS === 0) yield;
    if (operation[at] !== wantedOperation || service[at] !== wantedService) continue;
    spans++;
    errors += failed[at];
    if (duration[at] >= 0) ended++;
  }
  const durations = new Float64Array(ended);
  let filled = 0;
  for (let at = 0; at < length; at++) {
    if (at % SLICE_ROWS === 0) yield;
    if (operation[at] !== wantedOperation || service[at] !== wantedService) continue;
    if (duration[at] >= 0) durations[filled++] = duration[at];
  }
  yield* sortInSlices(durations);
  return {
    spans,
    ended,
    errors,
    min: ended === 0 ? NaN : durations[0],
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    max: ended === 0 ? NaN : durations[ended - 1],
    durations,
  };
}

/** Place of a duration among those of its operation: 1 = the longest, equal ones share the better place. */
export function rankOf({ durations }: OperationStats, durationNs: number): number {
  return durations.length - lowerBound(durations, durationNs + 1) + 1;
}
