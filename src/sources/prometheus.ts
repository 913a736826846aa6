import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { MetricCalls, MetricPercentiles, MetricSeries } from '#model/callMetrics.ts';
import type { Connection } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import { askJson } from './askJson.ts';
import type { CallsQuestion, MetricCounters, MetricGrouping } from './callQueries.ts';
import { callQueries, countersOf, groupLabels, seriesQueries } from './callQueries.ts';
import type { Sample } from './prometheusAnswers.ts';
import { histogramsOf, samplesOf, textsOf, valuesAt, warningsOf } from './prometheusAnswers.ts';
import { rateWindowMs, seconds, selector, stepMs } from './promql.ts';
import type { Answer } from './sourceProblems.ts';
import { sourceProblem } from './sourceProblems.ts';
import type { GraphMetrics, SpanMetrics } from './spanMetrics.ts';
import { callCounters, graphMetricsOf, METRIC_NAMES, spanMetricsOf } from './spanMetrics.ts';

/** What a metric store knows of calls. */
export interface MetricStore {
  /** undefined when spans are not counted there */
  readonly spans: SpanMetrics | undefined;
  /** undefined when calls between services are not counted there */
  readonly graph: GraphMetrics | undefined;
  /** ms between two scrapes, as their number tells; a minute where it cannot be told */
  readonly scrapeMs: number;
}

/** An answer, and what the server has to say beside it. */
export interface Noted<T> {
  readonly value: T;
  readonly warnings: readonly string[];
}

export interface SeriesAnswer {
  /** Unix ms */
  readonly times: Float64Array;
  readonly series: readonly MetricSeries[];
  /** ms between two times, and over which each rate is */
  readonly stepMs: number;
  readonly windowMs: number;
}

/** As Prometheus is shipped. */
const DEFAULT_SCRAPE_MS = 60_000;
/** Counters whose labels are asked for, of those that look like one of calls. */
const CANDIDATES = 5;

/** Finds out which metrics of spans and of the service graph there are, by names and labels, in a time range. */
export async function probeMetrics(
  connection: Connection,
  range: ClockRange,
  signal: AbortSignal,
): Answer<MetricStore> {
  const ask = asker(connection, signal);
  const limits = { start: range.fromMs / 1000, end: range.toMs / 1000 };
  const named = await ask('/api/v1/label/__name__/values', {
    'match[]': `{__name__=~"${METRIC_NAMES.replaceAll('\\', '\\\\')}"}`,
    ...limits,
  });
  if (!named.ok) return named;
  const names = textsOf(named.value);
  const graph = graphMetricsOf(names);
  let spans: SpanMetrics | undefined;
  for (const calls of callCounters(names).slice(0, CANDIDATES)) {
    const labels = await ask('/api/v1/labels', { 'match[]': selector(calls, []), ...limits });
    if (!labels.ok) return labels;
    spans = spanMetricsOf(calls, names, textsOf(labels.value));
    if (spans) break;
  }
  if (!spans && !graph) return failure(noMetrics(connection));
  const scrapeMs = await scrapeInterval(ask, spans?.calls ?? graph?.calls ?? '', range);
  return success({ spans, graph, scrapeMs });
}

/** Calls in the whole of a range, one entry for each service, operation or pair of services. */
export async function askCalls(
  connection: Connection,
  store: MetricStore,
  question: CallsQuestion,
  signal: AbortSignal,
): Answer<Noted<readonly MetricCalls[]>> {
  const counters = countersOf(store, question.by);
  if (counters === undefined) return failure(notCounted(connection, question.by));
  const ask = asker(connection, signal);
  const time = question.range.toMs / 1000;
  const queries = callQueries(counters, question);
  const answers = await askAll(queries, (query) => ask('/api/v1/query', { query, time }));
  if (!answers.ok) return answers;
  const { samples, warnings } = answers.value;
  const key = keyMaker(counters);
  const errors = byKey(samples.errors, key);
  const durations = histogramsOf(samples.buckets, key, counters.unitNs);
  const fine = histogramsOf(samples.fineBuckets, key, counters.unitNs);
  const percentiles = percentilesOf(samples, key, counters.unitNs);
  const value = samples.calls.flatMap((sample): readonly MetricCalls[] => {
    const calls = sample.points[0][1];
    if (!(calls > 0) || !Number.isFinite(calls)) return [];
    const own = key(sample.labels);
    const failed = errors.get(own)?.points[0][1] ?? 0;
    return [
      {
        ...groupOf(sample, counters),
        calls,
        errors: Number.isFinite(failed) ? Math.min(failed, calls) : 0,
        durations: durations.get(own),
        fine: fine.get(own),
        percentiles: percentiles.get(own),
      },
    ];
  });
  return success({ value, warnings });
}

