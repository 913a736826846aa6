import type { AttributeListsBuilder } from '#model/attributes.ts';
import type { JsonFormat, JsonDecoder } from './jsonFormat.ts';
import { AttributeTemplates } from './attributeTemplates.ts';
import { AttributeValueReader } from './attributeValue.ts';
import { FieldReader, KIND_NAMES, STATUS_NAMES } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, everyObject, runOfElements, skip, wholeOrSkipped } from './steps.ts';

/**
 * OTLP as JSON: opentelemetry.io/docs/specs/otlp, JSON protobuf encoding, and what exporters make of it (snake_case,
 * base64 ids, enum names, the scope's old name). Keys may come in any order, so a resource and a scope are bound to the
 * slots of their spans when they are met.
 */
export const otlpJson: JsonFormat = {
  name: 'OTLP JSON',
  recognises: (shape) => shape.has('resourceSpans') || shape.has('resource_spans'),
  decoder: (context) => new OtlpDecoder(context),
};

const REQUEST = new KeySet({
  resourceSpans: ['resource_spans'],
  resourceLogs: ['resource_logs'],
  resourceMetrics: ['resource_metrics'],
});
const RESOURCE_SPANS = new KeySet({
  resource: [],
  scopeSpans: ['scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'],
});
const SCOPE_SPANS = new KeySet({ scope: ['instrumentationLibrary', 'instrumentation_library'], spans: [] });
const RESOURCE = new KeySet({ attributes: [] });
const SCOPE = new KeySet({ name: [], version: [], attributes: [] });
const KEY_VALUE = new KeySet({ key: [], value: [] });
const SPAN = new KeySet({
  traceId: ['trace_id'],
  spanId: ['span_id'],
  parentSpanId: ['parent_span_id'],
  traceState: ['trace_state'],
  name: [],
  kind: [],
  startTimeUnixNano: ['start_time_unix_nano'],
  endTimeUnixNano: ['end_time_unix_nano'],
  attributes: [],
  events: [],
  links: [],
  status: [],
  flags: [],
  droppedAttributesCount: ['dropped_attributes_count'],
  droppedEventsCount: ['dropped_events_count'],
  droppedLinksCount: ['dropped_links_count'],
});
const EVENT = new KeySet({ timeUnixNano: ['time_unix_nano'], name: [], attributes: [] });
const LINK = new KeySet({ traceId: ['trace_id'], spanId: ['span_id'], attributes: [] });
const STATUS = new KeySet({ code: [], message: [] });

class OtlpDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly values: AttributeValueReader;
  private readonly templates: AttributeTemplates;
  private readonly serviceNameKey: number;
  private resource = -1;
  private scope = -1;

  constructor(context: ReadContext) {
    this.context = context;
    this.fields = new FieldReader(context);
    this.values = new AttributeValueReader(context.reader, context.builder.strings);
    this.templates = new AttributeTemplates(context.reader, context.builder.strings);
    this.serviceNameKey = context.builder.strings.internText('service.name');
  }

  *readItem(): Steps {
    const { context } = this;
    yield* eachKey(context, REQUEST, (key) => {
      switch (key) {
        case 'resourceSpans':
          return eachElement(context, () => this.resourceSpans());
        case 'resourceLogs':
          context.log.add('logsIgnored');
          return skip(context);
        case 'resourceMetrics':
          context.log.add('metricsIgnored');
          return skip(context);
        case '':
          return skip(context);
      }
    });
  }

  private *resourceSpans(): Steps {
    const { context } = this;
    this.resource = context.builder.resources.newSlot();
    yield* eachKey(context, RESOURCE_SPANS, (key) => {
      switch (key) {
        case 'resource':
          return wholeOrSkipped(context, () => this.readResource());
        case 'scopeSpans':
          return eachElement(context, () => this.scopeSpans());
        case '':
          return skip(context);
      }
    });
  }

  private *scopeSpans(): Steps {
    const { context } = this;
    this.scope = context.builder.scopes.newSlot();
    yield* eachKey(context, SCOPE_SPANS, (key) => {
      switch (key) {
        case 'scope':
          return wholeOrSkipped(context, () => this.readScope());
        case 'spans':
          return runOfElements(context, this.readSpan);
        case '':
          return skip(context);
      }
    });
  }

  private readResource(): void {
    const { reader, builder } = this.context;
    const { attributes } = builder.resources;
    if (reader.peek() === 110) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    for (let key = reader.nextKey(RESOURCE); key !== undefined; key = reader.nextKey(RESOURCE)) {
      if (key === 'attributes') this.readAttributes(attributes);
      else reader.skipValue();
    }
    const service = attributes.openText(this.serviceNameKey);
    builder.resources.bind(this.resource, builder.resources.define(this.isEmpty(service) ? -1 : service));
  }

  private readScope(): void {
    const { reader, builder } = this.context;
    let name = -1;
    let version = -1;
    if (reader.peek() === 110) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    for (let key = reader.nextKey(SCOPE); key !== undefined; key = reader.nextKey(SCOPE)) {
      if (key === 'name') name = this.fields.text();
      else if (key === 'version') version = this.fields.text();
      else if (key === 'attributes') this.readAttributes(builder.scopes.attributes);
      else reader.skipValue();
    }
    builder.scopes.bind(this.scope, builder.scopes.define(name, version));
  }

  private readonly readSpan = (): void => {
    const { reader, builder, ids } = this.context;
    const span = builder.beginSpan();
    span.resource = this.resource;
    span.scope = this.scope;
    reader.enterObject();
    for (let key = reader.nextKey(SPAN); key !== undefined; key = reader.nextKey(SPAN)) {
      switch (key) {
        case 'traceId':
          span.traceId = ids.read(reader, 'trace');
          break;
        case 'spanId':
          span.spanId = ids.read(reader, 'span');
          break;
        case 'parentSpanId':
          span.parentId = ids.read(reader, 'span');
          break;
        case 'traceState':
          span.traceState = this.fields.text();
          break;
        case 'name':
          span.name = this.fields.text();
          break;
        case 'kind':
          span.kind = this.fields.code(KIND_NAMES, 'kind');
          break;
        case 'startTimeUnixNano':
          if (reader.readInt64()) {
            span.startSec = reader.negative ? -1 : reader.high;
            span.startNano = reader.low;
          }
          break;
        case 'endTimeUnixNano':
          // 0 is protobuf's "not set": the span has not ended.
          if (reader.readInt64() && !reader.negative && (reader.high !== 0 || reader.low !== 0)) {
            span.endSec = reader.high;
            span.endNano = reader.low;
          }
          break;
        case 'attributes':
          this.readAttributes(builder.attributes);
          break;
        case 'events':
          everyObject(reader, this.readEvent);
          break;
        case 'links':
          everyObject(reader, this.readLink);
          break;
        case 'status':
          this.readStatus();
          break;
        case 'flags':
          span.traceFlags = this.fields.count();
          break;
        case 'droppedAttributesCount':
          span.droppedAttributes = this.fields.count();
          break;
        case 'droppedEventsCount':
          span.droppedEvents = this.fields.count();
          break;
        case 'droppedLinksCount':
          span.droppedLinks = this.fields.count();
          break;
        case '':
          reader.skipValue();
      }
    }
    // What stands here in a file whose lines were cut: the next line.
    if (span.spanId < 0 && span.traceId < 0 && span.name < 0)
      reader.fail('expected a span with an id or a name before');
    if (span.spanId < 0) this.context.log.add('missingSpanId');
    builder.endSpan();
  };

  private readonly readEvent = (): void => {
    const { reader, builder } = this.context;
    let second = Number.NaN;
    let nano = 0;
    let name = -1;
    reader.enterObject();
    for (let key = reader.nextKey(EVENT); key !== undefined; key = reader.nextKey(EVENT)) {
      if (key === 'timeUnixNano') {
        if (reader.readInt64() && !reader.negative) {
          second = reader.high;
          nano = reader.low;
        }
      } else if (key === 'name') name = this.fields.text();
      else if (key === 'attributes') this.readAttributes(builder.events.attributes);
      else reader.skipValue();
    }
    builder.events.push(second, nano, name);
  };

  private readonly readLink = (): void => {
    const { reader, builder, ids } = this.context;
    let traceId = -1;
    let spanId = -1;
    reader.enterObject();
    for (let key = reader.nextKey(LINK); key !== undefined; key = reader.nextKey(LINK)) {
      if (key === 'traceId') traceId = ids.read(reader, 'trace');
      else if (key === 'spanId') spanId = ids.read(reader, 'span');
      else if (key === 'attributes') this.readAttributes(builder.links.attributes);
      else reader.skipValue();
    }
    builder.links.push(traceId, spanId);
  };

  private readStatus(): void {
    const { reader, builder } = this.context;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    for (let key = reader.nextKey(STATUS); key !== undefined; key = reader.nextKey(STATUS)) {
      if (key === 'code') builder.span.status = this.fields.code(STATUS_NAMES, 'status');
      else if (key === 'message') builder.span.statusMessage = this.fields.nonEmptyText();
      else reader.skipValue();
    }
  }

  private readAttributes(into: AttributeListsBuilder): void {
    const { reader } = this.context;
    const { templates } = this;
    if (reader.peek() !== 91) {
      reader.skipValue();
      return;
    }
    reader.enterArray();
    templates.beginList();
    while (reader.nextElement()) {
      if (!templates.tryRead()) {
        if (reader.peek() !== 123) {
          reader.skipValue();
          continue;
        }
        this.readKeyValue();
      }
      into.push(templates.key, templates.type, templates.value);
    }
  }

  /** The slow way to read one attribute. */
  private readKeyValue(): void {
    const { reader } = this.context;
    const { values } = this;
    const start = reader.pos;
    let keyText = -1;
    values.clear();
    reader.enterObject();
    for (let key = reader.nextKey(KEY_VALUE); key !== undefined; key = reader.nextKey(KEY_VALUE)) {
      if (key === 'key') keyText = this.fields.text();
      else if (key === 'value') values.readAnyValue();
      else reader.skipValue();
    }
    this.templates.learn(start, values.from, values.to, keyText, values.type, values.value);
  }

  private isEmpty(text: number): boolean {
    return text >= 0 && this.context.builder.strings.view(text).length === 0;
  }
}
