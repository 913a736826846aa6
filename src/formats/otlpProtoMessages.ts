import { nonEmpty } from './otlpEntities.ts';
import type { PourContext } from './pourContext.ts';
import { ProtoAttributes } from './protoAttributes.ts';
import { ProtoIds } from './protoIds.ts';
import type { ProtoReader } from './protoReader.ts';

const LAST_KIND = 5;
const LAST_STATUS = 2;

/**
 * Reads the small messages of OTLP that a `ProtoReader` was opened at. Numbers of fields: opentelemetry-proto,
 * `trace.proto`, `resource.proto`, `common.proto`.
 */
export class OtlpProtoMessages {
  private readonly context: PourContext;
  private readonly reader: ProtoReader;
  private readonly attributes: ProtoAttributes;
  private readonly ids: ProtoIds;
  private readonly serviceNameKey: number;

  constructor(context: PourContext, reader: ProtoReader) {
    this.context = context;
    this.reader = reader;
    this.attributes = new ProtoAttributes(context, reader);
    this.ids = new ProtoIds(context, reader);
    this.serviceNameKey = context.builder.strings.internText('service.name');
  }

  /** Gives the definition. */
  resource(): number {
    const { reader, context } = this;
    const { resources } = context.builder;
    let dropped = 0;
    while (reader.next()) {
      if (reader.field === 1) this.attributes.readInto(resources.attributes);
      else if (reader.field === 2) dropped = reader.number();
      else reader.skip();
    }
    return resources.define(
      nonEmpty(context.builder.strings, resources.attributes.openText(this.serviceNameKey)),
      -1,
      -1,
      dropped,
    );
  }

  /** Gives the definition. */
  scope(): number {
    const { reader, context } = this;
    const { scopes } = context.builder;
    let name = -1;
    let version = -1;
    let dropped = 0;
    while (reader.next()) {
      if (reader.field === 1) name = this.attributes.text();
      else if (reader.field === 2) version = this.attributes.text();
      else if (reader.field === 3) this.attributes.readInto(scopes.attributes);
      else if (reader.field === 4) dropped = reader.number();
      else reader.skip();
    }
    return scopes.define(name, version, -1, dropped);
  }

  /** Pours the span, unless it has neither ids nor a name. */
  span(resource: number, scope: number): void {
    const { reader, attributes, context } = this;
    const { builder, log } = context;
    const span = builder.beginSpan();
    span.resource = resource;
    span.scope = scope;
    while (reader.next()) {
      switch (reader.field) {
        case 1:
          span.traceId = this.ids.trace();
          break;
        case 2:
          span.spanId = this.ids.span();
          break;
        case 3:
          span.traceState = attributes.nonEmptyText();
          break;
        case 4:
          span.parentId = this.ids.span();
          break;
        case 5:
          span.name = attributes.text();
          break;
        case 6:
          span.kind = this.code(LAST_KIND, 'kind');
          break;
        case 7:
          if (reader.time()) {
            span.startSec = reader.sec;
            span.startNano = reader.nano;
          }
          break;
        case 8:
          if (reader.time()) {
            span.endSec = reader.sec;
            span.endNano = reader.nano;
          }
          break;
        case 9:
          attributes.readInto(builder.attributes);
          break;
        case 10:
          span.droppedAttributes = reader.number();
          break;
        case 11:
          this.event();
          break;
        case 12:
          span.droppedEvents = reader.number();
          break;
        case 13:
          this.link();
          break;
        case 14:
          span.droppedLinks = reader.number();
          break;
        case 15:
          this.status();
          break;
        case 16:
          span.traceFlags = reader.fixed32();
          break;
        default:
          reader.skip();
      }
    }
    if (span.traceId < 0 && span.spanId < 0 && span.name < 0) {
      builder.abandon();
      return;
    }
    if (span.spanId < 0) log.add('missingSpanId');
    builder.endSpan();
  }

  private event(): void {
    const { reader, attributes } = this;
    const { events } = this.context.builder;
    let sec = Number.NaN;
    let nano = 0;
    let name = -1;
    let dropped = 0;
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field === 1) {
        reader.time();
        sec = reader.sec;
        nano = reader.nano;
      } else if (reader.field === 2) name = attributes.text();
      else if (reader.field === 3) attributes.readInto(events.attributes);
      else if (reader.field === 4) dropped = reader.number();
      else reader.skip();
    }
    reader.leave(outside);
    events.push(sec, nano, name, dropped);
  }

  private link(): void {
    const { reader, attributes } = this;
    const { links } = this.context.builder;
    let traceId = -1;
    let spanId = -1;
    const facts = { traceState: -1, flags: 0, droppedAttributes: 0 };
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field === 1) traceId = this.ids.trace();
      else if (reader.field === 2) spanId = this.ids.span();
      else if (reader.field === 3) facts.traceState = attributes.nonEmptyText();
      else if (reader.field === 4) attributes.readInto(links.attributes);
      else if (reader.field === 5) facts.droppedAttributes = reader.number();
      else if (reader.field === 6) facts.flags = reader.fixed32();
      else reader.skip();
    }
    reader.leave(outside);
    links.push(traceId, spanId, facts);
  }

  private status(): void {
    const { reader, attributes } = this;
    const { span } = this.context.builder;
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field === 2) span.statusMessage = attributes.nonEmptyText();
      else if (reader.field === 3) span.status = this.code(LAST_STATUS, 'status');
      else reader.skip();
    }
    reader.leave(outside);
  }

  private code(last: number, what: string): number {
    const code = this.reader.number();
    if (code <= last) return code;
    this.context.log.add('unknownEnum', { detail: `${what} ${code}` });
    return 0;
  }
}
