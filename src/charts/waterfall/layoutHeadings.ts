import type { WaterfallFrame } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { MARGIN_PX } from './placeBar.ts';

/** px; an extent is never drawn shorter. */
const LEAST_PX = 4;

/** Places the headings from number `first` on that stand above line `endLine`. */
export function layoutHeadings(frame: WaterfallFrame, input: WaterfallInput, first: number, endLine: number): void {
  const { lines, missingParents, scale, rowHeightPx, scrollTopPx } = input;
  const { headingAt } = lines;
  frame.headingY.length = 0;
  frame.headingX0.length = 0;
  frame.headingX1.length = 0;
  for (let heading = first; heading < headingAt.length && headingAt[heading] + heading < endLine; heading++) {
    const missing = lines.missing[heading];
    const x0 = scale.toPx(missingParents.start[missing]);
    const x1 = Math.max(scale.toPx(missingParents.end[missing]), x0 + LEAST_PX);
    const isAway = x1 <= 0 || x0 >= frame.widthPx;
    frame.headingY.push((headingAt[heading] + heading) * rowHeightPx - scrollTopPx);
    frame.headingX0.push(isAway ? Number.NaN : Math.max(-MARGIN_PX, x0));
    frame.headingX1.push(isAway ? Number.NaN : Math.min(frame.widthPx + MARGIN_PX, x1));
  }
}
