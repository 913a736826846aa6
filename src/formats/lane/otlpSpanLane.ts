import type { BareTimes } from '#formats/bareTimes.ts';
import type { FieldReader } from '#formats/fields.ts';
import { KIND_NAMES } from '#formats/fields.ts';
import type { ReadContext } from '#formats/steps.ts';
import type { PendingSpan } from '#model/recordColumns.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import {
  INTEGER,
  LIST,
  LIST_RANGE,
  NOTHING,
  NO_SLOT,
  ODD_VALUE,
  PARENT_SLOT,
  RANGE,
  RAW,
  SKIP,
  SPAN_SLOT,
  TEXT,
  TRACE_SLOT,
} from './laneLayout.ts';
import type { LaneKey, LaneSpec } from './spanLane.ts';
import { idKeys, SpanLane } from './spanLane.ts';

const NAME = 3;
const KIND = 4;
const START = 5;
const END = 6;
const STATUS = 7;
const ATTRIBUTES = 8;
const EVENTS = 9;
const LINKS = 10;
const FLAGS = 11;
const TRACE_STATE = 12;
const DROPPED_ATTRIBUTES = 13;
const DROPPED_EVENTS = 14;
const DROPPED_LINKS = 15;

const COMMON: readonly LaneKey[] = [
  ...idKeys(['traceId', 'trace_id'], ['spanId', 'span_id'], ['parentSpanId', 'parent_span_id']),
  { spellings: ['name'], action: TEXT, slot: NAME },
  { spellings: ['kind'], action: RAW, slot: KIND },
  { spellings: ['startTimeUnixNano', 'start_time_unix_nano'], action: INTEGER, slot: START },
  { spellings: ['endTimeUnixNano', 'end_time_unix_nano'], action: INTEGER, slot: END },
  { spellings: ['status'], action: RAW, slot: STATUS },
  // Only where a pipeline made a line of each span.
  { spellings: ['resource', 'scope', 'instrumentationLibrary', 'instrumentation_library'], action: ODD_VALUE, slot: 0 },
  { spellings: ['instrumentationScope', 'instrumentation_scope'], action: ODD_VALUE, slot: 0 },
];
const TRACE_STATES = ['traceState', 'trace_state'];
const DROPPED = [
  { spellings: ['droppedAttributesCount', 'dropped_attributes_count'], slot: DROPPED_ATTRIBUTES },
  { spellings: ['droppedEventsCount', 'dropped_events_count'], slot: DROPPED_EVENTS },
  { spellings: ['droppedLinksCount', 'dropped_links_count'], slot: DROPPED_LINKS },
];
const REQUIRED = [TRACE_SLOT, SPAN_SLOT, NAME];
const STRUCTURE: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['attributes'], action: LIST, slot: 0 },
    { spellings: ['events', 'links', 'flags'], action: SKIP, slot: 0 },
    { spellings: TRACE_STATES, action: NOTHING, slot: 0 },
    ...DROPPED.map((key) => ({ ...key, action: NOTHING })),
  ],
  required: REQUIRED,
};
const EVERYTHING: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['attributes'], action: LIST_RANGE, slot: ATTRIBUTES },
    { spellings: ['events'], action: RANGE, slot: EVENTS },
    { spellings: ['links'], action: RANGE, slot: LINKS },
    { spellings: ['flags'], action: INTEGER, slot: FLAGS },
    { spellings: TRACE_STATES, action: TEXT, slot: TRACE_STATE },
    ...DROPPED.map((key) => ({ ...key, action: INTEGER })),
  ],
  required: REQUIRED,
};

/** An integer of 10⁸ · 10⁹ and more has so many digits at least. */
const LONG_HIGH = 1e8;
const LONG_DIGITS = 18;

/** Reads of a span what a lane leaves unread, before which the reader stands then. */
interface OtlpParts {
  readonly fields: FieldReader;
  readonly times: BareTimes;
  readonly readStatus: () => void;
  readonly readAttributes: () => void;
  readonly readEvents: () => void;
  readonly readLinks: () => void;
}

