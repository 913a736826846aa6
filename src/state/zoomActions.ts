import { runEnd, runOf } from '#analysis/repeats.ts';
import { endOf } from '#analysis/spanEnds.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { clampRange, panRange, zoomRange } from '#model/timeRange.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { isCollapsed } from './rowActions.ts';
import { setTraceView, useTraceView } from './traceView.ts';

/** ns; the shortest range that is shown, as of `charts/timeScale.ts`. */
const LEAST_NS = 10;

/** Shows a range of the trace; the whole of it is "no range". */
export function showRange(trace: CurrentTrace, range: TimeRange): void {
  const { extent } = trace;
  const isAll = range.startNs <= extent.startNs && range.endNs >= extent.endNs;
  setTraceView({ range: isAll ? undefined : clampRange(range, extent) });
}

export function showAll(): void {
  setTraceView({ range: undefined });
}

/** Zooms around the middle of the selected span where that is in view, else around the middle of the view. */
export function zoomBy(trace: CurrentTrace, factor: number): void {
  const { range, selected } = useTraceView.getState();
  const shown = range ?? trace.extent;
  const span = selected === undefined ? undefined : rangeOf(trace, selected);
  const middle = span && (Math.max(span.startNs, shown.startNs) + Math.min(span.endNs, shown.endNs)) / 2;
  const isInView = middle !== undefined && middle > shown.startNs && middle < shown.endNs;
  const anchor = isInView ? middle : (shown.startNs + shown.endNs) / 2;
  setTraceView({ range: zoomRange(range, trace.extent, factor, anchor, LEAST_NS) });
}

/** Moves by a share of what is shown. */
export function panBy(trace: CurrentTrace, share: number): void {
  setTraceView({ range: panRange(useTraceView.getState().range, trace.extent, share) });
}

/** Fits a span into the view with a little room on both sides. */
export function fitSpan(trace: CurrentTrace, row: SpanRow): void {
  const { startNs, endNs } = rangeOf(trace, row);
  const room = Math.max((endNs - startNs) * 0.05, LEAST_NS / 2);
  showRange(trace, { startNs: startNs - room, endNs: endNs + room });
}

/** From start to end of a row as it is drawn: of a folded run, of all its members. */
export function rangeOf(trace: CurrentTrace, row: number): TimeRange {
  const { repeats, ends } = trace.document.derived;
  const isFolded = runEnd(repeats, row) > 0 && isCollapsed(trace, row);
  return {
    startNs: trace.table.start[row],
    endNs: isFolded ? repeats.windowEnd[runOf(repeats, row)] : endOf(ends, row),
  };
}
