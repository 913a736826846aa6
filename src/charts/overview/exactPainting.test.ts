import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { doAll } from '#base/slicedWork.ts';
import { printLine, rasterise } from '#charts/rasterise.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { buildTrace } from '../../../test/drawnSpans.ts';
import { layoutOverview } from './layout.ts';
import { paintOverview } from './paint.ts';

const WIDTH = 240;
const HEIGHT = 56;
const TIMES = 1_000_000;

/** More spans than there are lines for, so that they fall into lanes. */
const spans = fc.array(
  fc.record({
    parent: fc.nat(),
    service: fc.nat(3),
    start: fc.nat(TIMES),
    length: fc.oneof(fc.nat(TIMES), fc.nat(TIMES / 20), fc.nat(10)),
    failed: fc.nat(30).map((one) => one === 0),
  }),
  { minLength: 60, maxLength: 400, size: 'max' },
);

function traceOf(drawn: readonly { parent: number; service: number; start: number; length: number }[]): SpanTable {
  return buildTrace(
    drawn.map(({ parent, service, start, length }, at) => ({
      operation: `call ${at}`,
      service: `service ${service}`,
      parent: at === 0 ? undefined : parent % at,
      start: at === 0 ? 0 : start,
      end: at === 0 ? TIMES : Math.min(TIMES, start + length),
    })),
  );
}

/** What spans of a lane have in one px. */
interface Cell {
  longestNs: number;
  colour: number;
  cover: number;
  failed: boolean;
}

/** Lane by lane and px by px by asking every span of the lane. */
function naiveCells(table: SpanTable, failed: Uint8Array, lanes: number): Cell[][] {
  const pxPerNs = WIDTH / TIMES;
  const cells: Cell[][] = [];
  let firstRow = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const endRow = lane === lanes - 1 ? table.length : Math.round((lane + 1) / (lanes / table.length));
    const line: Cell[] = [];
    for (let px = 0; px < WIDTH; px++) {
      const cell: Cell = { longestNs: -1, colour: -1, cover: 0, failed: false };
      for (let row = firstRow; row < endRow; row++) {
        const x0 = table.start[row] * pxPerNs;
        const x1 = (table.start[row] + table.duration[row]) * pxPerNs;
        const isPoint = Math.min(WIDTH - 1, Math.floor(x0)) === px;
        if (!isPoint && !(x0 < px + 1 && x1 > px)) continue;
        cell.cover += Math.max(0, Math.min(x1, px + 1) - Math.max(x0, px));
        cell.failed ||= failed[row] === 1;
        if (table.duration[row] <= cell.longestNs) continue;
        cell.longestNs = table.duration[row];
        cell.colour = table.service[row];
      }
      line.push(cell);
    }
    cells.push(line);
    firstRow = endRow;
  }
  return cells;
}

it('Of every lane and px the overview paints the longest span, pale where little runs, and every error', () => {
  fc.assert(
    fc.property(spans, (drawn) => {
      const table = traceOf(drawn);
      const failed = Uint8Array.from(table.start, (_, row) => Number(drawn[table.record[row]].failed));
      const frame = doAll(
        layoutOverview({
          table,
          firstRow: 0,
          endRow: table.length,
          extent: { startNs: 0, endNs: TIMES },
          ends: deriveEnds(table),
          failed,
          slots: Array.from(table.services, (_, service) => service),
          widthPx: WIDTH,
          heightPx: HEIGHT,
        }),
      );
      const ctx = new RecordingContext();
      paintOverview(ctx, frame, testPalette);
      // Below the lane above, which reaches a quarter px into this one.
      const heights = Array.from({ length: frame.lanes }, (_, lane) => frame.topPx + lane * frame.pitchPx + 0.6);
      const lines = rasterise(ctx.painted, WIDTH, heights);
      const cells = naiveCells(table, failed, frame.lanes);
      for (let lane = 0; lane < frame.lanes; lane++) {
        const wanted = cells[lane].map(({ colour, cover }, px) => {
          // An error is half a px thicker than its lane on either side.
          const isError = [lane - 1, lane, lane + 1].some((near) => cells[near]?.[px].failed);
          if (isError) return 'error';
          if (colour < 0) return '';
          // On the very border between full and pale, rounding decides.
          if (Math.abs(cover - 0.4) < 1e-3) return lines[lane][px];
          return `service ${colour}${cover < 0.4 ? ' pale' : ''}`;
        });
        expect(printLine(lines[lane])).toBe(printLine(wanted));
      }
    }),
    { seed: 20_261_130, numRuns: 60, endOnFailure: true },
  );
});
