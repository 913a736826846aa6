import { STATUS_NAMES } from './fields.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';
import { anyTime, lengthNs, nsOf, pairTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, isTrue, listOf, numberOf, objectsOf, textOf } from './valueAccess.ts';

/** The API counts kinds from internal = 0, OTLP from 1: opentelemetry-js `api/src/trace/span_kind.ts`. */
const KIND_SHIFT = 1;
/** OTLP's flags: bit 8 says that bit 9 is known, bit 9 that the parent is in another process. */
const REMOTE_KNOWN = 0x100;
const REMOTE = 0x200;
const CONTEXT = ['spanContext', '_spanContext'];
const KNOWN = new Set([
  ...CONTEXT,
  'traceId',
  'id',
  'spanId',
  'parentId',
  'parentSpanId',
  'parentSpanContext',
  'traceState',
  'name',
  'kind',
  'timestamp',
  'startTime',
  'endTime',
  'duration',
  '_duration',
  'status',
  'attributes',
  'events',
  'links',
  'resource',
  'instrumentationScope',
  'instrumentationLibrary',
  'ended',
  '_ended',
  'traceFlags',
  'type',
  'droppedAttributesCount',
  '_droppedAttributesCount',
  'droppedEventsCount',
  '_droppedEventsCount',
  'droppedLinksCount',
  '_droppedLinksCount',
]);

/**
 * Writes a span of OpenTelemetry's JavaScript SDK as its console exporter shows it (flat ids, µs), or as the object itself
 * turns to JSON (spanContext, pairs of seconds and ns; fields of a class begin with _).
 */
export class JsSpans {
  private readonly context: PourContext;
  private readonly writer: SpanWriter;

  constructor(context: PourContext) {
    this.context = context;
    this.writer = new SpanWriter(context);
  }

  write(fields: Fields): void {
    const { writer } = this;
    const own = fieldsOf(firstOf(fields, ...CONTEXT));
    const traceId = own.get('traceId') ?? fields.get('traceId');
    const spanId = own.get('spanId') ?? firstOf(fields, 'id', 'spanId');
    if (traceId === undefined && spanId === undefined) {
      if (fields.size > 0) this.context.log.add('recordsIgnored');
      return;
    }
    const parent = fieldsOf(fields.get('parentSpanContext'));
    const span = writer.begin();
    writer.ids(traceId, spanId, parent.get('spanId') ?? firstOf(fields, 'parentSpanId', 'parentId'));
    writer.traceState(traceState(own.get('traceState') ?? fields.get('traceState')));
    span.traceFlags = numberOf(own.get('traceFlags') ?? fields.get('traceFlags')) ?? 0;
    const remote = parent.get('isRemote');
    if (remote !== undefined) span.traceFlags |= REMOTE_KNOWN | (isTrue(remote) ? REMOTE : 0);
    writer.name(fields.get('name'));
    writer.kind(fields.get('kind'), KIND_SHIFT);
    this.times(fields);
    const status = fieldsOf(fields.get('status'));
    span.status = writer.code(status.get('code'), STATUS_NAMES, 'status') ?? 0;
    writer.statusMessage(status.get('message'));
    writer.attributes(fieldsOf(fields.get('attributes')));
    this.eventsAndLinks(fields);
    span.droppedAttributes = dropped(fields, 'Attributes');
    span.droppedEvents = dropped(fields, 'Events');
    span.droppedLinks = dropped(fields, 'Links');
    writer.flatAttributes(fields, '', KNOWN);
    const attributes = resourceAttributes(fields.get('resource'));
    writer.resource({ service: textOf(attributes.get('service.name')), attributes });
    const scope = fieldsOf(firstOf(fields, 'instrumentationScope', 'instrumentationLibrary'));
    writer.scope(scope.get('name'), scope.get('version'));
    writer.end();
  }

  private times(fields: Fields): void {
    const { writer } = this;
    writer.start(anyTime(firstOf(fields, 'timestamp', 'startTime'), 'us'));
    // Of a span that has not ended, both are [0, 0] or negative.
    const isOpen = firstOf(fields, 'ended', '_ended') === false;
    if (isOpen) return;
    writer.finish(anyTime(fields.get('endTime'), 'us'));
    const length = lengthOf(firstOf(fields, 'duration', '_duration'));
    if (length !== undefined) writer.duration(length);
  }

  private eventsAndLinks(fields: Fields): void {
    const { writer } = this;
    for (const event of objectsOf(fields.get('events'))) {
      writer.event(event.get('name'), timeOfEvent(event), fieldsOf(event.get('attributes')));
    }
    for (const link of objectsOf(fields.get('links'))) {
      const target = link.has('context') ? fieldsOf(link.get('context')) : link;
      writer.link(target.get('traceId'), target.get('spanId'), fieldsOf(link.get('attributes')));
    }
  }
}

function timeOfEvent(event: Fields): UnixTime | undefined {
  return anyTime(firstOf(event, 'time', 'timestamp'), 'us');
}

/** A pair of seconds and ns, or µs. ns */
function lengthOf(value: SmallValue | undefined): number | undefined {
  const pair = pairTime(value);
  return pair === undefined ? lengthNs(value, 'us') : Number(nsOf(pair));
}

/** The count under its name or the name of the class's own field. */
function dropped(fields: Fields, what: string): number {
  return numberOf(firstOf(fields, `dropped${what}Count`, `_dropped${what}Count`)) ?? 0;
}

/** `attributes`, or a field of the class: a map of them, or a list of pairs. */
function resourceAttributes(resource: SmallValue | undefined): Fields {
  const fields = fieldsOf(resource);
  const held = firstOf(fields, 'attributes', '_memoizedAttributes', '_attributes', '_syncAttributes', '_rawAttributes');
  if (held instanceof Map) return held;
  const result = new Map<string, SmallValue>();
  for (const pair of listOf(held)) {
    const [key, value] = listOf(pair);
    if (typeof key === 'string' && value !== undefined && !result.has(key)) result.set(key, value);
  }
  return result;
}

/** W3C text, or an object of class TraceState that holds it. */
function traceState(value: SmallValue | undefined): string {
  if (!(value instanceof Map)) return textOf(value);
  const held = at(value, '_internalState');
  return held instanceof Map ? [...held].map(([key, inner]) => `${key}=${textOf(inner)}`).join(',') : '';
}
