import { endOf } from '#analysis/spanEnds.ts';
import type { Steps } from '#base/slicedWork.ts';
import { serviceColour } from '#charts/colours.ts';
import type { OverviewInput } from './frame.ts';
import { LaneGrid } from './laneGrid.ts';
import { ERROR, PALE, RunList } from './runs.ts';

/** Runs of an overview: 6,000 sorted by colour paint in about 5 ms, and they are painted when the document changes. */
const BUDGET = 6000;

/** A column with less time in it than this, in parts of itself, is pale. */
const PALE_BELOW = 0.4;

const NOTHING = 255;

/** Rows by the lane they fall into, merged to one span per lane and px. Pauses after each lane. */
export function* layoutDense(input: OverviewInput, lanes: number): Steps<RunList> {
  const { table, ends, failed, extent, firstRow, endRow } = input;
  const { start } = table;
  const columns = Math.max(1, Math.floor(input.widthPx));
  const perNs = columns / Math.max(1, extent.endNs - extent.startNs);
  const perRow = lanes / (endRow - firstRow);
  const grid = new LaneGrid(columns);
  const colours = new Uint8Array(lanes * columns).fill(NOTHING);
  const lengths = new Float64Array(lanes * columns);
  let row = firstRow;
  for (let lane = 0; lane < lanes; lane++) {
    // Half a row of slack against rounding; the last lane takes what is left.
    const laneEnd = lane === lanes - 1 ? endRow : firstRow + Math.round((lane + 1) / perRow);
    for (; row < laneEnd; row++) {
      const x0 = Math.max(0, (start[row] - extent.startNs) * perNs);
      const end = endOf(ends, row);
      const x1 = Math.min(columns, (end - extent.startNs) * perNs);
      if (x0 > columns || x1 < x0) continue;
      grid.add(row, end - start[row], x0, x1, failed[row] === 1);
    }
    const from = lane * columns;
    grid.drain((column, longest, lengthNs, cover, hasFailed) => {
      const colour = serviceColour(table.service[longest], input.slots);
      colours[from + column] = hasFailed ? ERROR : cover < PALE_BELOW ? PALE + colour : colour;
      lengths[from + column] = hasFailed ? Infinity : lengthNs;
    });
    yield;
  }
  for (let step = 1; ; step *= 2) {
    const runs = toRuns(colours, lengths, columns, step, input.widthPx / columns);
    if (runs.length <= BUDGET || step >= columns) return runs;
    yield;
  }
}

/** Joins neighbouring cells of one colour; `step` columns count as one and show the longest span among them. */
function toRuns(colours: Uint8Array, lengths: Float64Array, columns: number, step: number, px: number): RunList {
  const runs = new RunList();
  for (let from = 0; from < colours.length; from += columns) {
    const lane = from / columns;
    let open = NOTHING;
    let openAt = 0;
    for (let column = 0; column < columns; column += step) {
      const colour = longestOf(colours, lengths, from + column, Math.min(from + column + step, from + columns));
      if (colour === open) continue;
      if (open !== NOTHING) runs.push(lane, openAt * px, column * px, open);
      open = colour;
      openAt = column;
    }
    if (open !== NOTHING) runs.push(lane, openAt * px, columns * px, open);
  }
  return runs;
}

function longestOf(colours: Uint8Array, lengths: Float64Array, from: number, to: number): number {
  let best = from;
  for (let cell = from + 1; cell < to; cell++) {
    if (colours[cell] !== NOTHING && (colours[best] === NOTHING || lengths[cell] > lengths[best])) best = cell;
  }
  return colours[best];
}
