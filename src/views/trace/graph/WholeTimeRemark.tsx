import type { CurrentTrace } from '#state/currentTrace.ts';
import { useTraceView } from '#state/traceView.ts';
import { Remark } from '#views/shared/graph/Remark.tsx';

/**
 * The range stands above this view too: then it is told that the graph does not follow, which a zoom would lay out anew.
 * A focus comes with a range that leaves out nothing of it.
 */
export function WholeTimeRemark({ trace }: { readonly trace: CurrentTrace }) {
  const { start, duration } = trace.table;
  const isNarrowing = useTraceView(({ range, focus }) => {
    if (range === undefined || focus === undefined) return range !== undefined;
    return range.startNs > start[focus] || range.endNs < start[focus] + duration[focus];
  });
  return isNarrowing ? <Remark>The graph is of the whole time: zoom does not narrow it.</Remark> : undefined;
}
