import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { readSmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachKey, runOfElements } from './steps.ts';
import { anyTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, integerOf, isTrue, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { readValue } from './valueParts.ts';

/**
 * OpenCensus's `TraceData` as Go prints it: one node, its resource and its spans (census-instrumentation/
 * opencensus-proto `trace.proto`). One of a set of fields stands under a name of Go's: `Value.StringValue.value`.
 */
export const openCensusJson: JsonFormat = {
  name: 'OpenCensus JSON',
  recognises: (shape) =>
    (hasAny(shape, 'Spans[].trace_id', 'spans[].trace_id', 'Spans[].traceId', 'spans[].traceId') &&
      hasAny(shape, 'Spans[].name.value', 'spans[].name.value', 'Node.service_info')) ||
    hasAll(shape, 'Node', 'Spans'),
  decoder: (context) => new OpenCensusDecoder(context),
};

const DATA = new KeySet({ node: ['Node'], resource: ['Resource'], spans: ['Spans'], other: ['SourceFormat'] });
/** OTLP's server and client, by OpenCensus's numbers. */
const KINDS: Readonly<Record<string, number | undefined>> = { '1': 2, '2': 3, SERVER: 2, CLIENT: 3 };
const LINK_TYPES: Readonly<Record<string, string | undefined>> = { '1': 'child', '2': 'parent' };
const KNOWN = new Set([
  'trace_id',
  'traceId',
  'span_id',
  'spanId',
  'parent_span_id',
  'parentSpanId',
  'tracestate',
  'name',
  'kind',
  'start_time',
  'startTime',
  'end_time',
  'endTime',
  'attributes',
  'time_events',
  'timeEvents',
  'links',
  'status',
  'resource',
  'child_span_count',
  'childSpanCount',
]);

class OpenCensusDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly writer: SpanWriter;
  /** Of the value being read: what its node and its resource say of the process, and the slot that its spans name. */
  private readonly process = new Map<string, SmallValue>();
  private slot = -1;

  constructor(context: ReadContext) {
    this.context = context;
    this.writer = new SpanWriter(context);
  }

  *readItem(): Steps {
    const { context } = this;
    const { resources } = context.builder;
    this.process.clear();
    this.slot = resources.newSlot();
    yield* eachKey(context, DATA, (key) => {
      if (key === 'spans') return runOfElements(context, () => this.write(fieldsOf(readSmallValue(context.reader))));
      return readValue(context, (value) => {
        if (key === 'node') this.readNode(fieldsOf(value));
        if (key === 'resource') this.readResource(fieldsOf(value), this.process);
      });
    });
    const definition = this.writer.resourceSlot(this.facts(this.process));
    if (definition >= 0) resources.bind(this.slot, resources.definitionOf(definition));
  }

  private readNode(node: Fields): void {
    const service = textOf(at(fieldsOf(firstOf(node, 'service_info', 'serviceInfo')), 'name'));
    if (service !== '') this.process.set('service.name', service);
    for (const [key, value] of fieldsOf(node.get('attributes'))) this.process.set(key, value);
    for (const [key, value] of flatEntries(node, '', new Set(['service_info', 'serviceInfo', 'attributes']))) {
      if (!(value instanceof Map)) this.process.set(key, value);
    }
  }

  private readResource(resource: Fields, into: Map<string, SmallValue>): void {
    const type = textOf(resource.get('type'));
    if (type !== '') into.set('opencensus.resourcetype', type);
    for (const [key, value] of fieldsOf(resource.get('labels'))) into.set(key, value);
  }

  private facts(attributes: Fields): { service: string; attributes: Fields } {
    return { service: textOf(attributes.get('service.name')), attributes };
  }

  private write(fields: Fields): void {
    const { writer } = this;
    const span = writer.begin();
    writer.ids(...idsOf(fields), firstOf(fields, 'parent_span_id', 'parentSpanId'));
    const state = objectsOf(fieldsOf(fields.get('tracestate')).get('entries'));
    writer.traceState(state.map((entry) => `${textOf(entry.get('key'))}=${textOf(entry.get('value'))}`).join(','));
    writer.name(plainText(fields.get('name')));
    span.kind = KINDS[textOf(fields.get('kind'))] ?? 0;
    writer.start(anyTime(firstOf(fields, 'start_time', 'startTime')));
    writer.finish(anyTime(firstOf(fields, 'end_time', 'endTime')));
    const status = fieldsOf(fields.get('status'));
    if ((numberOf(status.get('code')) ?? 0) !== 0) {
      writer.failed();
      writer.attribute('status.code', status.get('code'));
    }
    writer.statusMessage(status.get('message'));
    const attributes = fieldsOf(fields.get('attributes'));
    writer.attributes(attributeMap(attributes));
    span.droppedAttributes = numberOf(attributes.get('dropped_attributes_count')) ?? 0;
    this.readEvents(fieldsOf(firstOf(fields, 'time_events', 'timeEvents')));
    for (const link of objectsOf(fieldsOf(fields.get('links')).get('link'))) {
      const held = new Map(attributeMap(fieldsOf(link.get('attributes'))));
      const type = LINK_TYPES[textOf(link.get('type'))];
      if (type !== undefined) held.set('opencensus.link.type', type);
      writer.link(...idsOf(link), held);
    }
    span.droppedLinks = numberOf(fieldsOf(fields.get('links')).get('dropped_links_count')) ?? 0;
    writer.flatAttributes(fields, '', KNOWN);
    span.resource = this.slot;
    const own = fields.get('resource');
    if (own instanceof Map) {
      const merged = new Map(this.process);
      this.readResource(own, merged);
      writer.resource(this.facts(merged));
    }
    writer.end();
  }

  /** Annotations, and messages sent and received. */
  private readEvents(events: Fields): void {
    const { writer } = this;
    for (const event of objectsOf(firstOf(events, 'time_event', 'timeEvent'))) {
      const value = event.has('Value') ? fieldsOf(event.get('Value')) : event;
      const time = anyTime(event.get('time'));
      const note = value.get('Annotation') ?? value.get('annotation');
      const message = value.get('MessageEvent') ?? value.get('messageEvent') ?? value.get('message_event');
      if (note instanceof Map) {
        writer.event(plainText(note.get('description')), time, attributeMap(fieldsOf(note.get('attributes'))));
      } else if (message instanceof Map) {
        const type = textOf(message.get('type'));
        const name = /1|SENT/.test(type) ? 'message sent' : /2|RECEIVED/.test(type) ? 'message received' : 'message';
        writer.event(name, time, new Map([...message].filter(([key]) => key !== 'type')));
      } else writer.event('event', time);
    }
    const dropped = firstOf(events, 'dropped_annotations_count', 'droppedAnnotationsCount');
    this.writer.span.droppedEvents = numberOf(dropped) ?? 0;
  }
}

