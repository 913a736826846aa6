import type { CountedLink } from '#analysis/graphInput.ts';
import { histogramPercentile } from '#analysis/histogramHealth.ts';
import type { MetricCalls } from '#model/callMetrics.ts';

/** How the connector of service graphs calls whoever calls from outside. */
const USER = 'user';

/** Edges that a metric store counted, with the percentiles that it knows. */
export function metricLinks(calls: readonly MetricCalls[]): readonly CountedLink[] {
  return calls.map(({ caller = '', service, calls: count, errors, durations, percentiles }) => {
    const at = (share: number): number | undefined => durations && histogramPercentile(durations, share);
    return {
      parent: caller,
      parentType: caller === USER ? 'user' : 'service',
      child: service,
      calls: count,
      errors,
      p50: percentiles ? percentiles.p50 : at(0.5),
      p95: percentiles ? percentiles.p95 : at(0.95),
      p99: percentiles ? percentiles.p99 : at(0.99),
    };
  });
}
