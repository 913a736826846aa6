import { useCallback, useEffect, useRef } from 'react';
import type { FlameFrame, FlameInput } from '#charts/flame/frame.ts';
import { hitFlame } from '#charts/flame/hit.ts';
import { layoutFlame } from '#charts/flame/layout.ts';
import { paintLights } from '#charts/flame/lights.ts';
import { paintFlame } from '#charts/flame/paint.ts';
import { CanvasSurface, type CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import type { BigScroll } from '#ui/useBigScroll.ts';
import { usePanZoom } from '#ui/usePanZoom.ts';
import { labelMeasure } from '#views/shared/measureLabels.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import styles from './Flame.module.css';
import type { FlameControl, FlameModel } from './flameModel.ts';

export interface FlameCanvasProps {
  readonly model: FlameModel;
  readonly control: FlameControl;
  readonly scroll: BigScroll;
  /** CSS px */
  readonly laneHeight: number;
}

/** The boxes. Zoom, scroll, hover and choice reach the canvas by subscription: no render of React for any of them. */
export function FlameCanvas({ model, control, scroll, laneHeight }: FlameCanvasProps) {
  const palette = usePalette();
  const surface = useRef<CanvasSurfaceHandle>(null);
  const frame = useRef<FlameFrame>(undefined);
  const painted = useRef<FlameInput>(undefined);
  useEffect(() => {
    const repaint = (): void => surface.current?.requestPaint();
    const stops = [control.subscribe(repaint), scroll.subscribe(repaint)];
    return () => stops.forEach((stop) => stop());
  }, [control, scroll]);

  const paint = useCallback(
    (ctx: CanvasRenderingContext2D, { width, height }: { width: number; height: number }) => {
      const input: FlameInput = {
        items: model.items,
        scale: control.scale(width),
        scrollTopPx: scroll.top(),
        heightPx: height,
        laneHeightPx: laneHeight,
        isUpward: model.isUpward,
        colourOf: model.colourOf,
        failedBefore: model.failedBefore,
        matchedBefore: model.matchedBefore?.(),
        labelOf: model.labelOf,
        measureLabel: labelMeasure(palette),
        isClosed: model.isClosed,
      };
      painted.current = input;
      frame.current = layoutFlame(input, frame.current);
      paintFlame(ctx, frame.current, palette);
      model.paintOver?.(ctx, input, palette);
      const lights = { selected: control.selected(), hovered: control.hovered(), parentOf: model.parentOf };
      paintLights(ctx, input, lights, palette);
    },
    [model, control, scroll, laneHeight, palette],
  );

  const idAt = (x: number, y: number) => painted.current && hitFlame(painted.current, x, y);
  const scaleNow = () => control.scale(painted.current?.scale.widthPx ?? 1);
  const gestures = usePanZoom({
    onZoom: (factor, x) => control.show(scaleNow().zoomAt(x, factor)),
    // The view moves right by so much: what is in it moves left.
    onPan: (dx) => control.show(scaleNow().panBy(-dx)),
    onScrollY: (dy) => scroll.scrollTo(scroll.top() + dy),
    onClick: (x, y) => {
      const id = idAt(x, y);
      if (id !== undefined) control.select(id);
    },
    onHover: (x, y) => control.hover(idAt(x, y)),
    onHoverEnd: () => control.hover(undefined),
  });
  return (
    <div
      ref={gestures}
      className={styles['canvas']}
      role="presentation"
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const id = idAt(event.clientX - box.left, event.clientY - box.top);
        if (id !== undefined) control.fit(id);
      }}
    >
      <CanvasSurface ref={surface} paint={paint} ariaHidden />
    </div>
  );
}