function idsOf(fields: Fields): [traceId: SmallValue | undefined, spanId: SmallValue | undefined] {
  return [firstOf(fields, 'trace_id', 'traceId'), firstOf(fields, 'span_id', 'spanId')];
}

/** A text, or one that may be cut short: `{value, truncated_byte_count}`. */
function plainText(value: SmallValue | undefined): string {
  return textOf(value instanceof Map ? value.get('value') : value);
}

function attributeMap(attributes: Fields): Fields {
  const result = new Map<string, SmallValue>();
  for (const [key, value] of fieldsOf(firstOf(attributes, 'attribute_map', 'attributeMap'))) {
    result.set(key, attributeValue(fieldsOf(value)));
  }
  return result;
}

/** `{Value: {StringValue: {value}}}` of Go, or `{stringValue: {value}}` of protobuf's JSON. Int64 may come as text. */
function attributeValue(holder: Fields): SmallValue {
  for (const [type, value] of holder.has('Value') ? fieldsOf(holder.get('Value')) : holder) {
    switch (type.replaceAll('_', '').toLowerCase()) {
      case 'stringvalue':
        return plainText(value);
      case 'intvalue':
        return integerOf(value) ?? value;
      case 'boolvalue':
        return isTrue(value);
      default:
        return value;
    }
  }
  return null;
}
