import type { CurrentTrace } from '#state/currentTrace.ts';
import { useTraceView } from '#state/traceView.ts';
import { PathPane } from './PathPane.tsx';
import { SpanTablePane } from './SpanTablePane.tsx';

/** The trace as a table: its spans in groups, or what made up its critical path. */
export function TablePane({ trace }: { readonly trace: CurrentTrace }) {
  const table = useTraceView((view) => view.table);
  return table.mode === 'path' ? (
    <PathPane trace={trace} table={table} />
  ) : (
    <SpanTablePane trace={trace} table={table} />
  );
}
