import type { CurrentTrace } from '#state/currentTrace.ts';
import { useMatchedRows } from '#state/derived.ts';
import type { Scope } from '#state/scopedRows.ts';
import { useTraceView } from '#state/traceView.ts';

/** What narrows the trace now, for all views alike; the zoomed range only where it is to count. */
export function useScope(trace: CurrentTrace, isWhole: boolean): Scope {
  const focus = useTraceView((view) => view.focus);
  const service = useTraceView((view) => view.service);
  const range = useTraceView((view) => (isWhole ? undefined : view.range));
  return { focus, service, matched: useMatchedRows(trace), range };
}
