import { useLayoutEffect, useMemo, useState, type RefCallback } from 'react';
import { BigScroller } from './bigScroller.ts';

export interface BigScrollOptions {
  /** Height of all content, CSS px; may be far beyond what an element can have. */
  readonly contentHeight: number;
  /** Height of the scrolling element's inside, CSS px. 0 while not yet measured. */
  readonly viewportHeight: number;
}

export interface BigScroll {
  /** For the element with `overflow: auto`. */
  readonly scrollerRef: RefCallback<HTMLElement>;
  /** CSS px; the height to give the one element inside the scroller. */
  readonly spacerHeight: number;
  /** Current virtual offset in CSS px. Read it while painting; it is no state and causes no render. */
  top(): number;
  /** Calls back after every change of `top`; returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Moves to a virtual offset in CSS px, clamped to what there is. */
  scrollTo(topPx: number): void;
  /** Moves as little as needed for [topPx, bottomPx] to be in view. */
  ensureVisible(topPx: number, bottomPx: number): void;
}

/**
 * Vertical scrolling of any height by the browser's own scrollbar, without a React render per scroll.
 *
 * The content does not lie in the spacer: put a `position: sticky; top: 0` layer of `viewportHeight` into it, and place
 * or paint row `i` there at `i * rowHeight - top()`. All but `spacerHeight` of what is returned stays the same object.
 */
export function useBigScroll({ contentHeight, viewportHeight }: BigScrollOptions): BigScroll {
  const [scroller] = useState(() => new BigScroller());
  // Before paint, so that the scrollbar never shows a place the content is not at.
  useLayoutEffect(() => scroller.resize(contentHeight, viewportHeight), [scroller, contentHeight, viewportHeight]);
  const spacerHeight = scroller.spacerHeightFor(contentHeight);
  return useMemo(
    () => ({
      scrollerRef: scroller.attach,
      spacerHeight,
      top: scroller.top,
      subscribe: scroller.subscribe,
      scrollTo: scroller.scrollTo,
      ensureVisible: scroller.ensureVisible,
    }),
    [scroller, spacerHeight],
  );
}
