import type { ClockRange } from '#model/traceSearch.ts';
import type { LabelMatch } from './promql.ts';
import { seconds, selector, sumBy } from './promql.ts';
import type { GraphMetrics, SpanMetrics } from './spanMetrics.ts';

export type MetricGrouping = 'services' | 'operations' | 'edges';

/** Which calls are asked for. */
export interface CallsQuestion {
  readonly range: ClockRange;
  readonly by: MetricGrouping;
  /** only of these services; undefined = of all */
  readonly services?: readonly string[] | undefined;
  /** only this operation */
  readonly operation?: string | undefined;
  /** only from this caller */
  readonly caller?: string | undefined;
}

/** Counters of calls and their labels, whichever metrics they are of. */
export interface MetricCounters {
  readonly calls: string;
  /** of failed calls alone; undefined where they are counted with the others, under a status */
  readonly failed: string | undefined;
  readonly duration: string | undefined;
  readonly isNative: boolean;
  /** ns per unit of durations */
  readonly unitNs: number;
  readonly serviceLabel: string;
  readonly operationLabel: string | undefined;
  readonly callerLabel: string | undefined;
  readonly kindLabel: string | undefined;
  readonly statusLabel: string | undefined;
}

/** Spans that are calls: the called sides, as in documents. */
const CALLED_KINDS = ['SPAN_KIND_SERVER', 'SPAN_KIND_CONSUMER'];
const FAILED_STATUS = 'STATUS_CODE_ERROR';

/** undefined when the store does not count them */
export function countersOf(
  { spans, graph }: { readonly spans: SpanMetrics | undefined; readonly graph: GraphMetrics | undefined },
  by: MetricGrouping,
): MetricCounters | undefined {
  if (by === 'edges') {
    return (
      graph && {
        ...graph,
        unitNs: 1e9,
        serviceLabel: 'server',
        operationLabel: undefined,
        callerLabel: 'client',
        kindLabel: undefined,
        statusLabel: undefined,
      }
    );
  }
  return (
    spans && {
      ...spans,
      failed: undefined,
      operationLabel: by === 'operations' ? spans.operationLabel : undefined,
      callerLabel: undefined,
    }
  );
}

/** Labels that tell groups of calls apart. */
export function groupLabels({ callerLabel, serviceLabel, operationLabel }: MetricCounters): readonly string[] {
  return [callerLabel, serviceLabel, operationLabel].filter((label) => label !== undefined);
}

type TableQuery = 'calls' | 'errors' | 'buckets' | 'fineBuckets' | 'p50' | 'p90' | 'p95' | 'p99';

/** Queries of how many calls there were in the whole of a range, and how long they took. '' = nothing to ask. */
export function callQueries(
  counters: MetricCounters,
  question: CallsQuestion,
): Readonly<Record<TableQuery, string | undefined>> {
  const { duration, isNative, statusLabel } = counters;
  const labels = groupLabels(counters);
  const window = seconds(question.range.toMs - question.range.fromMs);
  const matches = matchesOf(counters, question);
  const sum = (metric: string, own: readonly LabelMatch[], by = labels): string =>
    sumBy(by, `increase(${selector(metric, own)}[${window}])`);
  const withBuckets = duration !== undefined && !isNative;
  const percentile = (share: number): string | undefined =>
    duration !== undefined && isNative ? `histogram_quantile(${share}, ${sum(duration, matches)})` : undefined;
  return {
    calls: sum(counters.calls, matches),
    errors: errorsQuery(counters, matches, sum),
    buckets: withBuckets ? sum(`${duration}_bucket`, matches, [...labels, 'le']) : undefined,
    fineBuckets:
      withBuckets && statusLabel !== undefined
        ? sum(
            `${duration}_bucket`,
            [...matches, { label: statusLabel, values: [FAILED_STATUS], negated: true }],
            [...labels, 'le'],
          )
        : undefined,
    p50: percentile(0.5),
    p90: percentile(0.9),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}

type SeriesQuery = 'calls' | 'errors' | 'p50' | 'p95' | 'p99';

/** Queries of calls, failed calls and percentiles of durations over time, by rates over `windowMs`. */
export function seriesQueries(
  counters: MetricCounters,
  question: CallsQuestion,
  windowMs: number,
): Readonly<Record<SeriesQuery, string | undefined>> {
  const { duration, isNative } = counters;
  const labels = groupLabels(counters);
  const matches = matchesOf(counters, question);
  const sum = (metric: string, own: readonly LabelMatch[], by = labels): string =>
    sumBy(by, `rate(${selector(metric, own)}[${seconds(windowMs)}])`);
  const percentile = (share: number): string | undefined => {
    if (duration === undefined) return undefined;
    const inner = isNative ? sum(duration, matches) : sum(`${duration}_bucket`, matches, [...labels, 'le']);
    return `histogram_quantile(${share}, ${inner})`;
  };
  return {
    calls: sum(counters.calls, matches),
    errors: errorsQuery(counters, matches, sum),
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}

function errorsQuery(
  { calls, failed, statusLabel }: MetricCounters,
  matches: readonly LabelMatch[],
  sum: (metric: string, own: readonly LabelMatch[]) => string,
): string | undefined {
  if (failed !== undefined) return sum(failed, matches);
  return statusLabel === undefined
    ? undefined
    : sum(calls, [...matches, { label: statusLabel, values: [FAILED_STATUS] }]);
}

/** Names of services are left out where they would make an address that servers cut. */
const LONGEST_NAMES = 2000;

function matchesOf(counters: MetricCounters, question: CallsQuestion): readonly LabelMatch[] {
  const { kindLabel, serviceLabel, operationLabel, callerLabel } = counters;
  const { services = [], operation, caller } = question;
  const isShort = services.reduce((sum, name) => sum + name.length, 0) <= LONGEST_NAMES;
  return [
    { label: kindLabel ?? '', values: kindLabel === undefined ? [] : CALLED_KINDS },
    { label: serviceLabel, values: isShort ? services : [] },
    { label: operationLabel ?? '', values: operationLabel === undefined || operation === undefined ? [] : [operation] },
    { label: callerLabel ?? '', values: callerLabel === undefined || caller === undefined ? [] : [caller] },
  ];
}
