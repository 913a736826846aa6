import type { MeasureText } from '#charts/labelMeasurer.ts';
import type { Palette } from '#ui/palette.ts';
import type { Camera } from './camera.ts';

/** How a scene is seen: from where, how large, in which colours. */
export interface GraphView {
  readonly camera: Camera;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly palette: Palette;
  readonly measure: MeasureText;
}

/** What fits at a zoom: boxes with their figures, with their names only, or colours with names where there is room. */
export type Detail = 'figures' | 'names' | 'colours';

export function detailAt(k: number): Detail {
  return k >= 0.74 ? 'figures' : k >= 0.42 ? 'names' : 'colours';
}

/** Whether a box in world px touches the window. */
export function isInView(
  { camera, widthPx, heightPx }: GraphView,
  x: number,
  y: number,
  w: number,
  h: number,
): boolean {
  const left = x * camera.k + camera.x;
  const top = y * camera.k + camera.y;
  return left < widthPx && top < heightPx && left + w * camera.k > 0 && top + h * camera.k > 0;
}

/** A text that fits a width, cut in its middle: names of a fleet begin alike. '' when not even two letters fit. */
export function fitText(text: string, font: string, roomPx: number, measure: MeasureText): string {
  if (measure(font, text) <= roomPx) return text;
  const cut = (kept: number): string =>
    `${text.slice(0, Math.ceil(kept / 2))}…${text.slice(text.length - Math.floor(kept / 2))}`;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(font, cut(middle)) <= roomPx) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? '' : cut(low);
}

/**
 * A name on one line, or on two where it is too long and that many are allowed: broken after a sign between words, as late
 * as the first line holds. `fit` cuts a text to the room of a line.
 */
export function fitLines(name: string, most: 1 | 2, fit: (text: string) => string): readonly string[] {
  const whole = fit(name);
  if (whole === name || most === 1) return [whole];
  for (const { index } of [...name.matchAll(/(?<=[\s\-_./:@])(?=.)/gu)].reverse()) {
    const first = name.slice(0, index).trimEnd();
    if (fit(first) === first) return [first, fit(name.slice(index))];
  }
  return [whole];
}
