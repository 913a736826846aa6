import type { SmallValue } from './smallValue.ts';
import { typedBinaryValue } from './zipkinV1Value.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, isTrue, numberOf, objectsOf, textOf } from './valueAccess.ts';

/** Where something happened: a service and its address, each '' or 0 when it is not told. */
export interface V1Endpoint {
  readonly service: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly port: number;
}

/** `micros` 0 = no time */
export interface V1Annotation {
  readonly micros: number;
  readonly value: string;
  readonly endpoint: V1Endpoint | undefined;
}

export interface V1BinaryAnnotation {
  readonly key: string;
  readonly value: SmallValue;
  readonly endpoint: V1Endpoint | undefined;
}

/** A span of Zipkin's first format as it was written: its ids, and what happened to it at any service. */
export interface V1Span {
  readonly traceId: SmallValue | undefined;
  readonly spanId: SmallValue | undefined;
  readonly parentId: SmallValue | undefined;
  readonly name: string;
  /** µs, 0 = not told */
  readonly micros: number;
  readonly length: number;
  readonly debug: boolean;
  /** by time and value */
  readonly annotations: readonly V1Annotation[];
  readonly binary: readonly V1BinaryAnnotation[];
}

/** What `v1Span` reads. */
export const V1_KEYS: ReadonlySet<string> = new Set([
  'traceId',
  'trace_id',
  'traceIdHigh',
  'trace_id_high',
  'id',
  'parentId',
  'parent_id',
  'name',
  'timestamp',
  'duration',
  'debug',
  'annotations',
  'binaryAnnotations',
  'binary_annotations',
]);

/** Takes a span apart, in the spelling of Zipkin's JSON or of Thrift's: snake case, numbers for ids and addresses. */
export function v1Span(fields: Fields): V1Span {
  const annotations = objectsOf(fields.get('annotations')).map((annotation) => ({
    micros: microsOf(annotation.get('timestamp')),
    value: textOf(annotation.get('value')),
    endpoint: endpointOf(firstOf(annotation, 'endpoint', 'host')),
  }));
  annotations.sort((one, other) => one.micros - other.micros || compare(one.value, other.value));
  return {
    traceId: traceIdOf(fields),
    spanId: fields.get('id'),
    parentId: firstOf(fields, 'parentId', 'parent_id'),
    name: textOf(fields.get('name')).toLowerCase(),
    micros: microsOf(fields.get('timestamp')),
    length: microsOf(fields.get('duration')),
    debug: isTrue(fields.get('debug')),
    annotations,
    binary: objectsOf(firstOf(fields, 'binaryAnnotations', 'binary_annotations')).map((annotation) => ({
      key: textOf(annotation.get('key')),
      value: typedBinaryValue(annotation),
      endpoint: endpointOf(firstOf(annotation, 'endpoint', 'host')),
    })),
  };
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function microsOf(value: SmallValue | undefined): number {
  return numberOf(value) ?? 0;
}

/** Thrift has the upper half of a 128-bit id in a field of its own. */
function traceIdOf(fields: Fields): SmallValue | undefined {
  const low = firstOf(fields, 'traceId', 'trace_id');
  const high = firstOf(fields, 'traceIdHigh', 'trace_id_high');
  if (!isWhole(low) || !isWhole(high) || BigInt(high) === 0n) return low;
  const hex = (half: number | bigint): string => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0');
  return hex(high) + hex(low);
}

function isWhole(value: SmallValue | undefined): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

/** An endpoint of which nothing is told is none. */
function endpointOf(value: SmallValue | undefined): V1Endpoint | undefined {
  const fields = fieldsOf(value);
  const ipv4 = fields.get('ipv4');
  const endpoint = {
    service: textOf(firstOf(fields, 'serviceName', 'service_name')),
    ipv4: typeof ipv4 === 'number' ? dotted(ipv4) : textOf(ipv4),
    ipv6: textOf(fields.get('ipv6')),
    // Thrift has no unsigned numbers of 16 bits.
    port: (numberOf(fields.get('port')) ?? 0) & 0xffff,
  };
  const isNone = endpoint.service === '' && endpoint.ipv4 === '' && endpoint.ipv6 === '' && endpoint.port === 0;
  return isNone ? undefined : endpoint;
}

/** The four bytes of a signed number; '' for 0, which stands for none. */
function dotted(address: number): string {
  if (address === 0) return '';
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
}
