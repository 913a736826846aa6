import { useLayoutEffect, useState, type RefCallback } from 'react';
import { PanZoom, type PanZoomCallbacks, type PanZoomOptions } from './panZoom.ts';

/**
 * Reports zooming, panning, clicking and hovering on an element, in px and factors: what they mean is the caller's
 * business. Returns a stable ref callback for that element; callbacks may be new in every render at no cost.
 *
 * The element's CSS says what a finger may do without us: `touch-action: pan-y` to leave vertical movement to the
 * browser's scrolling, `none` with `captureVertical`.
 */
export function usePanZoom(callbacks: PanZoomCallbacks, options?: PanZoomOptions): RefCallback<HTMLElement> {
  const [panZoom] = useState(() => new PanZoom());
  useLayoutEffect(() => panZoom.configure(callbacks, options));
  return panZoom.attach;
}