/** Takes spans of OTLP by the run. */
export class OtlpSpanLane {
  readonly lane: SpanLane | undefined;
  private readonly context: ReadContext;
  private readonly parts: OtlpParts;
  private resource = -1;
  private scope = -1;

  constructor(context: ReadContext, parts: OtlpParts) {
    this.context = context;
    this.parts = parts;
    const spec = context.structureOnly ? STRUCTURE : EVERYTHING;
    this.lane = context.lane && new SpanLane(context, context.lane, spec, this.pour);
  }

  /** As OtlpSpanReader.begin. */
  begin(resource: number, scope: number): void {
    this.resource = resource;
    this.scope = scope;
  }

  private readonly pour = (lane: SpanLane): void => {
    const { builder, reader, log } = this.context;
    const { times } = this.parts;
    const span = builder.beginSpan();
    span.resource = this.resource;
    span.scope = this.scope;
    span.place = lane.place;
    times.begin();
    for (let slot = lane.firstSlot(); slot !== NO_SLOT; slot = lane.nextSlot()) this.pourValue(lane, slot, span);
    if (span.spanId < 0) {
      if (span.traceId < 0 && span.name < 0) reader.fail('expected a span');
      log.add('missingSpanId');
    }
    builder.endSpan();
    times.end();
  };

  private pourValue(lane: SpanLane, slot: number, span: PendingSpan): void {
    const { parts } = this;
    switch (slot) {
      case TRACE_SLOT:
        span.traceId = lane.traceId();
        break;
      case SPAN_SLOT:
        span.spanId = lane.spanId();
        break;
      case PARENT_SLOT:
        span.parentId = lane.parentId();
        break;
      case NAME:
        span.name = lane.text(NAME);
        break;
      case KIND:
        span.kind = this.kindOf(lane);
        break;
      case START:
        span.startSec = lane.high(START);
        span.startNano = lane.low(START);
        this.note(lane, START);
        break;
      case END:
        // 0 is protobuf's "not set": the span has not ended.
        if (lane.high(END) === 0 && lane.low(END) === 0) break;
        span.endSec = lane.high(END);
        span.endNano = lane.low(END);
        this.note(lane, END);
        break;
      case STATUS:
        // {} is what most spans say.
        if (lane.lengthOf(STATUS) === 2) break;
        lane.goTo(STATUS);
        parts.readStatus();
        break;
      case ATTRIBUTES:
        lane.readRange(ATTRIBUTES, parts.readAttributes);
        break;
      case EVENTS:
        lane.readRange(EVENTS, parts.readEvents);
        break;
      case LINKS:
        lane.readRange(LINKS, parts.readLinks);
        break;
      case FLAGS:
        span.traceFlags = lane.number(FLAGS);
        break;
      case TRACE_STATE:
        if (lane.lengthOf(TRACE_STATE) > 0) span.traceState = lane.text(TRACE_STATE);
        break;
      case DROPPED_ATTRIBUTES:
        span.droppedAttributes = lane.number(slot);
        break;
      case DROPPED_EVENTS:
        span.droppedEvents = lane.number(slot);
        break;
      case DROPPED_LINKS:
        span.droppedLinks = lane.number(slot);
    }
  }

  private note(lane: SpanLane, slot: number): void {
    const digits = lane.high(slot) < LONG_HIGH ? 0 : LONG_DIGITS;
    this.parts.times.note(this.context.reader.bytes, lane.behind(slot), digits);
  }

  private kindOf(lane: SpanLane): number {
    const digit = lane.firstOf(KIND) - 48;
    if (lane.lengthOf(KIND) === 1 && digit >= 0 && digit <= SPAN_KIND.consumer) return digit;
    lane.goTo(KIND);
    return this.parts.fields.code(KIND_NAMES, 'kind');
  }
}
