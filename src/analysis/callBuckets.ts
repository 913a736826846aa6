import type { Steps } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ENOUGH_FOR_P99, percentile } from './percentile.ts';
import { ROWS_PER_STEP } from './serviceCalls.ts';

/** Calls over time, in buckets of one length; a call counts where it starts. */
export interface CallBuckets {
  /** ns after the origin */
  readonly startNs: number;
  readonly bucketNs: number;
  /** by bucket */
  readonly calls: Float64Array;
  readonly errors: Float64Array;
  /** ns, of the calls that have ended; NaN where none has */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  /** NaN below 20 calls, as everywhere */
  readonly p99: Float64Array;
}

/** Shares the calls of `rows` out to `count` buckets of a range, which holds all their starts. */
export function* bucketCalls(
  { start, duration }: SpanTable,
  failed: Uint8Array,
  rows: Int32Array,
  { startNs, endNs }: TimeRange,
  count: number,
): Steps<CallBuckets> {
  // All at one instant are in the first of buckets that have some length.
  const bucketNs = Math.max(endNs - startNs, 1) / count;
  const empty = (): Float64Array => new Float64Array(count).fill(NaN);
  const buckets = {
    startNs,
    bucketNs,
    calls: new Float64Array(count),
    errors: new Float64Array(count),
    p50: empty(),
    p95: empty(),
    p99: empty(),
  };
  const bucketOf = new Int32Array(rows.length);
  const ended = new Int32Array(count + 1);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const bucket = Math.min(count - 1, Math.max(0, Math.floor((start[row] - startNs) / bucketNs)));
    bucketOf[at] = bucket;
    buckets.calls[bucket]++;
    buckets.errors[bucket] += failed[row];
    if (duration[row] >= 0) ended[bucket + 1]++;
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  for (let bucket = 0; bucket < count; bucket++) ended[bucket + 1] += ended[bucket];
  const times = new Float64Array(ended[count]);
  const next = ended.slice();
  for (let at = 0; at < rows.length; at++) {
    if (duration[rows[at]] >= 0) times[next[bucketOf[at]]++] = duration[rows[at]];
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  for (let bucket = 0; bucket < count; bucket++) {
    const own = times.subarray(ended[bucket], ended[bucket + 1]);
    if (own.length === 0) continue;
    yield* sortInSlices(own);
    buckets.p50[bucket] = percentile(own, 0.5);
    buckets.p95[bucket] = percentile(own, 0.95);
    if (own.length >= ENOUGH_FOR_P99) buckets.p99[bucket] = percentile(own, 0.99);
  }
  return buckets;
}
