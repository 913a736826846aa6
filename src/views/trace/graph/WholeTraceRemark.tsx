import { useTraceView } from '#state/traceView.ts';
import { Remark } from '#views/shared/graph/Remark.tsx';

/** What narrows the other views stands above this one too: then it is told that the graph does not follow. */
export function WholeTraceRemark() {
  const isNarrowed = useTraceView(
    ({ service, rows, focus, range }) => (service ?? rows ?? focus ?? range) !== undefined,
  );
  return isNarrowed ? (
    <Remark>The graph is of the whole trace: filter, focus and zoom do not narrow it.</Remark>
  ) : undefined;
}
