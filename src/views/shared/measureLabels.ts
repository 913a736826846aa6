import { labelFont } from '#charts/colours.ts';
import { createLabelMeasurer, measureOn } from '#charts/labelMeasurer.ts';
import type { Palette } from '#ui/palette.ts';

let measure: ReturnType<typeof createLabelMeasurer> | undefined;

/** Width of a label in CSS px, measured once per text for all canvases of the page. */
export function labelMeasure(palette: Palette): (text: string) => number {
  if (!measure) {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas');
    measure = createLabelMeasurer(measureOn(context));
  }
  const font = labelFont(palette);
  const byFont = measure;
  return (text) => byFont(font, text);
}
