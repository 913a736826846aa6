import type { FieldReader } from '#formats/fields.ts';
import { KIND_NAMES } from '#formats/fields.ts';
import type { LiftedTags } from '#formats/liftedTags.ts';
import { MicrosReader } from '#formats/micros.ts';
import type { ReadContext } from '#formats/steps.ts';
import type { ZipkinEndpointReader } from '#formats/zipkinEndpoint.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import {
  INTEGER,
  LIST,
  LIST_RANGE,
  PARENT_SLOT,
  RANGE,
  RAW,
  SKIP,
  SPAN_ID,
  SPAN_SLOT,
  TEXT,
  TRACE_ID,
  TRACE_SLOT,
} from './laneLayout.ts';
import { RawMemo } from './rawMemo.ts';
import type { LaneKey, LaneSpec } from './spanLane.ts';
import { SpanLane } from './spanLane.ts';

const NAME = 3;
const KIND = 4;
const START = 5;
const DURATION = 6;
const LOCAL = 7;
const SHARED = 8;
const TAGS = 9;
const REMOTE = 10;
const ANNOTATIONS = 11;
const DEBUG = 12;
const UNREAD = [TAGS, REMOTE, ANNOTATIONS, DEBUG];

const COMMON: readonly LaneKey[] = [
  { spellings: ['traceId'], action: TRACE_ID, slot: TRACE_SLOT },
  { spellings: ['id'], action: SPAN_ID, slot: SPAN_SLOT },
  { spellings: ['parentId'], action: SPAN_ID, slot: PARENT_SLOT },
  { spellings: ['kind'], action: RAW, slot: KIND },
  { spellings: ['name'], action: TEXT, slot: NAME },
  { spellings: ['timestamp'], action: INTEGER, slot: START },
  { spellings: ['duration'], action: INTEGER, slot: DURATION },
  { spellings: ['localEndpoint'], action: RAW, slot: LOCAL },
  { spellings: ['shared'], action: RAW, slot: SHARED },
];
const STRUCTURE: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['tags'], action: LIST, slot: 0 },
    { spellings: ['remoteEndpoint', 'annotations', 'debug'], action: SKIP, slot: 0 },
  ],
  required: [SPAN_SLOT],
};
const EVERYTHING: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['tags'], action: LIST_RANGE, slot: TAGS },
    { spellings: ['remoteEndpoint'], action: RANGE, slot: REMOTE },
    { spellings: ['annotations'], action: RANGE, slot: ANNOTATIONS },
    { spellings: ['debug'], action: RANGE, slot: DEBUG },
  ],
  required: [SPAN_SLOT],
};

/** What a lane needs of the reader of single spans; the reader stands before what is read. */
interface ZipkinParts {
  readonly fields: FieldReader;
  readonly endpoints: ZipkinEndpointReader;
  readonly lifted: LiftedTags;
  readonly readTags: () => void;
  readonly readAnnotations: () => void;
  readonly readDebug: () => void;
}

/** A kind that is counted as a problem each time is not remembered. */
const UNKNOWN = -1;

/** A lane for Zipkin's spans; undefined where there is none. */
export function zipkinSpanLane(context: ReadContext, parts: ZipkinParts): SpanLane | undefined {
  if (!context.lane) return undefined;
  const { builder, reader, log, structureOnly } = context;
  const { fields, endpoints, lifted } = parts;
  const micros = new MicrosReader();
  const kinds = new RawMemo();
  const locals = new RawMemo();
  const readLocal = (): number => endpoints.readLocal();
  const readKind = (): number =>
    reader.peek() === 34 ? fields.code(KIND_NAMES, 'kind') || UNKNOWN : SPAN_KIND.internal;
  const readUnread = (slot: number): void => {
    if (slot === TAGS) parts.readTags();
    else if (slot === REMOTE) endpoints.readRemote();
    else if (slot === ANNOTATIONS) parts.readAnnotations();
    else parts.readDebug();
  };
  return new SpanLane(context, context.lane, structureOnly ? STRUCTURE : EVERYTHING, (lane) => {
    const span = builder.beginSpan();
    span.place = lane.place;
    span.kind = lane.has(KIND) ? Math.max(0, kinds.valueOf(lane, KIND, readKind)) : SPAN_KIND.internal;
    span.traceId = lane.traceId();
    span.parentId = lane.parentId();
    span.spanId = lane.spanId();
    span.name = lane.text(NAME);
    if (lane.has(START) && micros.take(lane.high(START) * 1e9 + lane.low(START)) && !micros.isZero) {
      span.startSec = micros.sec;
      span.startNano = micros.nano;
    }
    if (lane.has(DURATION) && micros.take(lane.high(DURATION) * 1e9 + lane.low(DURATION)) && !micros.isZero) {
      span.durationNs = micros.ns;
    }
    if (lane.has(LOCAL)) span.resource = locals.valueOf(lane, LOCAL, readLocal);
    if (lane.has(SHARED)) {
      lane.goTo(SHARED);
      span.shared = fields.isTrue();
    }
    if (span.spanId < 0) {
      if (span.traceId < 0) reader.fail('expected an id');
      log.add('missingSpanId');
    }
    // Some tracers repeat a root's id here: openzipkin/zipkin, Span.Builder.parentId.
    if (span.parentId === span.spanId) span.parentId = -1;
    if (!structureOnly) {
      lifted.begin();
      lane.readRanges(UNREAD, readUnread);
      lifted.apply(span);
    }
    builder.endSpan();
  });
}
