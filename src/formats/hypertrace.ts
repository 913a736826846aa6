import type { JsonFormat } from './jsonFormat.ts';
import { KIND_NAMES } from './fields.ts';
import { hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import { lengthNs, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, isTrue, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** A trace as Hypertrace structures it (hypertrace/data-model, `structured-trace.avdl`): events are spans. */
export const hypertrace: JsonFormat = {
  name: 'Hypertrace structured trace',
  recognises: (shape) => hasAny(shape, 'event_list[].event_id', 'event_list.array[].event_id', 'eventList[].eventId'),
  decoder: (context) => new HypertraceDecoder(context),
};

const KNOWN: ReadonlySet<string> = new Set([
  'event_id',
  'event_name',
  'trace_id',
  'customer_id',
  'start_time_millis',
  'end_time_millis',
  'service_name',
  'event_ref_list',
  'attributes',
  'entity_id_list',
  'resource_index',
]);

class HypertraceDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Map<string, SmallValue>): void {
    const trace = fieldsOf(plain(item));
    const resources = objectsOf(trace.get('resource_list'));
    for (const event of objectsOf(trace.get('event_list'))) this.write(trace, resources, event);
  }

  private write(trace: Fields, resources: readonly Fields[], event: Fields): void {
    const { writer } = this;
    writer.begin();
    const traceId = trace.get('trace_id') ?? event.get('trace_id') ?? null;
    const references = objectsOf(event.get('event_ref_list'));
    const isParent = (reference: Fields): boolean =>
      textOf(reference.get('ref_type')) !== 'FOLLOWS_FROM' &&
      (textOf(reference.get('trace_id')) === '' || reference.get('trace_id') === traceId);
    const parent = references.find(isParent);
    writer.ids(traceId, event.get('event_id'), parent?.get('event_id'));
    writer.name(event.get('event_name'));
    writer.start(unixTime(event.get('start_time_millis'), 'ms'));
    // Hypertrace writes 0 for an end it does not know.
    const end = lengthNs(event.get('end_time_millis'), 'ms') ?? 0;
    if (end > 0) writer.finish(unixTime(event.get('end_time_millis'), 'ms'));
    const index = event.get('resource_index');
    const resource = typeof index === 'number' ? attributeMap(resources[index]) : new Map<string, SmallValue>();
    writer.resource({ service: serviceOf(event), attributes: resource });
    for (const reference of references) {
      if (reference === parent) continue;
      const type = textOf(reference.get('ref_type')).toLowerCase();
      const attributes = new Map(type === '' ? [] : [['opentracing.ref_type', type]]);
      writer.link(firstOf(reference, 'trace_id') ?? traceId, reference.get('event_id'), attributes);
    }
    for (const [key, value] of attributeMap(event)) this.writeAttribute(key, value);
    const rest = [...event].filter(([key, value]) => !KNOWN.has(key) && hasContent(value));
    for (const [key, value] of flatEntries(new Map(rest))) {
      if (hasContent(value)) writer.attribute(key.replace('.attribute_map.', '.').replace(/\.value$/, ''), value);
    }
    writer.end();
  }

  private writeAttribute(key: string, value: SmallValue): void {
    const kind = key === 'span.kind' ? KIND_NAMES.get(textOf(value).toLowerCase()) : undefined;
    if (kind !== undefined) this.writer.span.kind = kind;
    else if (key === 'error' && isTrue(value)) this.writer.failed();
    else this.writer.attribute(key, value);
  }
}

/** Before a trace is enriched, the service stands only in what came from Jaeger. */
function serviceOf(event: Fields): string {
  const own = textOf(event.get('service_name'));
  return own === '' ? textOf(at(event, 'jaegerFields', 'service_name')) : own;
}

/** {attributes: {attribute_map: {key: {value, binary_value, value_list, value_map}}}} → keys and values. */
function attributeMap(fields: Fields | undefined): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  const map = fields ? at(fields, 'attributes', 'attribute_map') : undefined;
  for (const [key, wrapped] of fieldsOf(map)) {
    const value =
      wrapped instanceof Map ? firstOf(wrapped, 'value', 'value_list', 'value_map', 'binary_value') : wrapped;
    result.set(key, value ?? null);
  }
  return result;
}

function hasContent(value: SmallValue): boolean {
  if (value === null) return false;
  return Array.isArray(value) ? value.length > 0 : !(value instanceof Map) || value.size > 0;
}

/** Names by which Avro’s JSON tells the type of a value that may have several: {"string": "x"} is "x". */
const AVRO_TYPE = /^(?:string|bytes|int|long|float|double|boolean|array|map|org\.hypertrace\..+)$/;

/** The value without Avro’s types, its keys in snake case. */
function plain(value: SmallValue): SmallValue {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  if (value.size === 1) {
    for (const [key, inner] of value) if (AVRO_TYPE.test(key)) return plain(inner);
  }
  return new Map([...value].map(([key, inner]) => [snakeCase(key), plain(inner)]));
}

/** Only the keys of the format itself: those of attributes have dots, or none of these words. */
function snakeCase(key: string): string {
  return CAMEL_KEYS.has(key) ? key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key;
}

const CAMEL_KEYS: ReadonlySet<string> = new Set([
  'eventList',
  'eventId',
  'eventName',
  'traceId',
  'customerId',
  'startTimeMillis',
  'endTimeMillis',
  'serviceName',
  'eventRefList',
  'refType',
  'attributeMap',
  'resourceList',
  'resourceIndex',
  'entityIdList',
]);
