import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { shortTraceId } from '#state/currentTrace.ts';
import type { DocumentKey, Route } from '#state/route.ts';
import { navigate } from '#state/route.ts';
import { START_VIEW } from '#state/traceView.ts';
import { viewToParams } from '#state/viewParams.ts';

type TraceRoute = Extract<Route, { readonly screen: 'trace' }>;

/** A trace's id as its address writes it. */
export function addressId(table: SpanTable, trace: number): string {
  return shortTraceId(table.strings.get(table.traces.id[trace]));
}

/** Where a trace is read. */
export function traceRoute(document: DocumentKey, table: SpanTable, trace: number): TraceRoute {
  return { screen: 'trace', document, traceId: addressId(table, trace), params: new URLSearchParams() };
}

/** Opens a trace from the list, having noted it in the list's own address: going back finds it again. */
export function openTrace(from: Extract<Route, { readonly screen: 'traces' }>, table: SpanTable, trace: number): void {
  const params = new URLSearchParams(from.params);
  params.set('at', addressId(table, trace));
  navigate({ ...from, params }, 'replace');
  navigate(traceRoute(from.document, table, trace));
}

/** Opens the trace of a row with the row selected. */
export function openSpan(document: DocumentKey, table: SpanTable, row: SpanRow): void {
  const trace = table.trace[row];
  const { firstRow, endRow, start } = table.traces;
  const rows = { firstRow: firstRow[trace], endRow: endRow[trace], startNs: start[trace] };
  const params = viewToParams({ ...START_VIEW, selected: row }, table, rows);
  navigate({ ...traceRoute(document, table, trace), params });
}
