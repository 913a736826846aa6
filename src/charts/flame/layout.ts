import { lowerBound } from '#base/search.ts';
import { fitLabel } from './fitLabel.ts';
import type { FlameFrame, FlameInput, FlameLabel } from './frame.ts';
import { BUCKETS, ERROR, FILLS, FLAME_COLOURS, newFrame, reserve } from './frame.ts';
import { laneTop, lanesInView } from './lanes.ts';

/** Entries that are painted well within a frame; sorted by colour, 6,000 take about 5 ms. */
const BUDGET = 6000;

/** With so few, half as wide cells are tried. */
const FINER_BELOW = BUDGET * 0.45;

/** px a span must be long to be a box of its own. */
const LEAST_BOX_PX = 1;

/** px a box must be wide to carry a label, and between its edge and the label. */
const LEAST_LABELLED_PX = 28;
export const LABEL_INSET_PX = 5;

/**
 * The boxes of a flame that are in view. What is shorter than a px is merged: all spans that start in one px of a lane are
 * one cell, as full as they fill it, in the colour of the longest, or in that of errors if one of them failed. Whatever
 * the trace, the work is bounded by px: a cell is found by halving and summed up by subtracting. Where even boxes and
 * cells are too many, cells become wider. `frame` is filled anew and returned.
 */
export function layoutFlame(input: FlameInput, frame: FlameFrame = newFrame()): FlameFrame {
  frame.widthPx = input.scale.widthPx;
  frame.heightPx = input.heightPx;
  frame.laneHeightPx = input.laneHeightPx;
  reserve(frame, BUDGET);
  // What the last frame needed is a good guess, and steps that come and go while something moves would flicker.
  while (!fill(input, frame, frame.stepPx)) frame.stepPx *= 2;
  while (frame.stepPx > 1 && frame.count < FINER_BELOW) {
    frame.stepPx /= 2;
    if (fill(input, frame, frame.stepPx)) continue;
    frame.stepPx *= 2;
    fill(input, frame, frame.stepPx);
    break;
  }
  sortByBucket(frame);
  placeLabels(input, frame);
  return frame;
}

/** False when there is more than the budget, at cells of `step` px; a step as wide as the picture always fits. */
function fill(input: FlameInput, frame: FlameFrame, step: number): boolean {
  const { items, scale } = input;
  const { start, end, laneStart } = items;
  const isLast = step >= scale.widthPx;
  const leastBoxNs = Math.max(LEAST_BOX_PX, step) / scale.pxPerNs;
  frame.count = 0;
  const [first, last] = lanesInView(input);
  for (let lane = first; lane < last; lane++) {
    const laneEnd = laneStart[lane + 1];
    let item = lowerBound(end, scale.startNs, laneStart[lane], laneEnd);
    const y = laneTop(input, lane);
    while (item < laneEnd && start[item] <= scale.endNs) {
      if (frame.count === BUDGET) {
        if (!isLast) return false;
        // More lanes in view than entries: nothing is that tall.
        return true;
      }
      if (end[item] - start[item] >= leastBoxNs) {
        pushBox(input, frame, item, y);
        item++;
        continue;
      }
      const column = Math.floor(scale.toPx(start[item]) / step);
      let next = gallop(start, item + 1, laneEnd, scale.toNs((column + 1) * step));
      // Only the last one that starts in the cell can be a box: it reaches beyond.
      if (next - 1 > item && end[next - 1] - start[next - 1] >= leastBoxNs) next--;
      pushCell(input, frame, item, next, column * step, step, y);
      item = next;
    }
  }
  return true;
}

/** First item of [from, end) that starts at or after `ns`: looked for near `from` first, where it mostly is. */
function gallop(start: Float64Array, from: number, end: number, ns: number): number {
  let reach = 1;
  while (from + reach < end && start[from + reach] < ns) reach *= 2;
  return lowerBound(start, ns, from + (reach >> 1) * (reach > 1 ? 1 : 0), Math.min(end, from + reach + 1));
}

