import { labelFont } from '#charts/colours.ts';
import type { MeasureText } from '#charts/labelMeasurer.ts';
import { createLabelMeasurer, measureOn } from '#charts/labelMeasurer.ts';
import type { Palette } from '#ui/palette.ts';

let measure: MeasureText | undefined;

/** Width of a text in CSS px, measured once per text and font for all canvases of the page. */
export function measureText(font: string, text: string): number {
  if (!measure) {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas');
    measure = createLabelMeasurer(measureOn(context));
  }
  return measure(font, text);
}

/** The same of labels, which have one font. */
export function labelMeasure(palette: Palette): (text: string) => number {
  const font = labelFont(palette);
  return (text) => measureText(font, text);
}
