import type { CriticalPath } from '#analysis/criticalPath.ts';
import { lowerBound } from '#base/search.ts';
import type { Palette } from '#ui/palette.ts';
import type { PaintContext } from './paintContext.ts';
import type { TimeScale } from './timeScale.ts';

/** Sections looked at in one px before the rest of it is passed over: their lines would cover each other. */
const MOST_PER_PX = 4;
const LINE_PX = 2;
const LEAST_PX = 1;

/**
 * The critical path as lines under the spans that were at work. `yOf` gives the top of a row's line in CSS px, undefined
 * where it is out of view. Bounded by px: of what is shorter than one only a few are looked at.
 */
export function paintCriticalPath(
  ctx: PaintContext,
  path: CriticalPath,
  scale: TimeScale,
  yOf: (row: number) => number | undefined,
  palette: Palette,
  linePx = LINE_PX,
): void {
  ctx.fillStyle = palette.critical;
  ctx.beginPath();
  let inColumn = 0;
  let column = -1;
  // Sections touch and stand by time, so their ends ascend too.
  for (let at = lowerBound(path.end, scale.startNs); at < path.row.length; at++) {
    if (path.start[at] > scale.endNs) break;
    const x0 = Math.max(0, scale.toPx(path.start[at]));
    const x1 = Math.min(scale.widthPx, scale.toPx(path.end[at]));
    if (Math.floor(x0) !== column) {
      column = Math.floor(x0);
      inColumn = 0;
    } else if (++inColumn >= MOST_PER_PX && x1 - x0 < 1) {
      at = Math.max(at, lowerBound(path.end, scale.toNs(column + 1), at) - 1);
      continue;
    }
    const y = yOf(path.row[at]);
    if (y !== undefined) ctx.rect(x0, y, Math.max(LEAST_PX, x1 - x0), linePx);
  }
  ctx.fill();
}
