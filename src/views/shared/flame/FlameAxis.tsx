import { useCallback, useEffect, useRef } from 'react';
import { layoutAxis } from '#charts/axis/layout.ts';
import { paintAxis } from '#charts/axis/paint.ts';
import { layoutTicks } from '#charts/timeTicks.ts';
import { CanvasSurface, type CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { labelMeasure } from '#views/shared/measureLabels.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import type { FlameControl } from './flameModel.ts';

/** The axis of merged spans: sums of time, from 0. */
export function FlameAxis({ control }: { readonly control: FlameControl }) {
  const palette = usePalette();
  const surface = useRef<CanvasSurfaceHandle>(null);
  useEffect(() => control.subscribe(() => surface.current?.requestPaint()), [control]);
  const paint = useCallback(
    (ctx: CanvasRenderingContext2D, { width }: { width: number }) => {
      const scale = control.scale(width);
      const ticks = layoutTicks(scale, 0);
      paintAxis(ctx, layoutAxis({ scale, ticks, range: undefined, measureLabel: labelMeasure(palette) }), palette);
    },
    [control, palette],
  );
  return <CanvasSurface ref={surface} paint={paint} ariaHidden />;
}
