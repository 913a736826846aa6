import { describe, expect, it } from 'vitest';
import type { CallHistogram, MetricCalls } from '#model/callMetrics.ts';
import { countUpTo, histogramPercentile, metricHealth } from './histogramHealth.ts';

/** 10 calls up to 100 ns, 50 up to 200, 90 up to 400, 100 in all. */
const HISTOGRAM: CallHistogram = {
  bounds: Float64Array.of(100, 200, 400, Infinity),
  counts: Float64Array.of(10, 50, 90, 100),
};

describe('a percentile of buckets', () => {
  it.each([
    [0.05, 50],
    [0.1, 100],
    [0.3, 150],
    [0.5, 200],
    [0.7, 300],
    [0.9, 400],
    // Beyond the last bound nobody knows how far.
    [0.99, 400],
  ])('of %d is %d', (share, ns) => {
    expect(histogramPercentile(HISTOGRAM, share)).toBeCloseTo(ns);
  });

  it('is none of no calls, and none where there is but one bucket', () => {
    expect(histogramPercentile({ bounds: HISTOGRAM.bounds, counts: new Float64Array(4) }, 0.5)).toBeUndefined();
    expect(histogramPercentile({ bounds: Float64Array.of(Infinity), counts: Float64Array.of(5) }, 0.5)).toBeUndefined();
    expect(histogramPercentile({ bounds: Float64Array.of(100), counts: Float64Array.of(5) }, 0.5)).toBeUndefined();
  });
});

it.each([
  [0, 0],
  [50, 5],
  [100, 10],
  [150, 30],
  [400, 90],
  [1000, 90],
  [Infinity, 90],
])('Up to %d ns there are %d calls', (ns, calls) => {
  expect(countUpTo(HISTOGRAM, ns)).toBeCloseTo(calls);
});

describe('health of counted calls', () => {
  const calls: MetricCalls = {
    service: 'cart',
    operation: undefined,
    caller: undefined,
    calls: 100,
    errors: 2,
    durations: HISTOGRAM,
    fine: { bounds: HISTOGRAM.bounds, counts: Float64Array.of(10, 48, 88, 98) },
    percentiles: undefined,
  };
  const objectives = { apdexNs: 100, latencyNs: 400, latencyShare: 0.8, successShare: 0.99 };

  it('is told by the same figures as that of spans', () => {
    const { health, success, latency } = metricHealth(calls, 50_000, objectives);
    expect(health).toMatchObject({ calls: 100, ratePerSecond: 2, errorRate: 0.02, p50: 200, max: undefined });
    // Ten satisfied, 78 tolerated, of a hundred.
    expect(health.apdex).toBeCloseTo(0.49);
    expect(success).toEqual({ good: 0.98, target: 0.99, budgetLeft: -1, isMissed: true });
    expect(latency).toMatchObject({ good: 0.9, isMissed: false });
    expect(latency?.budgetLeft).toBeCloseTo(0.5);
  });

  it('has no 99th percentile of few calls', () => {
    expect(metricHealth({ ...calls, calls: 19 }, 1000, objectives).health.p99).toBeUndefined();
  });

  it('has the percentiles of a server that has no buckets, and then no Apdex', () => {
    const percentiles = { p50: 1, p90: 2, p95: 3, p99: 4 };
    const native = { ...calls, durations: undefined, fine: undefined, percentiles };
    const { health, latency } = metricHealth(native, 1000, objectives);
    expect(health).toMatchObject({ p50: 1, p95: 3, p99: 4, apdex: undefined });
    expect(latency).toBeUndefined();
  });
});
