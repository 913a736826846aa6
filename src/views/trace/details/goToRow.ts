import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shortTraceId } from '#state/currentTrace.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { reveal } from '#state/rowActions.ts';
import { START_VIEW } from '#state/traceView.ts';
import { viewToParams } from '#state/viewParams.ts';

/** Selects a row: in the trace on the screen, or by going to the trace of the document that holds it. */
export function goToRow(trace: CurrentTrace, row: SpanRow): void {
  if (row >= trace.firstRow && row < trace.endRow) {
    reveal(trace, row);
    return;
  }
  const route = currentRoute();
  if (route.screen !== 'trace') return;
  const { table } = trace;
  const { id, firstRow, endRow, start } = table.traces;
  const other = table.trace[row];
  const rows = { firstRow: firstRow[other], endRow: endRow[other], startNs: start[other] };
  navigate({
    screen: 'trace',
    document: route.document,
    traceId: shortTraceId(table.strings.get(id[other])),
    params: viewToParams({ ...START_VIEW, selected: row }, table, rows),
  });
}
