/** Where the calls of spans are counted in a metric store. */
export interface SpanMetrics {
  /** the counter of calls */
  readonly calls: string;
  /** the histogram of durations, without `_bucket`; undefined when there is none */
  readonly duration: string | undefined;
  /** ns per unit of the histogram */
  readonly unitNs: number;
  /** without buckets: the store works out percentiles itself */
  readonly isNative: boolean;
  readonly serviceLabel: string;
  readonly operationLabel: string;
  readonly kindLabel: string;
  readonly statusLabel: string;
}

/** Where calls between services are counted. */
export interface GraphMetrics {
  readonly calls: string;
  /** undefined where failures are not counted: then there was none yet */
  readonly failed: string | undefined;
  /** the histogram of durations, without `_bucket`, seen by the caller where the store has that; in seconds */
  readonly duration: string | undefined;
  readonly isNative: boolean;
}

/** A name by which both of them are found, as a pattern of the whole name. Dots: names that were not translated. */
export const METRIC_NAMES =
  '(.+[_.])?(calls|calls_total|latency|duration)([_.](milliseconds|seconds))?(_bucket|_count|_sum)?|traces_service_graph_request_.+';

interface Family {
  readonly calls: string;
  readonly durations: readonly { readonly name: string; readonly unitNs: number }[];
}

const MS = 1e6;
const S = 1e9;

/**
 * Ways in which span metrics are named, the first that exists wins: the collector's connector as it is shipped and as
 * Jaeger sets it up, Tempo and Alloy, the connector without a namespace, the old processor.
 */
const FAMILIES: readonly Family[] = [
  family(
    'traces_span_metrics_calls_total',
    ['traces_span_metrics_duration_milliseconds', MS],
    ['traces_span_metrics_duration_seconds', S],
  ),
  family(
    'traces_spanmetrics_calls_total',
    ['traces_spanmetrics_latency', S],
    ['traces_spanmetrics_duration_seconds', S],
  ),
  ...['calls_total', 'calls'].map((calls) =>
    family(calls, ['duration_milliseconds', MS], ['duration_seconds', S], ['duration', MS], ['latency', MS]),
  ),
];

function family(calls: string, ...durations: readonly (readonly [string, number])[]): Family {
  return { calls, durations: durations.map(([name, unitNs]) => ({ name, unitNs })) };
}

/** Candidates for the counter among the names of a store, the likeliest first: known names, then those with a prefix. */
export function callCounters(names: readonly string[]): readonly string[] {
  const known = FAMILIES.map(({ calls }) => calls).filter((calls) => names.includes(calls));
  const prefixed = names.filter((name) => /[_.]calls(?:_total)?$/.test(name) && !known.includes(name));
  return [...known, ...prefixed];
}

/** What belongs to a counter, by the names of the store and the labels of the counter; undefined when it counts no spans. */
export function spanMetricsOf(
  calls: string,
  names: readonly string[],
  labels: readonly string[],
): SpanMetrics | undefined {
  const label = (...spellings: readonly string[]): string | undefined =>
    spellings.find((name) => labels.includes(name));
  const serviceLabel = label('service_name', 'service.name', 'service', 'exported_service_name', 'exported_service');
  const operationLabel = label('span_name', 'span.name', 'operation');
  const kindLabel = label('span_kind', 'span.kind');
  const statusLabel = label('status_code', 'status.code');
  if (!serviceLabel || !operationLabel || !kindLabel) return undefined;
  const found = durationsOf(calls)
    .map(({ name, unitNs }) => ({ name, unitNs, isNative: !names.includes(`${name}_bucket`) }))
    .find(({ name, isNative }) => !isNative || names.includes(name));
  return {
    calls,
    duration: found?.name,
    unitNs: found?.unitNs ?? S,
    isNative: found?.isNative ?? false,
    serviceLabel,
    operationLabel,
    kindLabel,
    statusLabel: statusLabel ?? 'status_code',
  };
}

/** Histograms that stand beside a counter: those of its family, or of its prefix. */
function durationsOf(calls: string): Family['durations'] {
  const known = FAMILIES.find((one) => one.calls === calls);
  if (known) return known.durations;
  const prefix = calls.replace(/calls(?:_total)?$/, '');
  return [
    { name: `${prefix}duration_milliseconds`, unitNs: MS },
    { name: `${prefix}duration_seconds`, unitNs: S },
    { name: `${prefix}duration`, unitNs: MS },
    { name: `${prefix}latency_milliseconds`, unitNs: MS },
    { name: `${prefix}latency_seconds`, unitNs: S },
    { name: `${prefix}latency`, unitNs: MS },
  ];
}

const GRAPH = 'traces_service_graph_request';

/** The caller's view first, as everywhere; the last is how older versions named it. */
const GRAPH_DURATIONS = [
  `${GRAPH}_client_seconds`,
  `${GRAPH}_server_seconds`,
  `${GRAPH}_client`,
  `${GRAPH}_server`,
  `${GRAPH}_duration_seconds`,
] as const;

/** undefined when calls between services are not counted */
export function graphMetricsOf(names: readonly string[]): GraphMetrics | undefined {
  const calls = `${GRAPH}_total`;
  if (!names.includes(calls)) return undefined;
  const bucketed = GRAPH_DURATIONS.find((name) => names.includes(`${name}_bucket`));
  const failed = `${GRAPH}_failed_total`;
  return {
    calls,
    failed: names.includes(failed) ? failed : undefined,
    duration: bucketed ?? GRAPH_DURATIONS.find((name) => names.includes(name)),
    isNative: bucketed === undefined,
  };
}
