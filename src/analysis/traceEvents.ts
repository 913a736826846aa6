import type { Steps } from '#base/slicedWork.ts';
import { partOf } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ExceptionEvents } from './exceptionEvents.ts';

/** All events and log records of a trace by time, those without one last; of equal ones as their spans stand. */
export interface TraceEvents {
  readonly count: number;
  /** entry in the table's events */
  readonly event: Int32Array;
  /** row of its span */
  readonly row: Int32Array;
  /** 1 = tells of an exception, be it handled or not */
  readonly isException: Uint8Array;
}

const SLICE = 1 << 13;

interface Rows {
  readonly firstRow: number;
  readonly endRow: number;
}

/** Events and logs of the rows [firstRow, endRow); one look per row. */
export function* countEvents({ events, record }: SpanTable, { firstRow, endRow }: Rows): Steps<number> {
  let count = 0;
  // A document without events is told at once.
  if (events.name.length === 0) return 0;
  for (let row = firstRow; row < endRow; row++) {
    count += events.offset[record[row] + 1] - events.offset[record[row]];
    if (row % SLICE === 0) yield 0;
  }
  return count;
}

export function* collectEvents(table: SpanTable, { firstRow, endRow }: Rows): Steps<TraceEvents> {
  const { events, record } = table;
  const count = yield* countEvents(table, { firstRow, endRow });
  const event = new Int32Array(count);
  const row = new Int32Array(count);
  const time = new Float64Array(count);
  let filled = 0;
  for (let at = firstRow; at < endRow; at++) {
    for (let entry = events.offset[record[at]]; entry < events.offset[record[at] + 1]; entry++) {
      event[filled] = entry;
      row[filled] = at;
      time[filled] = Number.isNaN(events.time[entry]) ? Infinity : events.time[entry];
      filled++;
    }
    if (at % SLICE === 0) yield ((at - firstRow) / (endRow - firstRow)) * 0.2;
  }
  const order = Int32Array.from({ length: count }, (_, at) => at);
  // Infinities have no difference.
  const byTime = (one: number, other: number): number =>
    time[one] === time[other] ? one - other : time[one] < time[other] ? -1 : 1;
  yield* partOf(0.2, 0.8, sortInSlices(order, byTime));
  const exceptions = new ExceptionEvents(table);
  const result = {
    count,
    event: new Int32Array(count),
    row: new Int32Array(count),
    isException: new Uint8Array(count),
  };
  for (let at = 0; at < count; at++) {
    result.event[at] = event[order[at]];
    result.row[at] = row[order[at]];
    result.isException[at] = exceptions.isException(event[order[at]]) ? 1 : 0;
    if (at % SLICE === 0) yield 0.8 + (at / count) * 0.2;
  }
  return result;
}
