import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { currentTrace } from './currentTrace.ts';
import { shownRowOf, visibleRowsOf } from './derived.ts';
import { useTraceView } from './traceView.ts';

/** What commands of a trace share: when they are possible, and what they act on. */

/** Runs with the trace on the screen; without one nothing happens. */
export function inTrace(act: (trace: CurrentTrace) => void): () => void {
  return () => {
    const trace = currentTrace();
    if (trace) act(trace);
  };
}

export function withSelected(act: (trace: CurrentTrace, row: SpanRow) => void): () => void {
  return inTrace((trace) => {
    const { selected } = useTraceView.getState();
    if (selected !== undefined) act(trace, selected);
  });
}

/** The same with what hides the selected row when it is hidden, since that is what the eye is on. */
export function withShown(act: (trace: CurrentTrace, row: SpanRow) => void): () => void {
  return withSelected((trace, row) =>
    act(trace, shownRowOf(trace, visibleRowsOf(trace, useTraceView.getState()), row) ?? row),
  );
}

export function isTraceOpen(): boolean {
  return currentTrace() !== undefined;
}

export function hasSelection(): boolean {
  return isTraceOpen() && useTraceView.getState().selected !== undefined;
}
