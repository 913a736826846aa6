/**
 * The arithmetic of scrolling content taller than an element can be.
 *
 * Two offsets, both in CSS px: `top`, where the viewport stands in the content (virtual), and `scrollTop`, where the
 * browser's scrollbar stands in the spacer. Up to the cap they are the same number. Above it the spacer is shorter than
 * the content, and one maps to the other by three straight pieces: the first and last `END_ZONE_PX` one to one, so that
 * both ends are reached by any means and to the pixel, and the middle stretched.
 */

/** Firefox clips an element near 17.9 million px, Chromium near 33.5 million; 15 million leaves room at 2× zoom-out. */
export const MAX_SPACER_PX = 15_000_000;

/** 100,000 px is over a hundred screens: longer than a fling, and under 1 % of the spacer. */
const END_ZONE_PX = 100_000;

/** Constant sizes of one scroller; all in CSS px. */
export interface BigScrollGeometry {
  readonly contentHeight: number;
  readonly viewportHeight: number;
  /** Height of the element inside the scroller: the content's, or the cap. */
  readonly spacerHeight: number;
  /** Greatest `top`: the last row then ends at the bottom edge of the viewport. */
  readonly maxTop: number;
  /** Greatest `scrollTop`. */
  readonly maxScrollTop: number;
}

export interface BigScrollPosition {
  readonly top: number;
  readonly scrollTop: number;
}

/** `contentHeight` and `viewportHeight` in CSS px; negative or NaN counts as 0. */
export function bigScrollGeometry(contentHeight: number, viewportHeight: number): BigScrollGeometry {
  const content = contentHeight > 0 ? contentHeight : 0;
  const viewport = viewportHeight > 0 ? viewportHeight : 0;
  const spacerHeight = Math.min(content, MAX_SPACER_PX);
  return {
    contentHeight: content,
    viewportHeight: viewport,
    spacerHeight,
    maxTop: Math.max(0, content - viewport),
    maxScrollTop: Math.max(0, spacerHeight - viewport),
  };
}

/** Content px per scrollbar px between the two end zones. */
function stretch(geometry: BigScrollGeometry): number {
  return (geometry.maxTop - 2 * END_ZONE_PX) / (geometry.maxScrollTop - 2 * END_ZONE_PX);
}

function isStretched(geometry: BigScrollGeometry): boolean {
  return geometry.contentHeight > MAX_SPACER_PX;
}

function clamp(value: number, max: number): number {
  return value < 0 ? 0 : value > max ? max : value;
}

/** Where the content stands when the scrollbar was put at `scrollTop`. */
export function topAtScroll(geometry: BigScrollGeometry, scrollTop: number): number {
  const { maxTop, maxScrollTop } = geometry;
  if (!isStretched(geometry)) return clamp(scrollTop, maxTop);
  if (scrollTop <= END_ZONE_PX) return clamp(scrollTop, maxTop);
  if (scrollTop >= maxScrollTop - END_ZONE_PX) return clamp(maxTop - (maxScrollTop - scrollTop), maxTop);
  return END_ZONE_PX + (scrollTop - END_ZONE_PX) * stretch(geometry);
}

/** Where the scrollbar belongs when the content stands at `top`: the inverse of `topAtScroll`. */
export function scrollAtTop(geometry: BigScrollGeometry, top: number): number {
  const { maxTop, maxScrollTop } = geometry;
  if (!isStretched(geometry)) return clamp(top, maxScrollTop);
  if (top <= END_ZONE_PX) return clamp(top, maxScrollTop);
  if (top >= maxTop - END_ZONE_PX) return clamp(maxScrollTop - (maxTop - top), maxScrollTop);
  return END_ZONE_PX + (top - END_ZONE_PX) / stretch(geometry);
}

/**
 * The largest scrollbar movement, in px, still taken for a step of wheel, key or finger. The thumb cannot be dragged by
 * less than a third of a device px's worth of spacer (spacer / track / 3), a step is rarely more than four screens.
 */
function longestStep(geometry: BigScrollGeometry): number {
  return Math.min(4 * geometry.viewportHeight, geometry.spacerHeight / geometry.viewportHeight / 3);
}

/**
 * The position after the browser reported `scrollTop`. A step moves the content by its own px, so lines never leap past
 * under the wheel; a drag of the scrollbar goes where the thumb points. At either end of the scrollbar the content is
 * at its end too.
 */
export function afterScroll(
  geometry: BigScrollGeometry,
  before: BigScrollPosition,
  scrollTop: number,
): BigScrollPosition {
  if (!isStretched(geometry)) return { top: topAtScroll(geometry, scrollTop), scrollTop };
  const step = scrollTop - before.scrollTop;
  // A scrollbar already at rest says nothing new; only arriving at an end does.
  if (step === 0) return before;
  // Half a px of slack: with fractional device pixels the browser stops just short of the end.
  const atEnd = scrollTop <= 0.5 || scrollTop >= geometry.maxScrollTop - 0.5;
  if (!atEnd && Math.abs(step) <= longestStep(geometry)) {
    return { top: clamp(before.top + step, geometry.maxTop), scrollTop };
  }
  if (scrollTop <= 0.5) return { top: 0, scrollTop };
  return { top: atEnd ? geometry.maxTop : topAtScroll(geometry, scrollTop), scrollTop };
}

/** The `top` nearest to the given one at which [`fromPx`, `toPx`] is in view; what is taller shows its beginning. */
export function topToShow(geometry: BigScrollGeometry, top: number, fromPx: number, toPx: number): number {
  const tooTall = toPx - fromPx > geometry.viewportHeight;
  if (fromPx < top || tooTall) return clamp(fromPx, geometry.maxTop);
  if (toPx > top + geometry.viewportHeight) return clamp(toPx - geometry.viewportHeight, geometry.maxTop);
  return top;
}
