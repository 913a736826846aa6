import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { shortTraceId } from './currentTrace.ts';
import type { DocumentKey, Route } from './route.ts';
import { navigate } from './route.ts';
import { START_VIEW } from './traceView.ts';
import { viewToParams } from './viewParams.ts';

type TraceRoute = Extract<Route, { readonly screen: 'trace' }>;

/** A trace's id as its address writes it. */
export function addressId(table: SpanTable, trace: number): string {
  return shortTraceId(table.strings.get(table.traces.id[trace]));
}

/** Where a trace is read. */
export function traceRoute(document: DocumentKey, table: SpanTable, trace: number): TraceRoute {
  return { screen: 'trace', document, traceId: addressId(table, trace), params: new URLSearchParams() };
}

/** Where a row is read: in its trace, selected. */
export function spanRoute(document: DocumentKey, table: SpanTable, row: SpanRow): TraceRoute {
  const trace = table.trace[row];
  const { firstRow, endRow, start } = table.traces;
  const rows = { firstRow: firstRow[trace], endRow: endRow[trace], startNs: start[trace] };
  const params = viewToParams({ ...START_VIEW, selected: row }, table, rows);
  return { ...traceRoute(document, table, trace), params };
}

/** Opens the trace of a row with the row selected. */
export function openSpan(document: DocumentKey, table: SpanTable, row: SpanRow): void {
  navigate(spanRoute(document, table, row));
}
