import type { TimeScale } from '#charts/timeScale.ts';
import type { OverviewBrush } from './frame.ts';

export type BrushPart = 'left-handle' | 'right-handle' | 'inside' | 'outside';

/** px around an edge that drag it: outside the brush for a finger's sake, inside less so that the middle stays. */
const REACH_OUT_PX = 8;
const REACH_IN_PX = 5;

/** Where the range of a scale lies on an overview of its whole extent. */
export function layoutBrush(scale: TimeScale, widthPx: number, heightPx: number): OverviewBrush {
  const pxPerNs = widthPx / (scale.extent.endNs - scale.extent.startNs);
  return {
    x0: (scale.startNs - scale.extent.startNs) * pxPerNs,
    x1: (scale.endNs - scale.extent.startNs) * pxPerNs,
    widthPx,
    heightPx,
  };
}

/** What a drag from `xPx` would move. In a narrow brush the middle third stays `inside`. */
export function hitBrush(brush: OverviewBrush, xPx: number): BrushPart {
  const inner = Math.min(REACH_IN_PX, (brush.x1 - brush.x0) / 3);
  if (xPx >= brush.x0 - REACH_OUT_PX && xPx <= brush.x0 + inner) return 'left-handle';
  if (xPx >= brush.x1 - inner && xPx <= brush.x1 + REACH_OUT_PX) return 'right-handle';
  return xPx > brush.x0 && xPx < brush.x1 ? 'inside' : 'outside';
}
