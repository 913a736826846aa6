import type { SpanRow } from '#model/spanTable.ts';
import type { WaterfallFrame } from './frame.ts';
import { ERROR_RADIUS_PX } from './placeMarks.ts';

export interface WaterfallHit {
  readonly row: SpanRow;
  /** `row`: the empty part of the row */
  readonly part: 'bar' | 'row' | 'error' | 'event';
  /** of an `event` the first one there, an index into the table's event columns; else −1 */
  readonly event: number;
}

/** px around a tick and beyond the ends of a bar in which they still count as meant. */
const EVENT_REACH_PX = 3;
const BAR_REACH_PX = 3;

/** What is at a point, in CSS px of the frame; undefined on a heading, below the last row and outside. */
export function hitWaterfall(frame: WaterfallFrame, x: number, y: number): WaterfallHit | undefined {
  if (frame.count === 0 || x < 0 || y < 0 || x >= frame.widthPx || y >= frame.heightPx) return undefined;
  const at = rowUnder(frame, y);
  if (at < 0) return undefined;
  const row = frame.row[at] as SpanRow;
  // The whole height of the row counts: only x has to be aimed.
  if (Math.abs(x - frame.errorX[at]) <= ERROR_RADIUS_PX) return { row, part: 'error', event: -1 };
  const event = nearestEvent(frame, at, x);
  if (event >= 0) return { row, part: 'event', event };
  const onBar = x >= frame.x0[at] - BAR_REACH_PX && x <= frame.x1[at] + BAR_REACH_PX;
  return { row, part: onBar ? 'bar' : 'row', event: -1 };
}

/** Frame index of the row at this height, −1 = none. */
function rowUnder({ count, y: tops, rowHeightPx }: WaterfallFrame, y: number): number {
  let at = 0;
  while (at < count && tops[at] + rowHeightPx <= y) at++;
  return at < count && tops[at] <= y ? at : -1;
}

function nearestEvent(frame: WaterfallFrame, at: number, x: number): number {
  const { events, eventIndex } = frame;
  let found = -1;
  let reach = EVENT_REACH_PX;
  for (let tick = 0; tick < events.length; tick++) {
    if (events.at.data[tick] !== at) continue;
    const away = Math.abs(events.x0.data[tick] - x);
    if (away <= reach) {
      reach = away;
      found = eventIndex.data[tick];
    }
  }
  return found;
}
