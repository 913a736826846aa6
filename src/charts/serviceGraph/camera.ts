/** How world px come to the screen: screen = world · k + (x, y). */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A name is 24 px high at the largest and a box of a wide graph a few px at the smallest. */
export const LEAST_ZOOM = 0.04;
export const MOST_ZOOM = 2;
/** Small graphs are not blown up to fill the window. */
const LARGEST_FIT = 1;
const MARGIN_PX = 24;

/** Shows a whole box in the middle of a window. */
export function fitBox(box: Box, widthPx: number, heightPx: number): Camera {
  const width = Math.max(1, box.x1 - box.x0);
  const height = Math.max(1, box.y1 - box.y0);
  const room = Math.min((widthPx - 2 * MARGIN_PX) / width, (heightPx - 2 * MARGIN_PX) / height);
  const k = Math.max(LEAST_ZOOM, Math.min(LARGEST_FIT, room));
  return { k, x: (widthPx - width * k) / 2 - box.x0 * k, y: (heightPx - height * k) / 2 - box.y0 * k };
}

/** Least zoom that shows names in their boxes, on two lines where they need it, and so many nodes at most that they are worth more than the whole. */
const LEAST_START = 0.46;
const MOST_NAMED = 80;

/** Where to begin: the whole, or in a small window of a graph of few nodes its left end, large enough to be read. */
export function startCamera(box: Box, nodes: number, widthPx: number, heightPx: number): Camera {
  const whole = fitBox(box, widthPx, heightPx);
  if (whole.k >= LEAST_START || nodes > MOST_NAMED) return whole;
  const k = LEAST_START;
  return { k, x: MARGIN_PX - box.x0 * k, y: (heightPx - (box.y1 - box.y0) * k) / 2 - box.y0 * k };
}

/** Moves as little as needed for a box to be in the window. */
export function bringIntoView(camera: Camera, box: Box, widthPx: number, heightPx: number): Camera {
  const { k } = camera;
  const shift = (low: number, high: number, room: number): number => {
    if (low < MARGIN_PX) return MARGIN_PX - low;
    return high > room - MARGIN_PX ? Math.max(room - MARGIN_PX - high, MARGIN_PX - low) : 0;
  };
  const dx = shift(box.x0 * k + camera.x, box.x1 * k + camera.x, widthPx);
  const dy = shift(box.y0 * k + camera.y, box.y1 * k + camera.y, heightPx);
  return dx === 0 && dy === 0 ? camera : { k, x: camera.x + dx, y: camera.y + dy };
}