/** Calls over time, in some `points` points. */
export async function askSeries(
  connection: Connection,
  store: MetricStore,
  question: CallsQuestion,
  points: number,
  signal: AbortSignal,
): Answer<Noted<SeriesAnswer>> {
  const counters = countersOf(store, question.by);
  if (counters === undefined) return failure(notCounted(connection, question.by));
  const { fromMs, toMs } = question.range;
  const step = stepMs(toMs - fromMs, points, store.scrapeMs);
  const windowMs = rateWindowMs(step, store.scrapeMs);
  const ask = asker(connection, signal);
  const queries = seriesQueries(counters, question, windowMs);
  const start = fromMs / 1000;
  const answers = await askAll(queries, (query) =>
    ask('/api/v1/query_range', { query, start, end: toMs / 1000, step: step / 1000 }),
  );
  if (!answers.ok) return answers;
  const { samples, warnings } = answers.value;
  const count = Math.floor((toMs - fromMs) / step) + 1;
  const key = keyMaker(counters);
  const errors = byKey(samples.errors, key);
  const times = Float64Array.from({ length: count }, (_, at) => fromMs + at * step);
  const at = (of: readonly Sample[]): ReadonlyMap<string, Sample> => byKey(of, key);
  const [p50, p95, p99] = [at(samples.p50), at(samples.p95), at(samples.p99)];
  const values = (sample: Sample | undefined, scale: number): Float64Array =>
    sample === undefined
      ? new Float64Array(count).fill(NaN)
      : valuesAt(sample, start, step / 1000, count).map((value) => value * scale);
  const series = samples.calls.map((sample): MetricSeries => {
    const own = key(sample.labels);
    const rate = values(sample, 1);
    const failed = values(errors.get(own), 1);
    return {
      ...groupOf(sample, counters),
      rate,
      // Without a failed call there is no series of them.
      errors: failed.map((value, point) => (Number.isNaN(value) && rate[point] >= 0 ? 0 : value)),
      p50: values(p50.get(own), counters.unitNs),
      p95: values(p95.get(own), counters.unitNs),
      p99: values(p99.get(own), counters.unitNs),
    };
  });
  return success({ value: { times, series, stepMs: step, windowMs }, warnings });
}

type Ask = (path: string, params: Readonly<Record<string, string | number>>) => Answer<unknown>;

function asker(connection: Connection, signal: AbortSignal): Ask {
  return (path, params) => askJson({ connection, kind: 'prometheus' }, { path, params }, signal);
}

/** Asks several queries at once; the first problem is the problem of all. */
async function askAll<Name extends string>(
  queries: Readonly<Record<Name, string | undefined>>,
  ask: (query: string) => Answer<unknown>,
): Promise<
  Result<
    { readonly samples: Readonly<Record<Name, readonly Sample[]>>; readonly warnings: readonly string[] },
    SourceProblem
  >
> {
  const names = Object.keys(queries) as Name[];
  const answers = await Promise.all(
    names.map(async (name) => {
      const query = queries[name];
      return query === undefined ? success(undefined) : ask(query);
    }),
  );
  const samples = {} as Record<Name, readonly Sample[]>;
  const warnings = new Set<string>();
  for (const [at, answer] of answers.entries()) {
    if (!answer.ok) return failure(answer.error);
    samples[names[at]] = samplesOf(answer.value);
    for (const warning of warningsOf(answer.value)) warnings.add(warning);
  }
  return success({ samples, warnings: [...warnings] });
}

/** Twice, since two minutes hold too few scrapes of a minute. */
async function scrapeInterval(ask: Ask, metric: string, { toMs }: ClockRange): Promise<number> {
  for (const windowMs of [120_000, 1_200_000]) {
    const query = `max(count_over_time(${selector(metric, [])}[${seconds(windowMs)}]))`;
    const answer = await ask('/api/v1/query', { query, time: toMs / 1000 });
    const count = answer.ok ? samplesOf(answer.value)[0]?.points[0][1] : undefined;
    if (count !== undefined && count >= 4) return Math.ceil(windowMs / count / 1000) * 1000;
  }
  return DEFAULT_SCRAPE_MS;
}

function keyMaker(counters: MetricCounters): (labels: Sample['labels']) => string {
  const labels = groupLabels(counters);
  return (own) => labels.map((label) => own[label] ?? '').join('\n');
}

function byKey(samples: readonly Sample[], key: (labels: Sample['labels']) => string): ReadonlyMap<string, Sample> {
  return new Map(samples.map((sample) => [key(sample.labels), sample]));
}

function groupOf({ labels }: Sample, counters: MetricCounters): Pick<MetricCalls, 'service' | 'operation' | 'caller'> {
  const { serviceLabel, operationLabel, callerLabel } = counters;
  return {
    service: labels[serviceLabel] ?? '',
    operation: operationLabel === undefined ? undefined : (labels[operationLabel] ?? ''),
    caller: callerLabel === undefined ? undefined : (labels[callerLabel] ?? ''),
  };
}

/** Those the store works out: NaN of no calls. */
function percentilesOf(
  samples: Readonly<Record<'p50' | 'p90' | 'p95' | 'p99', readonly Sample[]>>,
  key: (labels: Sample['labels']) => string,
  unitNs: number,
): ReadonlyMap<string, MetricPercentiles> {
  const found = new Map<string, Partial<MetricPercentiles>>();
  for (const name of ['p50', 'p90', 'p95', 'p99'] as const) {
    for (const sample of samples[name]) {
      const value = sample.points[0][1];
      if (!Number.isFinite(value)) continue;
      const own = key(sample.labels);
      found.set(own, { ...found.get(own), [name]: value * unitNs });
    }
  }
  return new Map(Array.from(found, ([own, { p50, p90, p95, p99 }]) => [own, { p50, p90, p95, p99 }] as const));
}

function noMetrics({ url }: Connection): SourceProblem {
  return sourceProblem(
    'unsupported',
    'This server keeps no metrics of spans in this time.',
    'Let the collector count them (its span metrics and service graph connectors, or the metrics generator of Tempo), or choose another time.',
    { url: shownAddress(url) },
  );
}

function notCounted({ url }: Connection, by: MetricGrouping): SourceProblem {
  return sourceProblem(
    'unsupported',
    by === 'edges'
      ? 'This server does not count calls between services.'
      : 'This server does not count the calls of services.',
    by === 'edges'
      ? 'Let the collector count them: its service graph connector, or the metrics generator of Tempo.'
      : 'Let the collector count them: its span metrics connector, or the metrics generator of Tempo.',
    { url: shownAddress(url) },
  );
}
