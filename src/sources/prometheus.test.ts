import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '#base/result.ts';
import { plainConnection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { CallsQuestion } from './callQueries.ts';
import { readRecorded, RECORDED_SERVICE, replaying } from '../../test/recordedAnswers.ts';
import { askCalls, askSeries, probeMetrics } from './prometheus.ts';
import { histogramsOf, samplesOf, valuesAt } from './prometheusAnswers.ts';

const CONNECTION = plainConnection('metrics', 'http://prometheus.test', 'prometheus');
const { signal } = new AbortController();

afterEach(() => vi.unstubAllGlobals());

function valueOf<T>(result: Result<T, SourceProblem>): T {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.detail}`);
  return result.value;
}

/** Answers each query as told, and everything else with nothing. */
function answering(answers: Readonly<Record<string, unknown>>, asked: string[] = []): void {
  vi.stubGlobal('fetch', (input: URL) => {
    const { pathname, searchParams } = new URL(input);
    const query = searchParams.get('query') ?? searchParams.get('match[]') ?? '';
    asked.push(query);
    const found = Object.entries(answers).find(([key]) => `${pathname} ${query}`.includes(key));
    const nothing = { status: 'success', data: { resultType: 'vector', result: [] } };
    return Promise.resolve(Response.json(found?.[1] ?? nothing));
  });
}

function vector(...series: readonly (readonly [Readonly<Record<string, string>>, string])[]): object {
  const result = series.map(([metric, value]) => ({ metric, value: [1700000000, value] }));
  return { status: 'success', data: { resultType: 'vector', result } };
}

describe('what a real Prometheus answered', () => {
  const recorded = readRecorded();
  const { range } = recorded;
  beforeEach(() => vi.stubGlobal('fetch', replaying(recorded)));

  it('tells which metrics there are', async () => {
    const store = valueOf(await probeMetrics(CONNECTION, range, signal));
    expect(store.spans?.calls).toBe('traces_span_metrics_calls_total');
    expect(store.graph).toMatchObject({ failed: 'traces_service_graph_request_failed_total', isNative: false });
  });

  it('tells services, operations and edges, none of which has more errors than calls', async () => {
    const store = valueOf(await probeMetrics(CONNECTION, range, signal));
    const ask = async (question: Omit<CallsQuestion, 'range'>) =>
      valueOf(await askCalls(CONNECTION, store, { range, ...question }, signal)).value;
    const services = await ask({ by: 'services' });
    const operations = await ask({ by: 'operations', services: [RECORDED_SERVICE] });
    const edges = await ask({ by: 'edges' });
    expect(services).toHaveLength(12);
    expect(edges.some(({ caller }) => caller === 'user')).toBe(true);
    for (const { calls, errors, durations, operation } of [...services, ...operations, ...edges]) {
      expect(errors).toBeLessThanOrEqual(calls);
      expect(durations?.bounds.at(-1)).toBe(Infinity);
      expect(operation).not.toBe('');
    }
    const sum = (of: typeof services): number => of.reduce((all, { calls }) => all + calls, 0);
    expect(sum(operations)).toBeCloseTo(sum(services.filter(({ service }) => service === RECORDED_SERVICE)), 6);
  });

  it('tells calls over time', async () => {
    const store = valueOf(await probeMetrics(CONNECTION, range, signal));
    const { value } = valueOf(await askSeries(CONNECTION, store, { range, by: 'services' }, 32, signal));
    expect(value.series).toHaveLength(12);
    expect(value.series.every(({ rate }) => rate.length === value.times.length)).toBe(true);
  });
});

describe('calls', () => {
  const STORE = {
    spans: {
      calls: 'calls_total',
      duration: 'duration_seconds',
      unitNs: 1e9,
      isNative: false,
      serviceLabel: 'service_name',
      operationLabel: 'span_name',
      kindLabel: 'span_kind',
      statusLabel: 'status_code',
    },
    graph: undefined,
    scrapeMs: 15_000,
  };
  const RANGE = { fromMs: 0, toMs: 600_000 };
  const ask = () => askCalls(CONNECTION, STORE, { range: RANGE, by: 'services' }, signal);

  it('without a failed one have no series of failures', async () => {
    answering({
      'increase(calls_total{span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}': vector([
        { service_name: 'cart' },
        '12.5',
      ]),
    });
    expect(valueOf(await ask()).value).toMatchObject([
      { service: 'cart', operation: undefined, caller: undefined, calls: 12.5, errors: 0, durations: undefined },
    ]);
  });

  it('that are no number, or none at all, are left out', async () => {
    const all = vector(
      [{ service_name: 'a' }, 'NaN'],
      [{ service_name: 'b' }, '0'],
      [{ service_name: 'c' }, '+Inf'],
      [{}, '1'],
    );
    answering({ '"}[600s]))': all });
    expect(valueOf(await ask()).value.map(({ service }) => service)).toEqual(['']);
  });

  it('come with what the server warns of', async () => {
    answering({ calls_total: { ...vector(), warnings: ['results truncated'] } });
    expect(valueOf(await ask()).warnings).toEqual(['results truncated']);
  });

  it('over time are asked for with as many points as scrapes allow', async () => {
    const asked: string[] = [];
    answering({}, asked);
    const answer = await askSeries(CONNECTION, STORE, { range: RANGE, by: 'services' }, 200, signal);
    expect(valueOf(answer).value).toMatchObject({ stepMs: 15_000, windowMs: 60_000, series: [] });
    expect(asked.every((query) => query.includes('[60s]'))).toBe(true);
  });

  it('that a server does not count are said to be so', async () => {
    const answer = await askCalls(CONNECTION, STORE, { range: RANGE, by: 'edges' }, signal);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });
});

it('A server without span metrics is told what is missing', async () => {
  answering({
    __name__: { status: 'success', data: ['up', 'phone_calls_total'] },
    labels: { status: 'success', data: ['number'] },
  });
  const answer = await probeMetrics(CONNECTION, { fromMs: 0, toMs: 1000 }, signal);
  expect(answer).toMatchObject({
    ok: false,
    error: { message: 'This server keeps no metrics of spans in this time.' },
  });
});

describe('answers', () => {
  it('of nonsense are no series', () => {
    for (const answer of [
      undefined,
      'x',
      { data: { result: 'x' } },
      { data: { result: [1, { metric: {}, value: [1] }] } },
    ]) {
      expect(samplesOf(answer)).toEqual([]);
    }
  });

  it('of buckets become histograms that never fall, in order of their bounds', () => {
    const bucket = (le: string, value: number) => ({ labels: { le, service: 'a' }, points: [[0, value] as const] });
    const samples = [bucket('+Inf', 10), bucket('0.1', 4), bucket('0.5', 3), bucket('?', 9), bucket('1', NaN)];
    const histogram = histogramsOf(samples, ({ service }) => service, 1000).get('a');
    expect([...(histogram?.bounds ?? [])]).toEqual([100, 500, Infinity]);
    expect([...(histogram?.counts ?? [])]).toEqual([4, 4, 10]);
  });

  it('over time stand at their points, with gaps', () => {
    const sample = {
      labels: {},
      points: [
        [100, 1],
        [120, 3],
        [500, 9],
      ] as const,
    };
    expect([...valuesAt(sample, 100, 10, 4)]).toEqual([1, NaN, 3, NaN]);
  });
});
