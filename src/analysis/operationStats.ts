import type { SpanTable } from '#model/spanTable.ts';
import { lowerBound } from '#base/search.ts';
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

/**
 * The spans among the rows [firstRow, endRow) with the service and the operation of `row` (algorithms §6). One pass and
 * a sort of what it finds; who asks for many rows keeps the answers by (service, operation). `failed` is that of
 * ErrorCounts.
 */
export function deriveOperationStats(
  table: SpanTable,
  failed: Uint8Array,
  row: number,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number } = { firstRow: 0, endRow: table.length },
): OperationStats {
  const { service, operation, duration } = table;
  const wantedService = service[row];
  const wantedOperation = operation[row];
  let spans = 0;
  let ended = 0;
  for (let at = firstRow; at < endRow; at++) {
    if (operation[at] !== wantedOperation || service[at] !== wantedService) continue;
    spans++;
    if (duration[at] >= 0) ended++;
  }
  const durations = new Float64Array(ended);
  let errors = 0;
  let filled = 0;
  for (let at = firstRow; at < endRow; at++) {
    if (operation[at] !== wantedOperation || service[at] !== wantedService) continue;
    errors += failed[at];
    if (duration[at] >= 0) durations[filled++] = duration[at];
  }
  durations.sort();
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
