import type { CallHistogram, MetricCalls } from '#model/callMetrics.ts';
import type { Compliance, Objectives } from './objectives.ts';
import { compliance } from './objectives.ts';
import { ENOUGH_FOR_P99 } from './percentile.ts';
import type { Health } from './serviceHealth.ts';

/** Health of calls that a metric store counted, and how their objectives were kept. */
export interface MetricHealth {
  readonly health: Health;
  readonly success: Compliance | undefined;
  /** undefined where the store has no buckets */
  readonly latency: Compliance | undefined;
}

/** `rangeMs` is the time that the calls were counted in. The slowest call is not known. */
export function metricHealth(metric: MetricCalls, rangeMs: number, objectives: Objectives): MetricHealth {
  const { calls, errors, durations, fine, percentiles } = metric;
  const { apdexNs, latencyNs, latencyShare, successShare } = objectives;
  const at = (share: number): number | undefined => durations && histogramPercentile(durations, share);
  return {
    health: {
      calls,
      ratePerSecond: rangeMs > 0 ? calls / (rangeMs / 1000) : undefined,
      errors,
      errorRate: calls === 0 ? 0 : errors / calls,
      p50: percentiles ? percentiles.p50 : at(0.5),
      p90: percentiles ? percentiles.p90 : at(0.9),
      p95: percentiles ? percentiles.p95 : at(0.95),
      p99: calls < ENOUGH_FOR_P99 ? undefined : percentiles ? percentiles.p99 : at(0.99),
      max: undefined,
      apdex: fine && durations && apdexOf(fine, totalOf(durations), apdexNs),
    },
    success: compliance(calls - errors, calls, successShare),
    latency: durations && compliance(countUpTo(durations, latencyNs), totalOf(durations), latencyShare),
  };
}

/**
 * Percentile of a histogram as Prometheus' `histogram_quantile` works it out: calls are taken to be spread evenly within
 * their bucket, the first of which begins at 0; beyond the last finite bound it is that bound. undefined of no calls.
 */
export function histogramPercentile({ bounds, counts }: CallHistogram, share: number): number | undefined {
  const last = bounds.length - 1;
  // Without the bucket of all calls, or with nothing but it, there is nothing to tell.
  if (last < 1 || bounds[last] !== Infinity || !(counts[last] > 0)) return undefined;
  const rank = share * counts[last];
  let bucket = 0;
  while (bucket < last && counts[bucket] < rank) bucket++;
  if (bucket === last) return bounds[last - 1];
  const lower = bucket === 0 ? 0 : bounds[bucket - 1];
  const below = bucket === 0 ? 0 : counts[bucket - 1];
  if (bucket === 0 && bounds[0] <= 0) return bounds[0];
  return lower + (bounds[bucket] - lower) * ((rank - below) / (counts[bucket] - below));
}

/** Calls that took no longer than `ns`, by the same spread. Between the last finite bound and no bound nobody knows: none. */
export function countUpTo({ bounds, counts }: CallHistogram, ns: number): number {
  let bucket = 0;
  while (bucket < bounds.length && bounds[bucket] < ns) bucket++;
  if (bucket === bounds.length) return bucket === 0 ? 0 : counts[bucket - 1];
  const lower = bucket === 0 ? 0 : bounds[bucket - 1];
  const below = bucket === 0 ? 0 : counts[bucket - 1];
  if (bounds[bucket] === Infinity) return below;
  const width = bounds[bucket] - lower;
  return width <= 0 ? counts[bucket] : below + (counts[bucket] - below) * ((ns - lower) / width);
}

function totalOf({ counts }: CallHistogram): number {
  return counts.length === 0 ? 0 : counts[counts.length - 1];
}

function apdexOf(fine: CallHistogram, total: number, thresholdNs: number): number | undefined {
  if (!(total > 0)) return undefined;
  const satisfied = countUpTo(fine, thresholdNs);
  return (satisfied + (countUpTo(fine, 4 * thresholdNs) - satisfied) / 2) / total;
}
