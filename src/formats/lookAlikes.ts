import type { Shape } from './shape.ts';

/** What a JSON file is when no reader takes it. */
export interface LookAlike {
  /** completes "This looks like …" */
  readonly found: string;
  /** a trace all the same, only in a format that has no reader yet */
  readonly isTrace: boolean;
}

/** Keys that only Zipkin's first format has: an endpoint on each annotation. Its Thrift dumps use snake_case. */
const ZIPKIN_V1 = 'binaryAnnotations | binary_annotations | annotations[].endpoint | annotations[].host';

export function isZipkinV1(shape: Shape): boolean {
  return has(shape, ZIPKIN_V1);
}

/**
 * Shapes by their paths, the surest first: `a | b` asks for one of the paths, each string of the list for all of them.
 * A space, the bar and a space stand between paths because keys may hold any other character.
 */
const TRACES: readonly (readonly [found: string, ...paths: string[]])[] = [
  ['Zipkin v1 JSON', 'traceId | trace_id', 'id', ZIPKIN_V1],
  ['Chrome trace events', 'traceEvents'],
  ['Chrome trace events', 'ph', 'ts | pid'],
  ['a trace from Tempo or Grafana (“batches”)', 'batches'],
  ['a trace from Tempo', 'trace.resourceSpans | trace.services'],
  ['an answer of Jaeger’s version 3 API', 'result.resourceSpans'],
  ['search results from Tempo', 'traces[].spanSet | traces[].spanSets | traces[].rootServiceName | spanSet | spanSets'],
  ['a Grafana data frame', 'frames[].schema | frames[].data | schema.fields | data[].fields | results.A.frames'],
  [
    'Jaeger documents from Elasticsearch',
    'startTimeMillis | _source.startTimeMillis | hits.hits[]._source.startTimeMillis',
  ],
  ['Jaeger’s Thrift JSON', 'traceIdLow | spans[].traceIdLow'],
  [
    'Jaeger’s protobuf JSON',
    'traceId | trace_id | spans[].traceId | spans[].trace_id',
    'operationName | operation_name | spans[].operationName | spans[].operation_name',
  ],
  [
    'OTLP spans without their request around them',
    'resource',
    'scopeSpans | scope_spans | instrumentationLibrarySpans',
  ],
  ['AWS X-Ray traces', 'Traces[].Segments | Segments[].Document'],
  ['Datadog spans', 'trace_id', 'span_id', 'meta | metrics'],
  ['spans one by one, without their resources', 'trace_id', 'span_id', 'name'],
  ['an AWS X-Ray segment', 'trace_id', 'start_time | end_time | in_progress | aws', 'name'],
  ['spans from the Datadog API', 'data[].attributes.start_timestamp'],
  ['Elastic APM events', 'metadata.service | metadata.process | transaction.trace_id'],
  ['Elastic APM documents', 'processor.event | _source.processor.event | hits.hits[]._source.processor.event'],
  ['OpenSearch trace documents', 'durationInNanos | _source.durationInNanos | hits.hits[]._source.durationInNanos'],
  ['a Sentry event', 'contexts.trace.span_id | contexts.trace.trace_id'],
  ['a Sentry envelope', 'sent_at', 'event_id | trace | dsn'],
  ['SkyWalking traces', 'segmentId | data.trace.spans | spans[].segmentId | data.queryTrace.spans'],
  ['what OpenTelemetry’s Go console exporter prints', 'SpanContext'],
  ['what OpenTelemetry’s Python console exporter prints', 'context.trace_id'],
  ['what OpenTelemetry’s JavaScript console exporter prints', 'spanContext | _spanContext | resource._attributes'],
  ['what OpenTelemetry’s JavaScript console exporter prints', 'traceId', 'id', 'resource'],
  ['an OpenCensus trace', 'Node', 'Spans'],
  ['a Google Cloud trace', 'projectId', 'traceId', 'spans'],
  ['Langfuse observations', 'observations'],
  ['LangSmith runs', 'dotted_order | post[].dotted_order'],
  ['a build trace of Next.js', 'traceId', 'id', 'startTime', 'tags'],
  ['a Haystack trace', 'traceId', 'childSpans'],
  ['a trace in Alibaba’s log service', 'Key', 'Value'],
  ['New Relic spans', 'trace.id', 'duration.ms'],
];

const OTHERS: readonly (readonly [found: string, ...paths: string[]])[] = [
  ['OTLP metrics, no spans', 'resourceMetrics | resource_metrics'],
  ['OTLP logs, no spans', 'resourceLogs | resource_logs'],
  ['a speedscope profile', 'profiles', 'shared.frames | $schema'],
  ['a Firefox profile', 'meta', 'threads'],
  ['a CPU profile', 'nodes', 'samples', 'timeDeltas'],
  ['a heap snapshot', 'snapshot.meta'],
  ['an HTTP archive (HAR)', 'log.entries'],
  ['a Grafana dashboard', 'panels | dashboard.panels'],
  ['a source map', 'mappings', 'sources'],
  ['an Elasticsearch index template', 'mappings | index_patterns | template.mappings'],
  ['a lock file of npm', 'lockfileVersion'],
  ['a package.json', 'name', 'version', 'dependencies | devDependencies | scripts'],
  ['a tsconfig.json', 'compilerOptions'],
  ['an API description', 'openapi | swagger'],
  ['GeoJSON', 'features[].geometry'],
  ['a notebook', 'cells', 'nbformat'],
  ['a JSON schema, or a file that names one', '$schema'],
  ['an answer with an error instead of a trace', 'error | errors | message'],
];

/** What the shape is known to be, undefined when it is not. */
export function lookAlike(shape: Shape): LookAlike | undefined {
  const find = (list: typeof TRACES): string | undefined =>
    list.find(([, ...paths]) => paths.every((path) => has(shape, path)))?.[0];
  const trace = find(TRACES);
  if (trace !== undefined) return { found: trace, isTrace: true };
  const other = find(OTHERS);
  return other === undefined ? undefined : { found: other, isTrace: false };
}

function has(shape: Shape, paths: string): boolean {
  return paths.split(' | ').some((path) => shape.has(path));
}
