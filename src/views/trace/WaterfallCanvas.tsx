import { useCallback, useMemo, useRef } from 'react';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import type { WaterfallFrame } from '#charts/waterfall/frame.ts';
import { hitWaterfall } from '#charts/waterfall/hit.ts';
import { layoutWaterfall } from '#charts/waterfall/layout.ts';
import { paintWaterfall } from '#charts/waterfall/paint.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shiftOf } from '#state/currentTrace.ts';
import {
  collapsedRows,
  criticalIntervalsOf,
  selfIntervalsOf,
  serviceSlots,
  useErrors,
  useFoldedRepeats,
} from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import { usePreferences } from '#state/preferences.ts';
import { hoverRow, setTraceView, useHover, useTraceView } from '#state/traceView.ts';
import { fitSpan, showRange } from '#state/zoomActions.ts';
import type { CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { CanvasSurface } from '#ui/CanvasSurface.tsx';
import type { BigScroll } from '#ui/useBigScroll.ts';
import { usePanZoom } from '#ui/usePanZoom.ts';
import { useDraftRange } from '#state/draftRange.ts';
import { labelMeasure } from '#views/shared/measureLabels.ts';
import { useRepaint } from '#ui/useRepaint.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import styles from './WaterfallCanvas.module.css';
import { waterfallScale } from './waterfallScale.ts';

interface Props {
  readonly trace: CurrentTrace;
  readonly lines: WaterfallLines;
  readonly rowHeight: number;
  readonly scroll: BigScroll;
}

const STORES = [useTraceView, useHover, useFind, useDraftRange];

/** The bars. Everything that moves reaches the canvas by subscription: no render of React for pan, zoom or hover. */
export function WaterfallCanvas({ trace, lines, rowHeight, scroll }: Props) {
  const palette = usePalette();
  const surface = useRef<CanvasSurfaceHandle>(null);
  const frame = useRef<WaterfallFrame>(undefined);
  const showsCritical = usePreferences((preferences) => preferences.criticalPath);
  const folded = useFoldedRepeats(trace);
  const errors = useErrors(trace.document);

  useRepaint(surface, STORES);
  useRepaint(
    surface,
    useMemo(() => [scroll], [scroll]),
  );

  const paint = useCallback(
    (ctx: CanvasRenderingContext2D, { width, height }: { width: number; height: number }) => {
      const view = useTraceView.getState();
      const { derived } = trace.document;
      frame.current = layoutWaterfall(
        {
          ...waterfallScale(trace, view.range, width),
          table: trace.table,
          lines,
          missingParents: derived.missingParents,
          scrollTopPx: scroll.top(),
          rowHeightPx: rowHeight,
          heightPx: height,
          ends: derived.ends,
          selfIntervals: selfIntervalsOf(trace),
          collapsed: collapsedRows(trace, view.level, view.toggled, folded),
          subtrees: derived.subtrees,
          errors,
          errorRule: derived.errorRule,
          repeats: derived.repeats,
          isShifted: trace.stored && ((row) => shiftOf(trace, row) !== 0),
          slots: serviceSlots(trace.table),
          criticalIntervals: showsCritical ? criticalIntervalsOf(trace) : undefined,
          range: useDraftRange.getState().range,
          measureLabel: labelMeasure(palette),
          selectedRow: view.selected ?? -1,
          hoveredRow: useHover.getState().row ?? -1,
          matches: useFind.getState().matches,
        },
        frame.current,
      );
      paintWaterfall(ctx, frame.current, palette);
    },
    [trace, lines, rowHeight, scroll, palette, showsCritical, folded, errors],
  );

  const scaleNow = () => waterfallScale(trace, useTraceView.getState().range, frame.current?.widthPx ?? 1).scale;
  const rowAt = (x: number, y: number) => (frame.current ? hitWaterfall(frame.current, x, y)?.row : undefined);
  const gestures = usePanZoom({
    onZoom: (factor, x) => showRange(trace, scaleNow().zoomAt(x, factor)),
    // The view moves right by so much: what is in it moves left.
    onPan: (dx) => showRange(trace, scaleNow().panBy(-dx)),
    onScrollY: (dy) => scroll.scrollTo(scroll.top() + dy),
    onClick: (x, y) => {
      const row = rowAt(x, y);
      if (row !== undefined) setTraceView({ selected: row });
    },
    onHover: (x, y) => hoverRow(rowAt(x, y)),
    onHoverEnd: () => hoverRow(undefined),
  });
  return (
    <div
      ref={gestures}
      className={styles['lane']}
      role="presentation"
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const row = rowAt(event.clientX - box.left, event.clientY - box.top);
        if (row !== undefined) fitSpan(trace, row);
      }}
    >
      <CanvasSurface ref={surface} paint={paint} ariaHidden />
    </div>
  );
}
