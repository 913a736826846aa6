import type { CurrentTrace } from '#state/currentTrace.ts';
import { useTraceView } from '#state/traceView.ts';
import { MergedPane } from './MergedPane.tsx';
import { TimePane } from './TimePane.tsx';

/** The trace as a flame: by time, or merged by call path. */
export function FlamePane({ trace }: { readonly trace: CurrentTrace }) {
  const mode = useTraceView((view) => view.flame);
  return mode === 'time' ? <TimePane trace={trace} /> : <MergedPane trace={trace} />;
}
