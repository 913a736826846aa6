import type { PaintContext } from './paintContext.ts';

/** Width in CSS px of a text in a font (a value for `ctx.font`). */
export type MeasureText = (font: string, text: string) => number;

/** Texts kept: a screen shows some sixty durations, so this is every one of the last hundred screens. */
const LIMIT = 8192;

/**
 * Measures each text once per font. When `limit` texts are known the older half is forgotten, which needs no
 * bookkeeping per text: what is used again moves to the younger half.
 */
export function createLabelMeasurer(measure: MeasureText, limit = LIMIT): MeasureText {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  return (font, text) => {
    const key = `${font}\n${text}`;
    const fresh = young.get(key);
    if (fresh !== undefined) return fresh;
    const width = old.get(key) ?? measure(font, text);
    if (young.size * 2 >= limit) {
      old = young;
      young = new Map();
    }
    young.set(key, width);
    return width;
  };
}

/** Measures on a canvas context. Leaves its font changed. */
export function measureOn(context: PaintContext & Pick<CanvasRenderingContext2D, 'measureText'>): MeasureText {
  return (font, text) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