function pushBox({ items, scale, ...input }: FlameInput, frame: FlameFrame, item: number, y: number): void {
  const at = frame.count++;
  const id = items.id[item];
  const isPassedBy = input.matchedBefore !== undefined && input.matchedBefore[item + 1] === input.matchedBefore[item];
  frame.x0[at] = Math.max(-1, scale.toPx(items.start[item]));
  frame.x1[at] = Math.min(scale.widthPx + 1, scale.toPx(items.end[item]));
  frame.y[at] = y;
  frame.item[at] = item;
  frame.bucket[at] = bucketOf(isPassedBy, FILLS - 1, input.colourOf(id));
  frame.isBox[at] = 1;
  frame.hasFailed[at] = input.failedBefore[item + 1] > input.failedBefore[item] ? 1 : 0;
  frame.isClosed[at] = input.isClosed?.(id) === true ? 1 : 0;
}

function pushCell(
  { items, scale, ...input }: FlameInput,
  frame: FlameFrame,
  from: number,
  to: number,
  x: number,
  step: number,
  y: number,
): void {
  const { coveredBefore, longest, id } = items;
  const chosen = longest.of(from, to);
  const cover = ((coveredBefore[to] - coveredBefore[from]) * scale.pxPerNs) / step;
  const fill = Math.min(FILLS - 1, Math.max(0, Math.ceil(cover * FILLS) - 1));
  const failed = input.failedBefore[to] > input.failedBefore[from];
  const isPassedBy = input.matchedBefore !== undefined && input.matchedBefore[to] === input.matchedBefore[from];
  const bucket = failed
    ? bucketOf(isPassedBy, FILLS - 1, ERROR)
    : bucketOf(isPassedBy, fill, input.colourOf(id[chosen]));
  const x0 = Math.max(0, x);
  const before = frame.count - 1;
  // Cells that look the same are one.
  const joins = before >= 0 && frame.isBox[before] === 0 && frame.bucket[before] === bucket;
  if (joins && frame.x1[before] === x0 && frame.y[before] === y) {
    frame.x1[before] = x0 + step;
    return;
  }
  const at = frame.count++;
  frame.x0[at] = x0;
  frame.x1[at] = x0 + step;
  frame.y[at] = y;
  frame.item[at] = chosen;
  frame.bucket[at] = bucket;
  frame.isBox[at] = 0;
  frame.hasFailed[at] = 0;
  frame.isClosed[at] = 0;
}

function bucketOf(isPassedBy: boolean, fill: number, colour: number): number {
  return ((isPassedBy ? FILLS : 0) + fill) * FLAME_COLOURS + colour;
}

function sortByBucket({ count, bucket, bucketStart, sorted }: FlameFrame): void {
  bucketStart.fill(0);
  for (let at = 0; at < count; at++) bucketStart[bucket[at] + 1]++;
  for (let at = 0; at < BUCKETS; at++) bucketStart[at + 1] += bucketStart[at];
  for (let at = 0; at < count; at++) sorted[bucketStart[bucket[at]]++] = at;
  // Each start has moved to where the next bucket starts.
  bucketStart.copyWithin(1, 0, BUCKETS);
  bucketStart[0] = 0;
}

/** Labels of the boxes that have room, cut to it; one that begins out of view stands at the edge. */
function placeLabels({ items, labelOf, measureLabel }: FlameInput, frame: FlameFrame): void {
  frame.labels = 0;
  for (let at = 0; at < frame.count; at++) {
    if (frame.isBox[at] === 0) continue;
    const x0 = Math.max(0, frame.x0[at]);
    const x1 = Math.min(frame.widthPx, frame.x1[at]);
    if (x1 - x0 < LEAST_LABELLED_PX) continue;
    const text = labelFor(labelOf(items.id[frame.item[at]]), x1 - x0 - 2 * LABEL_INSET_PX, measureLabel);
    if (text === '') continue;
    const label = frame.labels++;
    frame.labelText[label] = text;
    frame.labelX[label] = x0 + LABEL_INSET_PX;
    frame.labelY[label] = frame.y[at];
    frame.labelIsPassedBy[label] = frame.bucket[at] >= FILLS * FLAME_COLOURS ? 1 : 0;
  }
}

function labelFor({ service, name }: FlameLabel, widthPx: number, measure: FlameInput['measureLabel']): string {
  const whole = service === '' ? name : `${service} ${name}`;
  return measure(whole) <= widthPx ? whole : fitLabel(name, widthPx, measure);
}
