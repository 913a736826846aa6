import { foldEnd } from '#analysis/visibleRows.ts';
import { headingsAbove } from '#analysis/waterfallLines.ts';
import { fitPieces } from './fitPieces.ts';
import { WaterfallFrame } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { layoutCuts, leastColumnPx } from './layoutCuts.ts';
import { layoutEvents } from './layoutEvents.ts';
import { layoutHeadings } from './layoutHeadings.ts';
import { barEndNs, isFoldedRun, LEAST_BAR_PX, MARGIN_PX, placeBar } from './placeBar.ts';
import { placeMarks } from './placeMarks.ts';
import { pushPieces } from './pushPieces.ts';
import { lightRows } from './rowLight.ts';

/**
 * Pieces of self time and of the critical path on screen. With 500 event ticks and some 150 bars and backgrounds a frame
 * stays near 3,000 rectangles, which paint in 4–5 ms without a GPU.
 */
const SELF_BUDGET = 1800;
const CRITICAL_BUDGET = 500;

/**
 * Numbers for the rows on screen, and for those only: the cost is rows on screen × px, whatever the trace holds. Pass
 * the last frame to have it filled again; a frame keeps what it has read of a document.
 */
export function layoutWaterfall(input: WaterfallInput, frame = new WaterfallFrame()): WaterfallFrame {
  const { lines, scrollTopPx, rowHeightPx, heightPx, scale, range } = input;
  const firstLine = Math.max(0, Math.floor(scrollTopPx / rowHeightPx));
  const endLine = Math.min(lines.length, Math.ceil((scrollTopPx + heightPx) / rowHeightPx));
  let heading = headingsAbove(lines, firstLine);
  const first = firstLine - heading;
  const end = Math.max(first, endLine - headingsAbove(lines, endLine));
  const count = end - first;
  frame.reserve(count);
  frame.count = count;
  frame.widthPx = scale.widthPx;
  frame.heightPx = heightPx;
  frame.rowHeightPx = rowHeightPx;
  // 10 of 24 px and 8 of 18 px, one px above the middle: the critical path runs below.
  frame.barHeightPx = rowHeightPx >= 24 ? 10 : 8;
  frame.barTopPx = Math.floor((rowHeightPx - frame.barHeightPx) / 2);
  layoutHeadings(frame, input, heading, endLine);
  for (let at = 0; at < count; at++) {
    const row = lines.rows[first + at];
    while (lines.headingAt[heading] <= first + at) heading++;
    frame.row[at] = row;
    frame.endRow[at] = input.collapsed.has(row) ? foldEnd(input.table, input.repeats, row) : row + 1;
    frame.y[at] = (first + at + heading) * rowHeightPx - scrollTopPx;
    placeBar(frame, input, at);
    placeMarks(frame, input, at);
  }
  lightRows(frame, input);
  layoutSelf(frame, input);
  layoutCuts(frame, input);
  layoutCritical(frame, input);
  layoutEvents(frame, input);
  layoutGuides(frame, input);
  frame.rangeX0 = range === undefined ? Number.NaN : Math.max(-1, scale.toPx(range.startNs));
  frame.rangeX1 = range === undefined ? Number.NaN : Math.min(frame.widthPx + 1, scale.toPx(range.endNs));
  return frame;
}

function layoutSelf(frame: WaterfallFrame, input: WaterfallInput): void {
  const { table, scale, selfIntervals } = input;
  frame.selfCache.begin(selfIntervals);
  fitPieces(frame.self, frame.count, SELF_BUDGET, frame.widthPx, (at, columnPx) => {
    const x0 = frame.x0[at];
    if (Number.isNaN(x0)) return;
    const row = frame.row[at];
    // Too thin to tell whose time it is; a pale speck would be missed.
    if ((barEndNs(frame, input, at) - table.start[row]) * scale.pxPerNs < LEAST_BAR_PX) {
      frame.self.push(at, x0, frame.bodyX1[at]);
      return;
    }
    const endRow = isFoldedRun(frame, input, at) ? frame.endRow[at] : row + 1;
    const intervals = frame.selfCache.get(row, endRow);
    const leastPx = Math.max(columnPx, leastColumnPx(frame, input, at));
    pushPieces(frame.self, at, intervals, scale, x0, frame.bodyX1[at], leastPx);
  });
}

function layoutCritical(frame: WaterfallFrame, input: WaterfallInput): void {
  const { scale, criticalIntervals } = input;
  frame.critical.cut(0);
  frame.criticalCache.begin(criticalIntervals);
  if (criticalIntervals === undefined) return;
  fitPieces(frame.critical, frame.count, CRITICAL_BUDGET, frame.widthPx, (at, columnPx) => {
    const intervals = frame.criticalCache.get(frame.row[at], frame.endRow[at]);
    // What a collapsed row hides may lie outside its bar, but no member of a run outside its own.
    const isRun = isFoldedRun(frame, input, at);
    const fromX = isRun ? frame.x0[at] : -MARGIN_PX;
    const toX = isRun ? frame.x1[at] : frame.widthPx + MARGIN_PX;
    const leastPx = Math.max(columnPx, leastColumnPx(frame, input, at));
    pushPieces(frame.critical, at, intervals, scale, fromX, toX, leastPx);
  });
}

function layoutGuides(frame: WaterfallFrame, input: WaterfallInput): void {
  frame.guideX.length = 0;
  for (const x of input.ticks.x) frame.guideX.push(x);
}
