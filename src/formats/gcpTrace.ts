import type { JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { wholeNumber } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { isoTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** Google Cloud Trace, first API: cloud.google.com/trace/docs/reference/v1/rest/v1/projects.traces. */
export const gcpTraceV1: JsonFormat = {
  name: 'Google Cloud Trace v1',
  recognises: (shape) =>
    hasAll(shape, 'projectId', 'traceId', 'spans') || hasAll(shape, 'traces[].projectId', 'traces[].traceId'),
  decoder: (context) => new GcpTraceV1Decoder(context),
};

/** Google Cloud Trace, second API: cloud.google.com/trace/docs/reference/v2/rest/v2/projects.traces/batchWrite. */
export const gcpTraceV2: JsonFormat = {
  name: 'Google Cloud Trace v2',
  recognises: (shape) =>
    hasAny(shape, 'batchWriteSpansRequest', 'batchWriteSpansRequests', 'spans[].displayName.value') ||
    hasAll(shape, 'displayName.value', 'spanId', 'name'),
  decoder: (context) => new GcpTraceV2Decoder(context),
};

const KINDS: ReadonlyMap<string, string> = new Map([
  ['RPC_SERVER', 'server'],
  ['RPC_CLIENT', 'client'],
]);
const V1_KNOWN: ReadonlySet<string> = new Set([
  'spanId',
  'parentSpanId',
  'name',
  'kind',
  'startTime',
  'endTime',
  'labels',
]);

class GcpTraceV1Decoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Fields): void {
    for (const trace of item.has('traces') ? objectsOf(item.get('traces')) : [item]) {
      for (const span of objectsOf(trace.get('spans'))) this.write(trace, span);
    }
  }

  private write(trace: Fields, span: Fields): void {
    const { writer } = this;
    writer.begin();
    writer.ids(trace.get('traceId'), null);
    // Span ids are decimal; the trace's are hex, even when they have no letter in them.
    const { ids } = this.context;
    writer.span.spanId = ids.ofValue(span.get('spanId'), 'span', true);
    writer.span.parentId = ids.ofValue(span.get('parentSpanId'), 'span', true);
    writer.name(span.get('name'));
    const kind = KINDS.get(textOf(span.get('kind')));
    if (kind !== undefined) writer.kind(kind);
    writer.start(isoTime(span.get('startTime')));
    writer.finish(isoTime(span.get('endTime')));
    writer.attributes(fieldsOf(span.get('labels')));
    writer.flatAttributes(span, '', V1_KNOWN);
    writer.end();
  }
}

const V2_KNOWN: ReadonlySet<string> = new Set([
  'name',
  'spanId',
  'parentSpanId',
  'displayName',
  'startTime',
  'endTime',
  'attributes',
  'timeEvents',
  'links',
  'status',
  'spanKind',
  'stackTrace',
]);

class GcpTraceV2Decoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Fields): void {
    const requests = firstOf(item, 'batchWriteSpansRequest', 'batchWriteSpansRequests') ?? new Map(item);
    for (const request of requests instanceof Map ? [requests] : objectsOf(requests)) {
      for (const span of request.has('spans') ? objectsOf(request.get('spans')) : [request]) this.write(span);
    }
  }

  private write(span: Fields): void {
    const { writer } = this;
    const path = /traces\/([^/]+)(?:\/spans\/([^/]+))?/.exec(textOf(span.get('name')));
    writer.begin();
    writer.ids(path?.[1], firstOf(span, 'spanId') ?? path?.[2], span.get('parentSpanId'));
    writer.name(truncatable(span.get('displayName')));
    writer.kind(span.get('spanKind') === 'SPAN_KIND_UNSPECIFIED' ? undefined : span.get('spanKind'));
    writer.start(isoTime(span.get('startTime')));
    writer.finish(isoTime(span.get('endTime')));
    // Codes of gRPC: 0 is fine, whatever else failed.
    const code = numberOf(at(span, 'status', 'code')) ?? 0;
    if (code !== 0) writer.failed(at(span, 'status', 'message'));
    const attributes = attributeMap(span.get('attributes'));
    writer.resource({ service: textOf(attributes.get('service.name')) });
    attributes.delete('service.name');
    writer.attributes(attributes);
    writer.attribute('stackTrace', span.get('stackTrace'));
    writer.span.droppedAttributes = numberOf(at(span, 'attributes', 'droppedAttributesCount')) ?? 0;
    for (const event of objectsOf(at(span, 'timeEvents', 'timeEvent'))) this.writeEvent(event);
    for (const link of objectsOf(at(span, 'links', 'link'))) this.writeLink(link);
    writer.flatAttributes(span, '', V2_KNOWN);
    writer.end();
  }

  private writeEvent(event: Fields): void {
    const time = isoTime(event.get('time'));
    const annotation = event.get('annotation');
    if (annotation instanceof Map) {
      const name = truncatable(annotation.get('description'));
      this.writer.event(name, time, attributeMap(annotation.get('attributes')));
    } else this.writer.event('message', time, fieldsOf(event.get('messageEvent')));
  }

  private writeLink(link: Fields): void {
    const attributes = attributeMap(link.get('attributes'));
    const type = link.get('type');
    if (type !== undefined && type !== 'TYPE_UNSPECIFIED') attributes.set('type', type);
    this.writer.link(link.get('traceId'), link.get('spanId'), attributes);
  }
}

/** {value: "…", truncatedByteCount} → the text. */
function truncatable(value: SmallValue | undefined): SmallValue | undefined {
  return value instanceof Map ? value.get('value') : value;
}

/** {attributeMap: {key: {stringValue: {value}} | {intValue} | {boolValue}}} → keys and values. */
function attributeMap(value: SmallValue | undefined): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  for (const [key, wrapped] of fieldsOf(fieldsOf(value).get('attributeMap'))) {
    const typed = fieldsOf(wrapped);
    const int = typed.get('intValue');
    const number = typeof int === 'string' ? wholeNumber(int) : undefined;
    result.set(key, number ?? truncatable(firstOf(typed, 'stringValue', 'boolValue', 'intValue')) ?? wrapped);
  }
  return result;
}
