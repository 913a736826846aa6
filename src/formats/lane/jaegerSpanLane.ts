import type { JaegerReferences } from '#formats/jaegerReferences.ts';
import type { LiftedTags } from '#formats/liftedTags.ts';
import type { MicrosReader } from '#formats/micros.ts';
import type { ReadContext } from '#formats/steps.ts';
import {
  INTEGER,
  LIST,
  LIST_RANGE,
  NOTHING,
  NO_SLOT,
  PARENT_SLOT,
  RANGE,
  REFERENCES,
  SKIP,
  SPAN_SLOT,
  TEXT,
  TRACE_SLOT,
} from './laneLayout.ts';
import type { LaneKey, LaneSpec } from './spanLane.ts';
import { idKeys, SpanLane } from './spanLane.ts';

const NAME = 3;
const START = 4;
const DURATION = 5;
const PROCESS = 6;
const OTHER_REFERENCES = 7;
const FLAGS = 8;
const TAGS = 9;
const LOGS = 10;
const WARNINGS = 11;

const COMMON: readonly LaneKey[] = [
  ...idKeys(['traceID'], ['spanID'], ['parentSpanID']),
  { spellings: ['operationName'], action: TEXT, slot: NAME },
  { spellings: ['references'], action: REFERENCES, slot: OTHER_REFERENCES },
  { spellings: ['startTime'], action: INTEGER, slot: START },
  { spellings: ['duration'], action: INTEGER, slot: DURATION },
  { spellings: ['processID'], action: TEXT, slot: PROCESS },
  { spellings: ['process'], action: NOTHING, slot: 0 },
];
const STRUCTURE: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['tags'], action: LIST, slot: 0 },
    { spellings: ['logs', 'flags', 'warnings'], action: SKIP, slot: 0 },
  ],
  required: [SPAN_SLOT],
};
const EVERYTHING: LaneSpec = {
  keys: [
    ...COMMON,
    { spellings: ['flags'], action: INTEGER, slot: FLAGS },
    { spellings: ['tags'], action: LIST_RANGE, slot: TAGS },
    { spellings: ['logs'], action: RANGE, slot: LOGS },
    { spellings: ['warnings'], action: RANGE, slot: WARNINGS },
  ],
  required: [SPAN_SLOT],
};

/** What a lane needs of the reader of single spans; the reader stands before what is read. */
interface JaegerParts {
  readonly references: JaegerReferences;
  readonly micros: MicrosReader;
  readonly lifted: LiftedTags;
  readonly readTags: () => void;
  readonly readLogs: () => void;
  readonly readWarnings: () => void;
  /** trace id of the trace object, −1 = none */
  readonly traceId: () => number;
  /** slot of a process by its id, −1 = the span names none */
  readonly resourceOf: (processId: number) => number;
}

/** A lane for Jaeger's spans; undefined where there is none. */
export function jaegerSpanLane(context: ReadContext, parts: JaegerParts): SpanLane | undefined {
  if (!context.lane) return undefined;
  const { builder, log, structureOnly } = context;
  const { references, micros, lifted } = parts;
  return new SpanLane(context, context.lane, structureOnly ? STRUCTURE : EVERYTHING, (lane) => {
    const span = builder.beginSpan();
    span.place = lane.place;
    lifted.begin();
    references.begin();
    let parentId = -1;
    let processId = -1;
    for (let slot = lane.firstSlot(); slot !== NO_SLOT; slot = lane.nextSlot()) {
      switch (slot) {
        case TRACE_SLOT:
          span.traceId = lane.traceId();
          break;
        case SPAN_SLOT:
          span.spanId = lane.spanId();
          break;
        case PARENT_SLOT:
          parentId = lane.parentId();
          break;
        case NAME:
          span.name = lane.text(NAME);
          break;
        case START:
          if (!micros.take(lane.number(START))) break;
          span.startSec = micros.sec;
          span.startNano = micros.nano;
          break;
        case DURATION:
          if (micros.take(lane.number(DURATION))) span.durationNs = micros.ns;
          break;
        case PROCESS:
          processId = lane.text(PROCESS);
          break;
        case OTHER_REFERENCES:
          lane.goTo(OTHER_REFERENCES);
          references.read();
          break;
        case FLAGS:
          span.traceFlags = lane.number(FLAGS);
          break;
        case TAGS:
          lane.readRange(TAGS, parts.readTags);
          break;
        case LOGS:
          lane.readRange(LOGS, parts.readLogs);
          break;
        case WARNINGS:
          lane.readRange(WARNINGS, parts.readWarnings);
      }
    }
    if (span.traceId < 0) span.traceId = parts.traceId();
    if (span.spanId < 0) log.add('missingSpanId');
    references.resolve(span, parentId);
    lifted.apply(span);
    span.resource = parts.resourceOf(processId);
    builder.endSpan();
  });
}
