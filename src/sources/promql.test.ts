import { describe, expect, it } from 'vitest';
import { callQueries, countersOf, seriesQueries } from './callQueries.ts';
import { literalPattern, rateWindowMs, selector, stepMs } from './promql.ts';
import { graphMetricsOf, spanMetricsOf } from './spanMetrics.ts';

const HOUR = { fromMs: 0, toMs: 3_600_000 };
const LABELS = ['service_name', 'span_name', 'span_kind', 'status_code'];

describe('a selector', () => {
  it('has every value escaped', () => {
    expect(selector('m', [{ label: 'a', values: ['say "hi"\\\n'] }])).toBe(String.raw`m{a="say \"hi\"\\\n"}`);
  });

  it('takes one of several names for itself alone, not for a pattern', () => {
    expect(selector('m', [{ label: 'a', values: ['x.y', 'p|q'] }])).toBe(String.raw`m{a=~"x\\.y|p\\|q"}`);
    expect(new RegExp(`^(?:${literalPattern('a.b*(c)[d]{e}^$|\\+?')})$`).test('a.b*(c)[d]{e}^$|\\+?')).toBe(true);
  });

  it('leaves out conditions without a value, and may exclude one', () => {
    expect(selector('m', [{ label: 'a', values: [] }])).toBe('m');
    expect(selector('m', [{ label: 'a', values: ['x'], negated: true }])).toBe('m{a!="x"}');
  });

  it('quotes names that are no plain names', () => {
    expect(selector('span.calls', [{ label: 'service.name', values: ['x'] }])).toBe(
      '{"span.calls","service.name"="x"}',
    );
  });
});

describe('points of a range', () => {
  it('are as many as are wanted, but never finer than scrapes nor more than the server gives', () => {
    expect(stepMs(3_600_000, 120, 15_000)).toBe(30_000);
    expect(stepMs(3_600_000, 5000, 15_000)).toBe(15_000);
    expect(stepMs(600_000, 100_000, 1)).toBe(1000);
    const year = 365 * 86_400_000;
    expect(Math.floor(year / stepMs(year, 1e9, 15_000)) + 1).toBeLessThanOrEqual(11_000);
  });

  it('have rates over four scrapes at least', () => {
    expect([rateWindowMs(5000, 15_000), rateWindowMs(300_000, 15_000)]).toEqual([60_000, 300_000]);
  });
});

describe('span metrics', () => {
  const find = (calls: string, ...names: readonly string[]) => spanMetricsOf(calls, [calls, ...names], LABELS);

  it.each([
    ['traces_span_metrics_calls_total', 'traces_span_metrics_duration_milliseconds_bucket', 1e6, false],
    ['traces_span_metrics_calls_total', 'traces_span_metrics_duration_seconds_bucket', 1e9, false],
    ['traces_spanmetrics_calls_total', 'traces_spanmetrics_latency_bucket', 1e9, false],
    ['traces_spanmetrics_calls_total', 'traces_spanmetrics_latency', 1e9, true],
    ['calls_total', 'duration_milliseconds_bucket', 1e6, false],
    ['calls', 'duration_seconds_bucket', 1e9, false],
    ['calls_total', 'latency_bucket', 1e6, false],
    ['acme_calls_total', 'acme_duration_milliseconds_bucket', 1e6, false],
    ['span.calls', 'span.duration_seconds', 1e9, true],
  ])('%s with %s are in units of %d ns', (calls, histogram, unitNs, isNative) => {
    expect(find(calls, histogram)).toMatchObject({
      calls,
      duration: histogram.replace(/_bucket$/, ''),
      unitNs,
      isNative,
    });
  });

  it('are of another service’s label, and of the old operation’s', () => {
    expect(spanMetricsOf('calls_total', ['calls_total'], ['service', 'operation', 'span_kind'])).toMatchObject({
      serviceLabel: 'service',
      operationLabel: 'operation',
      duration: undefined,
    });
  });

  it('are no calls of something else', () => {
    expect(spanMetricsOf('phone_calls_total', ['phone_calls_total'], ['service', 'number'])).toBeUndefined();
  });
});

describe('queries', () => {
  const spans = spanMetricsOf('calls_total', ['calls_total', 'duration_milliseconds_bucket'], LABELS);
  const graph = graphMetricsOf([
    'traces_service_graph_request_total',
    'traces_service_graph_request_server_seconds_bucket',
    'traces_service_graph_request_client_seconds_bucket',
  ]);
  const KIND = 'span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"';

  it('of services are of the called spans alone', () => {
    const counters = countersOf({ spans, graph }, 'services');
    expect(counters && callQueries(counters, { range: HOUR, by: 'services' })).toEqual({
      calls: `sum by (service_name) (increase(calls_total{${KIND}}[3600s]))`,
      errors: `sum by (service_name) (increase(calls_total{${KIND},status_code="STATUS_CODE_ERROR"}[3600s]))`,
      buckets: `sum by (service_name, le) (increase(duration_milliseconds_bucket{${KIND}}[3600s]))`,
      fineBuckets: `sum by (service_name, le) (increase(duration_milliseconds_bucket{${KIND},status_code!="STATUS_CODE_ERROR"}[3600s]))`,
      p50: undefined,
      p90: undefined,
      p95: undefined,
      p99: undefined,
    });
  });

  it('over time are rates, of one operation if need be', () => {
    const counters = countersOf({ spans, graph }, 'operations');
    const question = { range: HOUR, by: 'operations' as const, services: ['cart'], operation: 'GET "/"' };
    expect(counters && seriesQueries(counters, question, 60_000).p95).toBe(
      `histogram_quantile(0.95, sum by (service_name, span_name, le) (rate(duration_milliseconds_bucket{${KIND},service_name="cart",span_name="GET \\"/\\""}[60s])))`,
    );
  });

  it('of edges need no kind, and ask nothing for failures that were never counted', () => {
    const counters = countersOf({ spans, graph }, 'edges');
    const queries = counters && callQueries(counters, { range: HOUR, by: 'edges' });
    expect(queries?.calls).toBe('sum by (client, server) (increase(traces_service_graph_request_total[3600s]))');
    expect(queries?.errors).toBeUndefined();
    expect(queries?.buckets).toContain('traces_service_graph_request_client_seconds_bucket');
  });

  it('of native histograms let the server work out percentiles', () => {
    const native = spanMetricsOf('calls_total', ['calls_total', 'duration_seconds'], LABELS);
    const counters = countersOf({ spans: native, graph: undefined }, 'services');
    const queries = counters && callQueries(counters, { range: HOUR, by: 'services' });
    expect(queries?.buckets).toBeUndefined();
    expect(queries?.p99).toBe(
      `histogram_quantile(0.99, sum by (service_name) (increase(duration_seconds{${KIND}}[3600s])))`,
    );
  });

  it('are none where nothing is counted', () => {
    expect(countersOf({ spans: undefined, graph }, 'services')).toBeUndefined();
    expect(countersOf({ spans, graph: undefined }, 'edges')).toBeUndefined();
  });

  it('name no services when that would make too long an address', () => {
    const counters = countersOf({ spans, graph }, 'services');
    const services = Array.from({ length: 300 }, (_, at) => `service-${at}`);
    expect(counters && callQueries(counters, { range: HOUR, by: 'services', services }).calls).not.toContain(
      'service-7',
    );
  });
});
