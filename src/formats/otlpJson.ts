import type { JsonFormat } from './jsonFormat.ts';
import { OtlpDecoder } from './otlpDecoder.ts';
import type { Shape } from './shape.ts';

/**
 * OTLP as JSON: opentelemetry.io/docs/specs/otlp, JSON protobuf encoding, and what exporters make of it (snake_case,
 * base64 ids, enum names, the scope's old name). A value is a request, or the one ResourceSpans or ScopeSpans that a
 * logger or a pipeline wrote on each line.
 */
export const otlpJson: JsonFormat = {
  name: 'OTLP JSON',
  recognises: (shape) =>
    has(shape, 'resourceSpans', 'resource_spans', ...SCOPE_SPANS) ||
    (has(shape, 'scope', 'instrumentationLibrary', 'resource') &&
      has(shape, 'spans[].spanId', 'spans[].span_id') &&
      has(shape, 'spans[].startTimeUnixNano', 'spans[].start_time_unix_nano')),
  hasStructure: true,
  decoder: (context) => new OtlpDecoder(context),
};

/** A span of OTLP in each value, with its attributes as OTLP lists them: no other format has both. */
export const otlpSpansJson: JsonFormat = {
  name: 'OTLP spans JSON',
  recognises: (shape) =>
    has(shape, 'spanId', 'span_id') &&
    has(shape, 'startTimeUnixNano', 'start_time_unix_nano') &&
    shape.has('attributes[].key') &&
    shape.has('attributes[].value'),
  hasStructure: true,
  decoder: (context) => {
    const decoder = new OtlpDecoder(context);
    return { readItem: () => decoder.readSpans(), finish: () => decoder.finish() };
  },
};

/** Answers of Tempo's trace API, old and new, and what Grafana exports of them. */
export const tempoJson: JsonFormat = {
  name: 'Tempo JSON',
  recognises: (shape) =>
    isBatches(shape, 'batches') ||
    has(shape, 'trace.resourceSpans') ||
    isBatches(shape, 'trace.batches') ||
    isNotFound(shape),
  hasStructure: true,
  decoder: (context) => new OtlpDecoder(context),
};

/** Answers of Jaeger's version 3 API, one or a stream of them. */
export const jaegerV3Json: JsonFormat = {
  name: 'Jaeger v3 JSON',
  recognises: (shape) => has(shape, 'result.resourceSpans', 'result.resource_spans'),
  hasStructure: true,
  decoder: (context) => new OtlpDecoder(context),
};

/** Logs alone: they join traces of other files. Asked last, since they stand between spans too. */
export const otlpLogsJson: JsonFormat = {
  name: 'OTLP logs JSON',
  recognises: (shape) => has(shape, 'resourceLogs', 'resource_logs', 'scopeLogs', 'scope_logs'),
  decoder: (context) => new OtlpDecoder(context),
};

const SCOPE_SPANS = ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'];

function has(shape: Shape, ...paths: readonly string[]): boolean {
  return paths.some((path) => shape.has(path));
}

/** The key is no rare word: what stands in it must be resources with spans, or nothing. */
function isBatches(shape: Shape, key: string): boolean {
  if (!shape.has(key)) return false;
  const inside = [...shape].filter((path) => path.startsWith(`${key}[].`));
  return inside.length === 0 || has(shape, ...SCOPE_SPANS.map((spans) => `${key}[].${spans}`));
}

const NOT_FOUND = new Set(['trace', 'metrics', 'status', 'message']);

/** `{"trace":{},"metrics":{…}}` */
function isNotFound(shape: Shape): boolean {
  const top = [...shape].filter((path) => !/[.[]/.test(path));
  const isAnswer = top.length === 1 || shape.has('metrics') || shape.has('status');
  return (
    shape.has('trace') &&
    isAnswer &&
    top.every((key) => NOT_FOUND.has(key)) &&
    ![...shape].some((path) => /^trace[.[]/.test(path))
  );
}
