import { clampRange } from '#model/timeRange.ts';
import { inTrace } from './actInTrace.ts';
import { clockSkewOf, currentTrace } from './currentTrace.ts';
import { setTraceView, useTraceView } from './traceView.ts';

/** Whether any clock of the trace on the screen is off. */
export function hasSkew(): boolean {
  const trace = currentTrace();
  return trace !== undefined && clockSkewOf(trace).clockOf.length > 0;
}

/** Between times as they were stored and times by adjusted clocks; what is zoomed to stays, as far as it still is there. */
export const toggleClocks = inTrace((trace) => {
  const { adjustClocks, range } = useTraceView.getState();
  // On a trace without skew the address may ask for adjusted clocks: nothing is there to turn on.
  if (clockSkewOf(trace).clockOf.length === 0) return;
  setTraceView({ adjustClocks: !adjustClocks });
  const shown = currentTrace();
  if (!range || !shown) return;
  const isOutside = range.endNs <= shown.extent.startNs || range.startNs >= shown.extent.endNs;
  setTraceView({ range: isOutside ? undefined : clampRange(range, shown.extent) });
});
