import type { Steps } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { RowMatcher } from './rowMatcher.ts';
import { StringSearch } from './stringSearch.ts';
import type { TraceEvents } from './traceEvents.ts';

/** Which events by how grave they are: all, those of spans, logs, or logs of at least a severity. */
export const EVENT_SEVERITIES = ['all', 'event', 'log', 'info', 'warn', 'error'] as const;
export type EventSeverity = (typeof EVENT_SEVERITIES)[number];

export interface EventFilter {
  /** anywhere in the event or in the name or service of its span; '' = all */
  readonly text: string;
  /** its whole name; undefined = all */
  readonly name: string | undefined;
  readonly severity: EventSeverity;
  readonly exceptionsOnly: boolean;
  /** ns after the origin; events without a time are in none */
  readonly range: TimeRange | undefined;
  /** undefined = all rows */
  readonly keepsRow: ((row: number) => boolean) | undefined;
}

/** OTLP's severity numbers begin so; 255, a log without one, is no grave one. */
const LEAST = { info: 9, warn: 13, error: 17 };
const MOST_SEVERITY = 24;
const SLICE = 1 << 12;
/** ms */
const SEARCH_SLICE = 1;

/** Places in `events` of those that pass, ascending. */
export function* filterEvents(table: SpanTable, events: TraceEvents, filter: EventFilter): Steps<Int32Array> {
  const { name, severity, time } = table.events;
  const query = filter.text.trim();
  const search = query === '' ? undefined : new StringSearch(table.strings, query);
  while (search && !search.advance(SEARCH_SLICE, () => performance.now())) yield search.progress * 0.5;
  const matcher = search && new RowMatcher(table, query, search.matches);
  const wanted = filter.name === undefined ? undefined : table.strings.find(filter.name);
  const places = new Int32Array(events.count);
  let found = 0;
  for (let at = 0; at < events.count; at++) {
    if (at % SLICE === 0) yield 0.5 + (at / events.count) * 0.5;
    const event = events.event[at];
    const row = events.row[at];
    if (filter.exceptionsOnly && events.isException[at] === 0) continue;
    if (wanted !== undefined && name[event] !== wanted) continue;
    if (!isSo(filter.severity, severity[event])) continue;
    if (filter.range && !(time[event] >= filter.range.startNs && time[event] <= filter.range.endNs)) continue;
    if (filter.keepsRow?.(row) === false) continue;
    if (matcher && !matcher.matchesEvent(event) && !matcher.matchesName(row)) continue;
    places[found++] = at;
  }
  return places.slice(0, found);
}

function isSo(wanted: EventSeverity, severity: number): boolean {
  switch (wanted) {
    case 'all':
      return true;
    case 'event':
      return severity === 0;
    case 'log':
      return severity !== 0;
    case 'info':
    case 'warn':
    case 'error':
      return severity >= LEAST[wanted] && severity <= MOST_SEVERITY;
  }
}

/** A name of events, and how many have it. */
export interface EventName {
  readonly name: string;
  readonly count: number;
}

/**
 * Names that events of spans have, and that several log records share, since a log's name is its text: most first, equal
 * ones by name.
 */
export function* eventNames(table: SpanTable, events: TraceEvents): Steps<readonly EventName[]> {
  const { name, severity } = table.events;
  const counts = new Map<number, number>();
  const ofSpans = new Set<number>();
  for (let at = 0; at < events.count; at++) {
    const event = events.event[at];
    counts.set(name[event], (counts.get(name[event]) ?? 0) + 1);
    if (severity[event] === 0) ofSpans.add(name[event]);
    if (at % SLICE === 0) yield at / events.count;
  }
  return Array.from(counts)
    .filter(([index, count]) => count > 1 || ofSpans.has(index))
    .map(([index, count]) => ({ name: table.strings.get(index), count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}
