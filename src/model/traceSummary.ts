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
  /** by row */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly service: Int32Array;
  readonly status: Uint8Array;
}

/** One entry per trace, and the trace of each row (algorithms §6 and §1.10). Rows of a trace stand together. */
export function summariseTraces(input: TraceSummaryInput): { trace: Int32Array; traces: TraceColumns } {
  const { order, traceOf, traceIds, start, duration, service, status, folding } = input;
  const rows = order.record.length;
  const trace = new Int32Array(rows);
  const firstRows: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (row === 0 || traceOf[order.record[row]] !== traceOf[order.record[row - 1]]) firstRows.push(row);
    trace[row] = firstRows.length - 1;
  }
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
  const lastTraceOfService = new Map<number, number>();
  for (let at = 0; at < length; at++) {
    const firstRow = firstRows[at];
    const endRow = at + 1 < length ? firstRows[at + 1] : rows;
    traces.id[at] = traceIds[traceOf[order.record[firstRow]]];
    traces.endRow[at] = endRow;
    let earliest = Infinity;
    let latest = -Infinity;
    let root = -1;
    for (let row = firstRow; row < endRow; row++) {
      earliest = Math.min(earliest, start[row]);
      latest = Math.max(latest, start[row] + Math.max(0, duration[row]));
      if (status[row] === SPAN_STATUS.error) traces.errors[at]++;
      if (order.depth[row] >= traces.depth[at]) traces.depth[at] = order.depth[row] + 1;
      if (service[row] >= 0 && lastTraceOfService.get(service[row]) !== at) {
        lastTraceOfService.set(service[row], at);
        traces.services[at]++;
      }
      // Roots stand in order (start, longer first, id), so the first true root is the main one.
      if (root < 0 && order.parent[row] < 0 && (folding.flags[order.record[row]] & NO_TRUE_ROOT) === 0) root = row;
    }
    traces.mainRoot[at] = root < 0 ? firstRow : root;
    traces.start[at] = earliest;
    traces.duration[at] = latest - earliest;
  }
  return { trace, traces };
}
