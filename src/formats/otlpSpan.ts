import type { Definitions } from '#model/definitions.ts';
import { BareTimes } from './bareTimes.ts';
import type { FieldReader } from './fields.ts';
import { KIND_NAMES, STATUS_NAMES } from './fields.ts';
import { KeySet } from './keySet.ts';
import { OtlpSpanLane } from './lane/otlpSpanLane.ts';
import type { OtlpAttributes } from './otlpAttributes.ts';
import type { OtlpEntities } from './otlpEntities.ts';
import type { ReadContext } from './steps.ts';
import { everyObject } from './steps.ts';

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
  // Only where a pipeline made a line of each span.
  resource: [],
  scope: ['instrumentationLibrary', 'instrumentation_library', 'instrumentationScope', 'instrumentation_scope'],
});
const EVENT = new KeySet({
  timeUnixNano: ['time_unix_nano'],
  name: [],
  attributes: [],
  droppedAttributesCount: ['dropped_attributes_count'],
});
const LINK = new KeySet({
  traceId: ['trace_id'],
  spanId: ['span_id'],
  traceState: ['trace_state'],
  attributes: [],
  droppedAttributesCount: ['dropped_attributes_count'],
  flags: [],
});
const STATUS = new KeySet({ code: [], message: [] });

/** Reads one span of OTLP after the other, straight into the builder. */
export class OtlpSpanReader {
  readonly times = new BareTimes();
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly attributes: OtlpAttributes;
  private readonly entities: OtlpEntities;
  private readonly laneReader: OtlpSpanLane;
  private resource = -1;
  private scope = -1;

  constructor(context: ReadContext, fields: FieldReader, attributes: OtlpAttributes, entities: OtlpEntities) {
    this.context = context;
    this.fields = fields;
    this.attributes = attributes;
    this.entities = entities;
    const { reader, builder } = context;
    this.laneReader = new OtlpSpanLane(context, {
      fields,
      times: this.times,
      readStatus: () => this.readStatus(),
      readAttributes: () => attributes.read(builder.attributes),
      readEvents: () => everyObject(reader, this.readEvent),
      readLinks: () => everyObject(reader, this.readLink),
    });
  }

  /** Takes spans by the run where that can be. */
  get lane(): OtlpSpanLane['lane'] {
    return this.laneReader.lane;
  }

  /** The spans that follow have this resource and this scope: slots of the builder, −1 = none. */
  begin(resource: number, scope: number): void {
    this.resource = resource;
    this.scope = scope;
    this.laneReader.begin(resource, scope);
  }

  readonly readSpan = (): void => {
    const { reader, builder, ids, structureOnly } = this.context;
    const { times } = this;
    const span = builder.beginSpan();
    span.resource = this.resource;
    span.scope = this.scope;
    times.begin();
    if (structureOnly) {
      reader.peek();
      span.place = reader.offset;
    }
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
          span.traceState = this.fields.nonEmptyText();
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
            times.note(reader.bytes, reader.pos, reader.textTo - reader.textFrom);
          }
          break;
        case 'endTimeUnixNano':
          // 0 is protobuf's "not set": the span has not ended.
          if (reader.readInt64() && !reader.negative && (reader.high !== 0 || reader.low !== 0)) {
            span.endSec = reader.high;
            span.endNano = reader.low;
            times.note(reader.bytes, reader.pos, reader.textTo - reader.textFrom);
          }
          break;
        case 'attributes':
          if (structureOnly) reader.skipToKey(SPAN);
          else this.attributes.read(builder.attributes);
          break;
        case 'events':
          if (structureOnly) reader.skipUnchecked();
          else everyObject(reader, this.readEvent);
          break;
        case 'links':
          if (structureOnly) reader.skipUnchecked();
          else everyObject(reader, this.readLink);
          break;
        case 'status':
          this.readStatus();
          break;
        case 'flags':
          if (structureOnly) reader.skipUnchecked();
          else span.traceFlags = this.fields.count();
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
        case 'resource':
          span.resource = slotOf(builder.resources, this.entities.readResource());
          break;
        case 'scope':
          span.scope = slotOf(builder.scopes, this.entities.readScope());
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
    times.end();
  };

  private readonly readEvent = (): void => {
    const { reader, builder } = this.context;
    let second = Number.NaN;
    let nano = 0;
    let name = -1;
    let dropped = 0;
    reader.enterObject();
    for (let key = reader.nextKey(EVENT); key !== undefined; key = reader.nextKey(EVENT)) {
      if (key === 'timeUnixNano') {
        if (reader.readInt64() && !reader.negative) {
          second = reader.high;
          nano = reader.low;
        }
      } else if (key === 'name') name = this.fields.text();
      else if (key === 'attributes') this.attributes.read(builder.events.attributes);
      else if (key === 'droppedAttributesCount') dropped = this.fields.count();
      else reader.skipValue();
    }
    builder.events.push(second, nano, name, dropped);
  };

  private readonly readLink = (): void => {
    const { reader, builder, ids } = this.context;
    let traceId = -1;
    let spanId = -1;
    const facts = { traceState: -1, flags: 0, droppedAttributes: 0 };
    reader.enterObject();
    for (let key = reader.nextKey(LINK); key !== undefined; key = reader.nextKey(LINK)) {
      if (key === 'traceId') traceId = ids.read(reader, 'trace');
      else if (key === 'spanId') spanId = ids.read(reader, 'span');
      else if (key === 'attributes') this.attributes.read(builder.links.attributes);
      else if (key === 'traceState') facts.traceState = this.fields.nonEmptyText();
      else if (key === 'flags') facts.flags = this.fields.count();
      else if (key === 'droppedAttributesCount') facts.droppedAttributes = this.fields.count();
      else reader.skipValue();
    }
    builder.links.push(traceId, spanId, facts);
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
}

function slotOf(definitions: Definitions, definition: number): number {
  return definition < 0 ? -1 : definitions.slotFor(definition);
}
