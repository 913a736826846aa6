import type { CurrentTrace } from '#state/currentTrace.ts';
import { useFind } from '#state/find.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { hoverRow, setTraceView, useHover, useTraceView } from '#state/traceView.ts';
import { fitSpan, showRange } from '#state/zoomActions.ts';
import type { FlameControl } from '#views/shared/flame/flameModel.ts';
import { waterfallScale } from '#views/trace/waterfallScale.ts';

/** The flame by time shares zoom, selection and hover with the waterfall. */
export function timeControl(trace: CurrentTrace): FlameControl {
  return {
    scale: (widthPx) => waterfallScale(trace, useTraceView.getState().range, widthPx).scale,
    show: (range) => showRange(trace, range),
    selected: () => useTraceView.getState().selected,
    select: (row) => setTraceView({ selected: row as SpanRow }),
    hovered: () => useHover.getState().row,
    hover: (row) => hoverRow(row as SpanRow | undefined),
    fit: (row) => fitSpan(trace, row as SpanRow),
    subscribe: subscribeToView,
  };
}

export function subscribeToView(listener: () => void): () => void {
  const stops = [useTraceView.subscribe(listener), useHover.subscribe(listener), useFind.subscribe(listener)];
  return () => stops.forEach((stop) => stop());
}
