import type { WaterfallFrame } from './frame.ts';
import type { WaterfallInput } from './input.ts';
import { isFoldedRun } from './placeBar.ts';

/** Ticks of all rows together; above it every tick stands for more px. */
const BUDGET = 500;

/**
 * Ticks of each row's events, at most one per column; events without a time have none. Nor have folded runs: the events
 * of the first member would pass for those of all.
 */
export function layoutEvents(frame: WaterfallFrame, input: WaterfallInput): void {
  for (let columnPx = 1; ; columnPx *= 2) {
    frame.events.cut(0);
    frame.eventIndex.length = 0;
    for (let at = 0; at < frame.count; at++) {
      if (!isFoldedRun(frame, input, at)) pushTicks(frame, input, at, columnPx);
    }
    if (frame.events.length <= BUDGET || columnPx > frame.widthPx) return;
  }
}

function pushTicks(frame: WaterfallFrame, input: WaterfallInput, at: number, columnPx: number): void {
  const { table, scale } = input;
  const { offset, time } = table.events;
  const record = table.record[frame.row[at]];
  const end = offset[record + 1];
  if (offset[record] === end) return;
  const taken = frame.takenColumns(Math.ceil(frame.widthPx / columnPx) + 1);
  for (let event = offset[record]; event < end; event++) {
    const x = scale.toPx(time[event]);
    // Also false for NaN.
    if (!(x >= 0 && x <= frame.widthPx)) continue;
    const column = Math.floor(x / columnPx);
    if (taken[column] === 1) continue;
    taken[column] = 1;
    frame.events.push(at, x, x);
    frame.eventIndex.push(event);
  }
}
