import { Growable } from '#base/growable.ts';
import { rankedSet } from '#base/rankedSet.ts';
import { lowerBound } from '#base/search.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { ClockSkew } from './clockSkew.ts';
import type { Repeats } from './repeats.ts';
import { LEAST_MEMBERS, measureRun } from './repeats.ts';
import type { SpanEnds } from './spanEnds.ts';

/**
 * The table with one trace told by adjusted clocks: starts, events, and the trace's extent are columns of their own, all
 * others are shared and no stored time is touched. Rows keep their numbers, so siblings are no longer sorted by start:
 * what relies on that asks the stored table. Other traces stay as they are.
 */
export function adjustTable(table: SpanTable, trace: number, skew: ClockSkew): SpanTable {
  const { events } = table;
  const adjusted = adjustStarts(table, trace, skew);
  return { ...adjusted, events: { ...events, time: adjustEvents(table, trace, skew) } };
}

/** The same without events; writes into the columns of `into`, an earlier result, when that is given. */
export function adjustStarts(
  table: SpanTable,
  trace: number,
  { clocks, clockOf }: ClockSkew,
  into?: SpanTable,
): SpanTable {
  const { traces, duration } = table;
  const start = into?.start ?? table.start.slice();
  const traceStart = into?.traces.start ?? traces.start.slice();
  const traceDuration = into?.traces.duration ?? traces.duration.slice();
  const shift = Float64Array.from(clocks, ({ shiftNs }) => shiftNs);
  const firstRow = traces.firstRow[trace];
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = firstRow; row < traces.endRow[trace]; row++) {
    const from = table.start[row] + shift[clockOf[row - firstRow]];
    const to = duration[row] > 0 ? from + duration[row] : from;
    start[row] = from;
    if (from < earliest) earliest = from;
    if (to > latest) latest = to;
  }
  traceStart[trace] = earliest;
  traceDuration[trace] = latest - earliest;
  return into ?? { ...table, start, traces: { ...traces, start: traceStart, duration: traceDuration } };
}

function adjustEvents(table: SpanTable, trace: number, { clocks, clockOf }: ClockSkew): Float64Array {
  const { record, events, traces } = table;
  if (events.time.length === 0) return events.time;
  const time = events.time.slice();
  const firstRow = traces.firstRow[trace];
  for (let row = firstRow; row < traces.endRow[trace]; row++) {
    const { shiftNs } = clocks[clockOf[row - firstRow]];
    const end = events.offset[record[row] + 1];
    for (let event = events.offset[record[row]]; event < end; event++) time[event] += shiftNs;
  }
  return time;
}

/**
 * Runs of repeats by adjusted times: those of the trace are cut where the clock changes, so that the members of each are
 * sorted by start again, and measured anew. `table` and `ends` are adjusted.
 */
export function adjustRepeats(
  table: SpanTable,
  ends: SpanEnds,
  repeats: Repeats,
  trace: number,
  { clockOf }: ClockSkew,
): Repeats {
  const firstRow = table.traces.firstRow[trace];
  const from = lowerBound(repeats.head, firstRow);
  const to = lowerBound(repeats.head, table.traces.endRow[trace]);
  if (from === to) return repeats;
  const heads = new Growable(Int32Array);
  const cutEnds = new Growable(Int32Array);
  for (let run = from; run < to; run++) {
    const endRow = repeats.endRow[run];
    let head = repeats.head[run];
    for (let row = head + 1; row <= endRow; row++) {
      if (row < endRow && clockOf[row - firstRow] === clockOf[head - firstRow]) continue;
      if (row - head >= LEAST_MEMBERS) {
        heads.push(head);
        cutEnds.push(row);
      }
      head = row;
    }
  }
  const adjusted = spliceRuns(repeats, from, to, {
    head: heads.copy(),
    endRow: cutEnds.copy(),
    rows: table.length,
  });
  for (let run = from; run < from + heads.length; run++) measureRun(table, ends, adjusted, run);
  return adjusted;
}

/** The runs [from, to) replaced by others, whose figures are still to be measured. */
function spliceRuns(
  repeats: Repeats,
  from: number,
  to: number,
  runs: { readonly head: Int32Array; readonly endRow: Int32Array; readonly rows: number },
): Repeats {
  const added = runs.head.length;
  const splice = <T extends Float64Array | Uint8Array | Int32Array>(into: T, column: T): T => {
    into.set(column.subarray(0, from));
    into.set(column.subarray(to), from + added);
    return into;
  };
  const count = repeats.head.length - (to - from) + added;
  const head = splice(new Int32Array(count), repeats.head);
  const endRow = splice(new Int32Array(count), repeats.endRow);
  head.set(runs.head, from);
  endRow.set(runs.endRow, from);
  return {
    head,
    heads: rankedSet(head, count, runs.rows),
    endRow,
    windowEnd: splice(new Float64Array(count), repeats.windowEnd),
    busy: splice(new Float64Array(count), repeats.busy),
    sum: splice(new Float64Array(count), repeats.sum),
    min: splice(new Float64Array(count), repeats.min),
    median: splice(new Float64Array(count), repeats.median),
    max: splice(new Float64Array(count), repeats.max),
    mode: splice(new Uint8Array(count), repeats.mode),
  };
}
