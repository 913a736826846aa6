import type { JaegerReferences } from '#formats/jaegerReferences.ts';
import type { LiftedTags } from '#formats/liftedTags.ts';
import type { MicrosReader } from '#formats/micros.ts';
import type { ReadContext } from '#formats/steps.ts';
import {
  INTEGER,
  LIST,
  LIST_RANGE,
  NOTHING,
  PARENT_SLOT,
  RANGE,
  REFERENCES,
  SKIP,
  SPAN_ID,
  SPAN_SLOT,
  TEXT,
  TRACE_ID,
  TRACE_SLOT,
} from './laneLayout.ts';
import type { LaneKey, LaneSpec } from './spanLane.ts';
import { SpanLane } from './spanLane.ts';

const NAME = 3;
const START = 4;
const DURATION = 5;
const PROCESS = 6;
const OTHER_REFERENCES = 7;
const FLAGS = 8;
const TAGS = 9;
const LOGS = 10;
const WARNINGS = 11;
const LISTS = [TAGS, LOGS, WARNINGS];

const COMMON: readonly LaneKey[] = [
  { spellings: ['traceID'], action: TRACE_ID, slot: TRACE_SLOT },
  { spellings: ['spanID'], action: SPAN_ID, slot: SPAN_SLOT },
  { spellings: ['parentSpanID'], action: SPAN_ID, slot: PARENT_SLOT },
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
  const readList = (slot: number): void => {
    if (slot === TAGS) parts.readTags();
    else if (slot === LOGS) parts.readLogs();
    else parts.readWarnings();
  };
  return new SpanLane(context, context.lane, structureOnly ? STRUCTURE : EVERYTHING, (lane) => {
    const span = builder.beginSpan();
    span.place = lane.place;
    span.traceId = lane.traceId();
    const parentId = lane.parentId();
    span.spanId = lane.spanId();
    span.name = lane.text(NAME);
    if (lane.has(START) && micros.take(lane.high(START) * 1e9 + lane.low(START))) {
      span.startSec = micros.sec;
      span.startNano = micros.nano;
    }
    if (lane.has(DURATION) && micros.take(lane.high(DURATION) * 1e9 + lane.low(DURATION))) span.durationNs = micros.ns;
    if (span.traceId < 0) span.traceId = parts.traceId();
    if (span.spanId < 0) log.add('missingSpanId');
    references.begin();
    if (lane.has(OTHER_REFERENCES)) {
      lane.goTo(OTHER_REFERENCES);
      references.read();
    }
    references.resolve(span, parentId);
    if (!structureOnly) {
      lifted.begin();
      lane.readRanges(LISTS, readList);
      span.traceFlags = lane.count(FLAGS);
      lifted.apply(span);
    }
    span.resource = parts.resourceOf(lane.text(PROCESS));
    builder.endSpan();
  });
}
