import { endOf } from '#analysis/spanEnds.ts';
import type { Steps } from '#base/slicedWork.ts';
import { serviceColour } from '#charts/colours.ts';
import type { OverviewFrame, OverviewInput } from './frame.ts';
import { layoutDense } from './layoutDense.ts';
import { ERROR, RunList } from './runs.ts';

/** Space above the first and below the last line, px. */
const MARGIN_PX = 4;

/** A line a row while there are 2 px for each; the drawing's proportions up to 4 px. */
const MOST_PITCH_PX = 4;
const LEAST_PITCH_PX = 2;

/** Lanes of several rows. */
const DENSE_PITCH_PX = 1;
const DENSE_LINE_PX = 1.25;

/** px: a span of a ns is still a dot; an error is a little more. */
const LEAST_RUN_PX = 1.5;
const LEAST_ERROR_PX = 3;

/**
 * The whole of a trace in a few px: a line a row where there is room, else lanes of neighbouring rows, in which the
 * longest span of each px is seen and stretches that are mostly empty are pale. Errors are never covered. One pass over
 * the rows, which may pause; what comes out is bounded by px. Keep the frame until table, trace or size change.
 */
export function* layoutOverview(input: OverviewInput): Steps<OverviewFrame> {
  const { widthPx, heightPx } = input;
  const rows = input.endRow - input.firstRow;
  const room = Math.max(LEAST_PITCH_PX, heightPx - 2 * MARGIN_PX);
  const single = rows * LEAST_PITCH_PX <= room;
  const lanes = single ? rows : Math.floor(room / DENSE_PITCH_PX);
  const pitchPx = single ? Math.min(MOST_PITCH_PX, room / Math.max(1, rows)) : DENSE_PITCH_PX;
  const runs = single ? layoutSingle(input) : yield* layoutDense(input, lanes);
  return {
    widthPx,
    heightPx,
    lanes,
    rows,
    pitchPx,
    topPx: MARGIN_PX,
    // Lines of single rows stand apart; lanes of many touch, for what lies between them is not empty.
    linePx: single ? Math.max(1.25, pitchPx * 0.65) : DENSE_LINE_PX,
    ...runs.sortByColour(),
  };
}

/** Top of the line of a row (counted from the first) at the lower edge of its lane, CSS px. */
export function criticalLineTop({ topPx, pitchPx, linePx, lanes, rows }: OverviewFrame, row: number): number {
  const lane = lanes === rows ? row : Math.floor((row * lanes) / rows);
  return topPx + lane * pitchPx + Math.min(linePx, pitchPx - 1);
}

function layoutSingle(input: OverviewInput): RunList {
  const { table, ends, extent, firstRow, widthPx } = input;
  const runs = new RunList();
  const pxPerNs = widthPx / Math.max(1, extent.endNs - extent.startNs);
  for (let row = firstRow; row < input.endRow; row++) {
    const failed = input.failed[row] === 1;
    const least = failed ? LEAST_ERROR_PX : LEAST_RUN_PX;
    const x0 = Math.min((table.start[row] - extent.startNs) * pxPerNs, widthPx - least);
    const x1 = Math.min(widthPx, Math.max(x0 + least, (endOf(ends, row) - extent.startNs) * pxPerNs));
    runs.push(row - firstRow, x0, x1, failed ? ERROR : serviceColour(table.service[row], input.slots));
  }
  return runs;
}
