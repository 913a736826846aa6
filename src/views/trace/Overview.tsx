import type { PointerEvent, RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { paintCriticalPath } from '#charts/criticalLine.ts';
import type { BrushPart } from '#charts/overview/hit.ts';
import { hitBrush, layoutBrush } from '#charts/overview/hit.ts';
import { criticalLineTop } from '#charts/overview/layout.ts';
import { paintBrush, paintOverview } from '#charts/overview/paint.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { formatDuration } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { criticalPathOf, useErrors } from '#state/derived.ts';
import { usePreferences } from '#state/preferences.ts';
import { useTraceView } from '#state/traceView.ts';
import { showAll, showRange } from '#state/zoomActions.ts';
import type { CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { CanvasSurface } from '#ui/CanvasSurface.tsx';
import { usePanZoom } from '#ui/usePanZoom.ts';
import styles from './Overview.module.css';
import { useRepaint } from '#ui/useRepaint.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import { OverviewPicture } from './overviewPicture.ts';

/** px a pressed pointer moves before it chooses a range. */
const DRAG_PX = 3;

/** px; as thin as lines are there. */
const CRITICAL_LINE_PX = 1;
const SHARED_ALPHA = 0.45;

/** A wheel notch of 100 px zooms by about a fifth. */
const WHEEL_ZOOM = 0.002;

/** What is shown of the trace, and nothing else of the view. */
const RANGE = [
  {
    subscribe: (listener: () => void) =>
      useTraceView.subscribe((view, before) => {
        if (view.range !== before.range) listener();
      }),
  },
];

/** The whole trace in 56 px, always in view, with a brush over what the waterfall shows. */
export function Overview({ trace }: { readonly trace: CurrentTrace }) {
  const palette = usePalette();
  const { failed } = useErrors(trace.document);
  const showsCritical = usePreferences((preferences) => preferences.criticalPath);
  const spans = useRef<CanvasSurfaceHandle>(null);
  const brushed = useRef<CanvasSurfaceHandle>(null);
  const [picture] = useState(() => new OverviewPicture());
  const width = useRef(1);
  const scale = useCallback(() => new TimeScale(trace.extent, width.current, useTraceView.getState().range), [trace]);
  useRepaint(brushed, RANGE);
  useEffect(() => picture.leave, [picture]);
  const paintSpans = useCallback(
    (ctx: CanvasRenderingContext2D, size: { width: number; height: number }) => {
      const frame = picture.frame(trace, failed, size, () => spans.current?.requestPaint());
      if (!frame) return;
      paintOverview(ctx, frame, palette);
      if (!showsCritical) return;
      const lineTop = (row: number): number => criticalLineTop(frame, row - trace.firstRow);
      const full = new TimeScale(trace.extent, size.width);
      // Where rows share lanes there is nothing under a line: their colours have to be seen through it.
      ctx.globalAlpha = frame.lanes === frame.rows ? 1 : SHARED_ALPHA;
      paintCriticalPath(ctx, criticalPathOf(trace), full, lineTop, palette, CRITICAL_LINE_PX);
      ctx.globalAlpha = 1;
    },
    [picture, trace, failed, palette, showsCritical],
  );
  // On a canvas of its own: a zoom moves an edge, not thousands of spans.
  const paintRange = useCallback(
    (ctx: CanvasRenderingContext2D, size: { width: number; height: number }) => {
      width.current = size.width;
      paintBrush(ctx, layoutBrush(scale(), size.width, size.height), palette);
    },
    [palette, scale],
  );
  const gestures = usePanZoom(
    {
      onZoom: (factor, xPx) => {
        const full = new TimeScale(trace.extent, width.current);
        const now = scale();
        // The pointer is over the whole trace, not over the range: zoom around the time it points at.
        showRange(trace, now.zoomAt(now.toPx(full.toNs(xPx)), factor));
      },
      onScrollY: (dyPx) => {
        const now = scale();
        showRange(trace, now.zoomAt(width.current / 2, Math.exp(-dyPx * WHEEL_ZOOM)));
      },
    },
    { captureVertical: true, dragPans: false },
  );
  const brush = useBrush(trace, width);
  return (
    <div className={styles['overview']} ref={gestures} {...brush}>
      <CanvasSurface ref={spans} paint={paintSpans} ariaHidden />
      <CanvasSurface
        ref={brushed}
        paint={paintRange}
        ariaLabel={`Overview of the whole trace, ${formatDuration(trace.extent.endNs - trace.extent.startNs)}. Zoom with w and s, move with a and d.`}
      />
    </div>
  );
}

/** What a drag would move. While all is shown there is nothing to move inside: a drag chooses a range. */
function partAt(scale: TimeScale, xPx: number): BrushPart {
  const part = hitBrush(layoutBrush(scale, scale.widthPx, 1), xPx);
  return scale.isFull && part === 'inside' ? 'outside' : part;
}

/** Pointer handlers of the brush: edges move, the middle pans, outside chooses a new range, double click shows all. */
function useBrush(trace: CurrentTrace, width: RefObject<number>) {
  const drag = useRef<{ part: BrushPart; fromPx: number; from: TimeScale } | undefined>(undefined);
  const xOf = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const rangeScale = (): TimeScale => new TimeScale(trace.extent, width.current, useTraceView.getState().range);
  return {
    onDoubleClick: showAll,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = rangeScale();
      const part = partAt(from, xOf(event));
      drag.current = { part, fromPx: xOf(event), from };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const x = xOf(event);
      const { current } = drag;
      if (!current) {
        const now = rangeScale();
        const part = partAt(now, x);
        event.currentTarget.dataset['part'] = part;
        return;
      }
      const full = new TimeScale(trace.extent, width.current);
      const at = full.toNs(Math.min(width.current, Math.max(0, x)));
      const { part, from, fromPx } = current;
      const shift = full.toNs(x) - full.toNs(fromPx);
      if (part === 'inside') {
        showRange(trace, from.withRange({ startNs: from.startNs + shift, endNs: from.endNs + shift }));
      } else if (part !== 'outside') {
        const other = part === 'left-handle' ? from.endNs : from.startNs;
        showRange(trace, { startNs: Math.min(at, other), endNs: Math.max(at, other) });
      } else if (Math.abs(x - fromPx) > DRAG_PX) {
        const start = full.toNs(fromPx);
        showRange(trace, { startNs: Math.min(at, start), endNs: Math.max(at, start) });
      }
    },
    onPointerUp: () => {
      drag.current = undefined;
    },
    onLostPointerCapture: () => {
      drag.current = undefined;
    },
  };
}
