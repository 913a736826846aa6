import type { EventName, EventSeverity } from '#analysis/eventFilter.ts';
import { eventNames, filterEvents } from '#analysis/eventFilter.ts';
import type { ExceptionGroup } from '#analysis/exceptionGroups.ts';
import { groupExceptions } from '#analysis/exceptionGroups.ts';
import type { TraceEvents } from '#analysis/traceEvents.ts';
import { collectEvents, countEvents } from '#analysis/traceEvents.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { rowKeeper } from './scopedRows.ts';
import { SlicedWork } from '#base/slicedWork.ts';

/** What the events of a trace show, worked out in slices between frames; the same work for the same question. */

/** How many events and logs a trace has. */
export const eventCountWork = memoByObject(
  (trace: CurrentTrace): SlicedWork<number> => new SlicedWork(countEvents(trace.table, trace)),
);

export const eventsWork = memoByObject(
  (trace: CurrentTrace): SlicedWork<TraceEvents> => new SlicedWork(collectEvents(trace.table, trace)),
);

/** Names to choose from. */
export const eventNamesWork = memoLast(
  (trace: CurrentTrace, events: TraceEvents): SlicedWork<readonly EventName[]> =>
    new SlicedWork(eventNames(trace.table, events)),
);

/** Places in `events` that pass. */
export const shownEventsWork = memoLast(
  (
    trace: CurrentTrace,
    events: TraceEvents,
    text: string,
    name: string | undefined,
    severity: EventSeverity,
    exceptionsOnly: boolean,
    focus: number | undefined,
    service: string | undefined,
    matched: BitSet | undefined,
    range: TimeRange | undefined,
  ): SlicedWork<Int32Array> => {
    const keepsRow = rowKeeper(trace, { focus, service, matched, range });
    return new SlicedWork(filterEvents(trace.table, events, { text, name, severity, exceptionsOnly, range, keepsRow }));
  },
);

export const exceptionGroupsWork = memoLast(
  (trace: CurrentTrace, events: TraceEvents, places: Int32Array): SlicedWork<readonly ExceptionGroup[]> =>
    new SlicedWork(groupExceptions(trace.table, events, places)),
);
