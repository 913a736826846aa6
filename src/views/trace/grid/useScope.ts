import type { CurrentTrace } from '#state/currentTrace.ts';
import { useMatchedRows, waitsForAttributes } from '#state/derived.ts';
import type { Scope } from '#state/scopedRows.ts';
import { useTraceView } from '#state/traceView.ts';

/** Whether rows are filtered by attributes that have not been read yet. */
export function useWaitsForAttributes(trace: CurrentTrace): boolean {
  return useTraceView((view) => waitsForAttributes(trace, view.rows));
}

/**
 * What narrows the trace now, for all views alike; the zoomed range only where it is to count. Undefined while it is worked
 * out which rows are filtered by: figures of all rows would be none of what was asked for.
 */
export function useScope(trace: CurrentTrace, isWhole: boolean): Scope | undefined {
  const focus = useTraceView((view) => view.focus);
  const service = useTraceView((view) => view.service);
  const range = useTraceView((view) => (isWhole ? undefined : view.range));
  const isFiltered = useTraceView((view) => view.rows !== undefined);
  const matched = useMatchedRows(trace);
  return isFiltered && matched === undefined ? undefined : { focus, service, matched, range };
}
