import type { IndexColumn } from './indexColumn.ts';
import type { Folding } from './recordFolding.ts';
import type { SpanOrder } from './spanOrder.ts';
import type { TraceColumns } from './spanTable.ts';
import { SPAN_FLAG, SPAN_STATUS } from './spanTable.ts';

/** Roots for want of a parent: they name a trace only when there is no other. */
const NO_TRUE_ROOT = SPAN_FLAG.orphan | SPAN_FLAG.selfParent | SPAN_FLAG.cycle;

export interface TraceSummaryInput {
  readonly order: SpanOrder;
  readonly folding: Folding;
  /** by record: its trace; by trace: the string index of its id */
  readonly traceOf: Int32Array;
  readonly traceIds: readonly number[];
  /** first row of each trace that has any, in the order of rows */
  readonly firstRows: readonly number[];
  /** by row */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly depth: IndexColumn;
  readonly service: IndexColumn;
  readonly status: Uint8Array;
  /** number of services */
  readonly services: number;
}

/** One entry per trace (algorithms §6 and §1.10). */
export function summariseTraces(input: TraceSummaryInput): TraceColumns {
  const { order, traceOf, traceIds, firstRows } = input;
  const rows = order.record.length;
  const length = firstRows.length;
  const traces = {
    length,
    id: new Int32Array(length),
    firstRow: Int32Array.from(firstRows),
    endRow: new Int32Array(length),
    mainRoot: new Int32Array(length),
    start: new Float64Array(length),
    duration: new Float64Array(length),
    errors: new Int32Array(length),
    services: new Int32Array(length),
    depth: new Int32Array(length),
  };
  const lastTraceOfService = new Int32Array(input.services).fill(-1);
  for (let trace = 0; trace < length; trace++) {
    const firstRow = firstRows[trace];
    traces.id[trace] = traceIds[traceOf[order.record[firstRow]]];
    traces.endRow[trace] = trace + 1 < length ? firstRows[trace + 1] : rows;
    traces.mainRoot[trace] = mainRoot(input, firstRow, traces.endRow[trace]);
    summariseRows(input, traces, trace, lastTraceOfService);
  }
  return traces;
}

function summariseRows(
  { start, duration, depth, service, status }: TraceSummaryInput,
  traces: TraceColumns,
  trace: number,
  lastTraceOfService: Int32Array,
): void {
  const endRow = traces.endRow[trace];
  let earliest = Infinity;
  let latest = -Infinity;
  let errors = 0;
  let deepest = 0;
  let services = 0;
  for (let row = traces.firstRow[trace]; row < endRow; row++) {
    const end = duration[row] > 0 ? start[row] + duration[row] : start[row];
    if (start[row] < earliest) earliest = start[row];
    if (end > latest) latest = end;
    if (status[row] === SPAN_STATUS.error) errors++;
    if (depth[row] > deepest) deepest = depth[row];
    if (service[row] >= 0 && lastTraceOfService[service[row]] !== trace) {
      lastTraceOfService[service[row]] = trace;
      services++;
    }
  }
  traces.start[trace] = earliest;
  traces.duration[trace] = latest - earliest;
  traces.errors[trace] = errors;
  traces.depth[trace] = deepest + 1;
  traces.services[trace] = services;
}

/** Roots stand in order (start, longer first, id), so the first true root is the main one; without one the first row. */
function mainRoot({ order, folding }: TraceSummaryInput, firstRow: number, endRow: number): number {
  for (let row = firstRow; row < endRow; row = order.subtreeEnd[row]) {
    if ((folding.flags[order.record[row]] & NO_TRUE_ROOT) === 0) return row;
  }
  return firstRow;
}
