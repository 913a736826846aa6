import { AttributeListsBuilder } from './attributeListsBuilder.ts';
import type { LogRecords } from './logRecords.ts';
import type { ProblemLog } from './problem.ts';
import type { RecordIndex } from './recordIndex.ts';
import type { RecordTimes } from './recordTimes.ts';
import type { SpanOrder } from './spanOrder.ts';
import type { EventColumns, SparseColumn, TraceColumns } from './spanTable.ts';

export interface JoinInput {
  readonly events: EventColumns;
  readonly logs: LogRecords;
  readonly index: RecordIndex;
  readonly order: SpanOrder;
  readonly times: RecordTimes;
  /** string index of the id of each trace, in the order of their first records */
  readonly traceIds: readonly number[];
  readonly traces: TraceColumns;
  /** by row */
  readonly record: Int32Array;
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly log: ProblemLog;
}

/** Spans of one id that are looked at for the one that ran at some time: a call has two halves, and copies are folded. */
const MOST_TRIED = 64;

/**
 * Puts log records behind the events of the spans they name (formats §7). One that names a trace only, or a span that is not
 * here, goes to the trace's main root; one of no trace in the document is counted and left out.
 */
export function joinLogs(input: JoinInput): EventColumns {
  const { events, logs, log } = input;
  if (logs.length === 0) return events;
  const targets = targetRecords(input);
  const unmatched = targets.reduce((sum, record) => sum + (record < 0 ? 1 : 0), 0);
  if (unmatched > 0) log.add('logUnmatched', {}, unmatched);
  if (unmatched === logs.length) return events;
  return mergeBehind(input, targets);
}

/** Record of each log, −1 = none. */
function targetRecords({
  logs,
  index,
  order,
  times,
  traceIds,
  traces,
  record,
  start,
  duration,
}: JoinInput): Int32Array {
  const numberOf = new Map(traceIds.map((id, number) => [id, number]));
  const traceOf = new Map(Array.from(traces.id, (id, trace) => [id, trace]));
  const rowOf = (logRecord: number): number => {
    const traceId = logs.traceId.data[logRecord];
    const number = numberOf.get(traceId);
    const trace = traceOf.get(traceId);
    if (traceId < 0 || number === undefined || trace === undefined) return -1;
    const time = (logs.sec.data[logRecord] - times.originSec) * 1e9 + (logs.nano.data[logRecord] - times.originNano);
    let row = -1;
    const spanId = logs.spanId.data[logRecord];
    const first = spanId < 0 ? -1 : index.first(number, spanId);
    let tried = 0;
    for (let at = first; at >= 0 && tried < MOST_TRIED; at = index.after(at)) {
      const candidate = order.row[at];
      if (candidate < 0) continue;
      tried++;
      if (row < 0) row = candidate;
      // Two halves of a call share an id: the log belongs to the one that was running.
      else if (time >= start[candidate] && time <= start[candidate] + duration[candidate]) row = candidate;
    }
    return row < 0 ? traces.mainRoot[trace] : row;
  };
  const targets = new Int32Array(logs.length);
  for (let at = 0; at < logs.length; at++) {
    const row = rowOf(at);
    targets[at] = row < 0 ? -1 : record[row];
  }
  return targets;
}

function mergeBehind({ events, logs, times }: JoinInput, targets: Int32Array): EventColumns {
  const secondOf = logs.sec.data;
  const byTarget = Array.from(targets.keys())
    .filter((at) => targets[at] >= 0)
    .sort((one, other) => targets[one] - targets[other] || compareTimes(one, other));
  function compareTimes(one: number, other: number): number {
    return secondOf[one] - secondOf[other] || logs.nano.data[one] - logs.nano.data[other] || one - other;
  }

  const size = events.name.length + byTarget.length;
  const records = events.offset.length - 1;
  const offset = new Uint32Array(records + 1);
  const time = new Float64Array(size);
  const name = new Int32Array(size);
  const severity = new Uint8Array(size);
  const attributes = new AttributeListsBuilder();
  const dropped: { at: number[]; value: number[] } = { at: [], value: [] };
  let into = 0;
  let next = 0;
  let nextDropped = 0;
  for (let record = 0; record < records; record++) {
    for (let from = events.offset[record]; from < events.offset[record + 1]; from++) {
      time[into] = events.time[from];
      name[into] = events.name[from];
      attributes.pushColumns(events.attributes, from);
      attributes.end();
      if (events.droppedAttributes.at[nextDropped] === from) {
        dropped.at.push(into);
        dropped.value.push(events.droppedAttributes.value[nextDropped++]);
      }
      into++;
    }
    for (; next < byTarget.length && targets[byTarget[next]] === record; next++) {
      const at = byTarget[next];
      time[into] = (secondOf[at] - times.originSec) * 1e9 + (logs.nano.data[at] - times.originNano);
      name[into] = logs.name.data[at];
      severity[into] = logs.severity.data[at];
      attributes.pushFrom(logs.attributes, at);
      attributes.end();
      into++;
    }
    offset[record + 1] = into;
  }
  const droppedAttributes: SparseColumn = { at: Int32Array.from(dropped.at), value: Float64Array.from(dropped.value) };
  return { offset, time, name, severity, attributes: attributes.columns(), droppedAttributes };
}
