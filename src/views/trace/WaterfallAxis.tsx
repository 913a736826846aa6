import type { PointerEvent } from 'react';
import { useCallback, useRef } from 'react';
import { layoutAxis } from '#charts/axis/layout.ts';
import { paintAxis } from '#charts/axis/paint.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useTraceView } from '#state/traceView.ts';
import { showAll, showRange } from '#state/zoomActions.ts';
import type { CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { CanvasSurface } from '#ui/CanvasSurface.tsx';
import { useDraftRange } from '#state/draftRange.ts';
import { labelMeasure } from '#views/shared/measureLabels.ts';
import { useRepaint } from '#ui/useRepaint.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import styles from './WaterfallAxis.module.css';
import { waterfallScale } from './waterfallScale.ts';

const DRAG_PX = 3;
const STORES = [useTraceView, useDraftRange];

/** The time axis. Dragging on it chooses a range, a double click shows the whole trace. */
export function WaterfallAxis({ trace }: { readonly trace: CurrentTrace }) {
  const palette = usePalette();
  const surface = useRef<CanvasSurfaceHandle>(null);
  const width = useRef(1);
  const pressed = useRef<number | undefined>(undefined);
  useRepaint(surface, STORES);
  const paint = useCallback(
    (ctx: CanvasRenderingContext2D, size: { width: number; height: number }) => {
      width.current = size.width;
      const { scale, ticks } = waterfallScale(trace, useTraceView.getState().range, size.width);
      const { range } = useDraftRange.getState();
      paintAxis(ctx, layoutAxis({ scale, ticks, range, measureLabel: labelMeasure(palette) }), palette);
    },
    [trace, palette],
  );
  const xOf = (event: PointerEvent<HTMLElement>): number =>
    Math.min(width.current, Math.max(0, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const end = (chosen: boolean): void => {
    const { range } = useDraftRange.getState();
    pressed.current = undefined;
    useDraftRange.setState({ range: undefined });
    if (chosen && range) showRange(trace, range);
  };
  return (
    <div
      className={styles['axis']}
      role="presentation"
      onDoubleClick={showAll}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = xOf(event);
      }}
      onPointerMove={(event) => {
        if (pressed.current === undefined || Math.abs(xOf(event) - pressed.current) < DRAG_PX) return;
        const { scale } = waterfallScale(trace, useTraceView.getState().range, width.current);
        const ends = [scale.toNs(pressed.current), scale.toNs(xOf(event))].sort((one, other) => one - other);
        useDraftRange.setState({ range: { startNs: ends[0], endNs: ends[1] } });
      }}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      <CanvasSurface ref={surface} paint={paint} ariaHidden />
    </div>
  );
}
