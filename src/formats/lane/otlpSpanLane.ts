import type { BareTimes } from '#formats/bareTimes.ts';
import type { FieldReader } from '#formats/fields.ts';
import { KIND_NAMES } from '#formats/fields.ts';
import type { ReadContext } from '#formats/steps.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import {
  INTEGER,
  LIST,
  NOTHING,
  PARENT_SLOT,
  RAW,
  SKIP,
  SPAN_ID,
  SPAN_SLOT,
  TEXT,
  TRACE_ID,
  TRACE_SLOT,
} from './laneLayout.ts';
import { SpanLane } from './spanLane.ts';

const NAME = 3;
const KIND = 4;
const START = 5;
const END = 6;
const STATUS = 7;

const SPEC = {
  keys: [
    { spellings: ['traceId', 'trace_id'], action: TRACE_ID, slot: TRACE_SLOT },
    { spellings: ['spanId', 'span_id'], action: SPAN_ID, slot: SPAN_SLOT },
    { spellings: ['parentSpanId', 'parent_span_id'], action: SPAN_ID, slot: PARENT_SLOT },
    { spellings: ['name'], action: TEXT, slot: NAME },
    { spellings: ['kind'], action: RAW, slot: KIND },
    { spellings: ['startTimeUnixNano', 'start_time_unix_nano'], action: INTEGER, slot: START },
    { spellings: ['endTimeUnixNano', 'end_time_unix_nano'], action: INTEGER, slot: END },
    { spellings: ['status'], action: RAW, slot: STATUS },
    { spellings: ['attributes'], action: LIST, slot: 0 },
    { spellings: ['events', 'links', 'flags'], action: SKIP, slot: 0 },
    { spellings: ['traceState', 'trace_state'], action: NOTHING, slot: 0 },
    { spellings: ['droppedAttributesCount', 'dropped_attributes_count'], action: NOTHING, slot: 0 },
    { spellings: ['droppedEventsCount', 'dropped_events_count'], action: NOTHING, slot: 0 },
    { spellings: ['droppedLinksCount', 'dropped_links_count'], action: NOTHING, slot: 0 },
    { spellings: ['resource', 'scope', 'instrumentationLibrary', 'instrumentation_library'], action: NOTHING, slot: 0 },
    { spellings: ['instrumentationScope', 'instrumentation_scope'], action: NOTHING, slot: 0 },
  ],
  required: [TRACE_SLOT, SPAN_SLOT, NAME],
};

/** An integer of 10⁸ · 10⁹ and more has so many digits at least. */
const LONG_HIGH = 1e8;
const LONG_DIGITS = 18;

/** Takes spans of OTLP by the run. `readStatus` reads the status before which the reader stands. */
export class OtlpSpanLane {
  readonly lane: SpanLane | undefined;
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly times: BareTimes;
  private readonly readStatus: () => void;
  private resource = -1;
  private scope = -1;

  constructor(context: ReadContext, fields: FieldReader, times: BareTimes, readStatus: () => void) {
    this.context = context;
    this.fields = fields;
    this.times = times;
    this.readStatus = readStatus;
    this.lane = context.lane && new SpanLane(context, context.lane, SPEC, this.pour);
  }

  /** As OtlpSpanReader.begin. */
  begin(resource: number, scope: number): void {
    this.resource = resource;
    this.scope = scope;
  }

  private readonly pour = (lane: SpanLane): void => {
    const { builder, reader, log } = this.context;
    const span = builder.beginSpan();
    span.resource = this.resource;
    span.scope = this.scope;
    span.place = lane.place;
    span.traceId = lane.traceId();
    span.parentId = lane.parentId();
    span.spanId = lane.spanId();
    span.name = lane.text(NAME);
    this.times.begin();
    this.pourTimes(lane);
    if (lane.has(KIND)) span.kind = this.kindOf(lane);
    // {} is what most spans say.
    if (lane.has(STATUS) && lane.lengthOf(STATUS) > 2) {
      lane.goTo(STATUS);
      this.readStatus();
    }
    if (span.spanId < 0) {
      if (span.traceId < 0 && span.name < 0) reader.fail('expected a span');
      log.add('missingSpanId');
    }
    builder.endSpan();
    this.times.end();
  };

  private pourTimes(lane: SpanLane): void {
    const { span } = this.context.builder;
    if (lane.has(START)) {
      span.startSec = lane.high(START);
      span.startNano = lane.low(START);
      this.note(lane, START);
    }
    // 0 is protobuf's "not set": the span has not ended.
    if (lane.has(END) && (lane.high(END) !== 0 || lane.low(END) !== 0)) {
      span.endSec = lane.high(END);
      span.endNano = lane.low(END);
      this.note(lane, END);
    }
  }

  private note(lane: SpanLane, slot: number): void {
    const digits = lane.high(slot) < LONG_HIGH ? 0 : LONG_DIGITS;
    this.times.note(this.context.reader.bytes, lane.behind(slot), digits);
  }

  private kindOf(lane: SpanLane): number {
    const digit = lane.firstOf(KIND) - 48;
    if (lane.lengthOf(KIND) === 1 && digit >= 0 && digit <= SPAN_KIND.consumer) return digit;
    lane.goTo(KIND);
    return this.fields.code(KIND_NAMES, 'kind');
  }
}
