import { DOCUMENT_PLACES } from './documents.ts';
import { JaegerStoredDecoder } from './jaegerStoredDecoder.ts';
import type { JaegerDialect } from './jaegerStoredSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { Shape } from './shape.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { UnixTime } from './times.ts';
import { goDuration, isoTime, lengthNs, nsOf, pairTime, unitBySize, unixTime } from './times.ts';

const micros = (value: SmallValue | undefined): UnixTime | undefined => unixTime(value, 'us');
const microsLength = (value: SmallValue | undefined): number | undefined => lengthNs(value, 'us');

const ELASTICSEARCH: JaegerDialect = {
  tagTypes: ['string', 'bool', 'int64', 'float64', 'binary'],
  hexBinary: true,
  decimalIds: false,
  parentLeads: false,
  time: micros,
  length: microsLength,
};
const CASSANDRA: JaegerDialect = { ...ELASTICSEARCH, decimalIds: true, parentLeads: true };
const THRIFT: JaegerDialect = {
  tagTypes: ['string', 'float64', 'bool', 'int64', 'binary'],
  hexBinary: false,
  decimalIds: true,
  parentLeads: true,
  time: micros,
  length: microsLength,
};
const PROTOBUF: JaegerDialect = {
  tagTypes: ['string', 'bool', 'int64', 'float64', 'binary'],
  hexBinary: false,
  decimalIds: false,
  parentLeads: false,
  time: (value) => isoTime(value) ?? pairTime(value) ?? unixTime(value, unitBySize(value, 'us')),
  // A number counts ns beside a date; beside a number it counts what that counts.
  length: (value, start) =>
    goDuration(value) ??
    pairLength(value) ??
    lengthNs(value, typeof start === 'number' || typeof start === 'bigint' ? unitBySize(start, 'us') : 'ns'),
};

function pairLength(value: SmallValue | undefined): number | undefined {
  const pair = pairTime(value);
  return pair === undefined ? undefined : Number(nsOf(pair));
}

/** What Jaeger's span writer puts into Elasticsearch or OpenSearch: documents, answers to a search, bulk files. */
export const jaegerElasticsearch: JsonFormat = {
  name: 'Jaeger Elasticsearch documents',
  recognises: (shape) =>
    [...DOCUMENT_PLACES, 'responses[].hits.hits[]._source.'].some(
      (prefix) =>
        shape.has(`${prefix}spanID`) &&
        any(
          shape,
          prefix,
          'startTimeMillis',
          'tag',
          'process.tag',
          ...(prefix === '' ? [] : ['process', 'operationName']),
        ),
    ),
  decoder: (context) => new JaegerStoredDecoder(context, ELASTICSEARCH),
};

/** Rows of Jaeger's table `traces` in Cassandra: jaegertracing/jaeger `internal/storage/v1/cassandra`, `dbmodel`. */
export const jaegerCassandra: JsonFormat = {
  name: 'Jaeger Cassandra rows',
  recognises: (shape) =>
    ['', 'value.'].some(
      (place) =>
        hasAll(shape, `${place}trace_id`, `${place}span_id`) &&
        any(shape, place, 'span_hash', 'tags[].value_type', 'process.tags[].value_type', 'logs[].fields[].value_type'),
    ),
  decoder: (context) => new JaegerStoredDecoder(context, CASSANDRA),
};

/** `jaeger.thrift` of jaegertracing/jaeger-idl as JSON: a batch of one process, or spans alone. */
export const jaegerThrift: JsonFormat = {
  name: 'Jaeger Thrift JSON',
  recognises: (shape) =>
    WIRE_PREFIXES.some(
      (prefix) =>
        any(shape, prefix, 'spanId', 'span_id') &&
        (any(shape, prefix, 'traceIdLow', 'trace_id_low', 'tags[].vLong', 'tags[].vDouble') ||
          (!any(shape, prefix, 'traceId', 'trace_id') && any(shape, prefix, 'tags[].vStr', 'tags[].vType'))),
    ),
  decoder: (context) => new JaegerStoredDecoder(context, THRIFT),
};

/** `model.proto` of jaegertracing/jaeger-idl as JSON: Kafka messages, gRPC answers, Go's own spelling of the fields. */
export const jaegerProtobuf: JsonFormat = {
  name: 'Jaeger protobuf JSON',
  recognises: (shape) =>
    WIRE_PREFIXES.some(
      (prefix) =>
        any(shape, prefix, 'traceId', 'trace_id') &&
        any(shape, prefix, 'operationName', 'operation_name') &&
        any(shape, prefix, 'startTime', 'start_time') &&
        // Haystack's spans name their service themselves.
        !shape.has(`${prefix}serviceName`) &&
        (any(shape, prefix, ...PROTOBUF_ONLY) || any(shape, prefix.replace('spans[].', ''), 'process', 'processMap')),
    ),
  decoder: (context) => new JaegerStoredDecoder(context, PROTOBUF),
};

const WIRE_PREFIXES = ['', 'spans[].', 'batch.spans[].', 'batches[].spans[].', 'result.spans[].'];
const PROTOBUF_ONLY = [
  'process',
  'processId',
  'process_id',
  'logs[].fields',
  'references[].traceId',
  'references[].trace_id',
  'tags[].vType',
  'tags[].vStr',
  'tags[].v_type',
  'tags[].v_str',
];

function any(shape: Shape, prefix: string, ...paths: readonly string[]): boolean {
  return hasAny(shape, ...paths.map((path) => prefix + path));
}
