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
  NO_SLOT,
  PARENT_SLOT,
  RANGE,
  RAW,
  SKIP,
  SPAN_SLOT,
  TEXT,
  TRACE_SLOT,
} from './laneLayout.ts';
import { RawMemo } from './rawMemo.ts';
import type { LaneKey, LaneSpec } from './spanLane.ts';
import { idKeys, SpanLane } from './spanLane.ts';

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

const COMMON: readonly LaneKey[] = [
  ...idKeys(['traceId'], ['id'], ['parentId']),
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
  const readRemote = (): void => endpoints.readRemote();
  const readKind = (): number =>
    reader.peek() === 34 ? fields.code(KIND_NAMES, 'kind') || UNKNOWN : SPAN_KIND.internal;
  return new SpanLane(context, context.lane, structureOnly ? STRUCTURE : EVERYTHING, (lane) => {
    const span = builder.beginSpan();
    span.kind = SPAN_KIND.internal;
    span.place = lane.place;
    lifted.begin();
    for (let slot = lane.firstSlot(); slot !== NO_SLOT; slot = lane.nextSlot()) {
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
          span.kind = Math.max(0, kinds.valueOf(lane, KIND, readKind));
          break;
        case START:
          if (!micros.take(lane.number(START)) || micros.isZero) break;
          span.startSec = micros.sec;
          span.startNano = micros.nano;
          break;
        case DURATION:
          if (micros.take(lane.number(DURATION)) && !micros.isZero) span.durationNs = micros.ns;
          break;
        case LOCAL:
          span.resource = locals.valueOf(lane, LOCAL, readLocal);
          break;
        case SHARED:
          lane.goTo(SHARED);
          span.shared = fields.isTrue();
          break;
        case TAGS:
          lane.readRange(TAGS, parts.readTags);
          break;
        case REMOTE:
          lane.readRange(REMOTE, readRemote);
          break;
        case ANNOTATIONS:
          lane.readRange(ANNOTATIONS, parts.readAnnotations);
          break;
        case DEBUG:
          lane.readRange(DEBUG, parts.readDebug);
      }
    }
    if (span.spanId < 0) {
      if (span.traceId < 0) reader.fail('expected an id');
      log.add('missingSpanId');
    }
    // Some tracers repeat a root's id here: openzipkin/zipkin, Span.Builder.parentId.
    if (span.parentId === span.spanId) span.parentId = -1;
    lifted.apply(span);
    builder.endSpan();
  });
}
