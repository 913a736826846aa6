import { lowerBound } from '#base/search.ts';
import type { Steps } from '#base/slicedWork.ts';
import { readEvent } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { readException, SAME_MOMENT } from './exceptionFacts.ts';
import { maskedText } from './maskedText.ts';
import type { TraceEvents } from './traceEvents.ts';

/** Exceptions of one type whose messages are one kind of message. */
export interface ExceptionGroup {
  readonly type: string;
  /** as it was sent where all are equal, else with a mask for what differs */
  readonly message: string;
  /** places in TraceEvents, by time; one that was sent as an event and as a log counts once, as the event */
  readonly places: Int32Array;
  /** distinct spans */
  readonly spans: number;
  /** distinct services, as their indexes, in the order of their first exception */
  readonly services: readonly number[];
  /** ns after the origin; NaN where no exception of the group has a time */
  readonly first: number;
  readonly last: number;
}

/** Exceptions are read as objects, so that fewer go into a pause's time. */
const SLICE = 128;

/**
 * Exceptions among some events, grouped by type and masked message: most first, equal ones by their first. An event
 * whose exception says neither type nor message has its name for a type.
 */
export function* groupExceptions(
  table: SpanTable,
  events: TraceEvents,
  places: Int32Array,
): Steps<readonly ExceptionGroup[]> {
  const drafts = new Map<string, Draft>();
  const told = new Map<string, number[]>();
  const logs: Exception[] = [];
  for (let at = 0; at < places.length; at++) {
    if (at % SLICE === 0) yield (at / places.length) * 0.8;
    if (events.isException[places[at]] === 0) continue;
    const exception = readOne(table, events, places[at]);
    if (exception.isLog) {
      logs.push(exception);
      continue;
    }
    const key = identityOf(exception);
    const times = told.get(key);
    if (times) times.push(exception.time);
    else told.set(key, [exception.time]);
    add(drafts, exception);
  }
  for (const [at, log] of logs.entries()) {
    if (at % SLICE === 0) yield 0.8 + (at / logs.length) * 0.2;
    const isTold = hasNear(told.get(identityOf(log)), log.time);
    if (!isTold) add(drafts, log);
  }
  return Array.from(drafts.values(), finishDraft).sort(
    (one, other) => other.places.length - one.places.length || one.places[0] - other.places[0],
  );
}

/** Whether one of the ascending times, NaN last, is within a moment of another. */
function hasNear(times: readonly number[] | undefined, time: number): boolean {
  return times !== undefined && times[lowerBound(times, time - SAME_MOMENT)] <= time + SAME_MOMENT;
}

interface Exception {
  readonly place: number;
  readonly row: number;
  readonly service: number;
  readonly time: number;
  readonly isLog: boolean;
  readonly type: string;
  readonly message: string;
}

function readOne(table: SpanTable, events: TraceEvents, place: number): Exception {
  const event = readEvent(table, events.event[place]);
  const facts = readException(event);
  const row = events.row[place];
  return {
    place,
    row,
    service: table.service[row],
    time: event.time,
    isLog: event.severity !== 0,
    type: facts?.type || (facts?.message ? '' : event.name),
    message: facts?.message ?? '',
  };
}

function identityOf({ row, type, message }: Exception): string {
  return JSON.stringify([row, type, message]);
}

interface Draft {
  readonly type: string;
  readonly masked: string;
  message: string;
  isMasked: boolean;
  readonly places: number[];
  readonly spans: Set<number>;
  readonly services: Set<number>;
  first: number;
  last: number;
}

function add(drafts: Map<string, Draft>, { place, row, service, time, type, message }: Exception): void {
  const masked = maskedText(message);
  const key = JSON.stringify([type, masked]);
  let draft = drafts.get(key);
  if (draft === undefined) {
    draft = {
      type,
      masked,
      message,
      isMasked: false,
      places: [],
      spans: new Set(),
      services: new Set(),
      first: NaN,
      last: NaN,
    };
    drafts.set(key, draft);
  }
  if (message !== draft.message) draft.isMasked = true;
  draft.places.push(place);
  draft.spans.add(row);
  draft.services.add(service);
  if (!(draft.first <= time)) draft.first = Number.isNaN(time) ? draft.first : time;
  if (!(draft.last >= time)) draft.last = Number.isNaN(time) ? draft.last : time;
}

function finishDraft(draft: Draft): ExceptionGroup {
  return {
    type: draft.type,
    message: draft.isMasked ? draft.masked : draft.message,
    places: Int32Array.from(draft.places).sort(),
    spans: draft.spans.size,
    services: [...draft.services],
    first: draft.first,
    last: draft.last,
  };
}
