import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printLine, rasterise } from '#charts/rasterise.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { TimeScale } from '#charts/timeScale.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { buildTrace } from '../../../test/drawnSpans.ts';
import type { WaterfallFrame } from './frame.ts';
import { layoutWaterfall } from './layout.ts';
import { paintBars } from './paintBars.ts';
import { testInput } from './testInput.ts';

const WIDTH = 1000;
const MS = 1e6;

/** Spans of up to a second under random parents, which they may outlast or precede. */
function traces(unitNs: number, most: number) {
  const times = Math.round((1000 * MS) / unitNs);
  const span = fc.record({
    parent: fc.nat(),
    service: fc.nat(2),
    start: fc.nat(times - 1),
    length: fc.oneof(fc.nat(times), fc.nat(Math.ceil(times / 50))),
  });
  return fc.array(span, { minLength: 1, maxLength: most }).map((spans) =>
    buildTrace(
      spans.map(({ parent, service, start, length }, at) => ({
        operation: `call ${at}`,
        service: `service ${service}`,
        parent: at === 0 ? undefined : parent % at,
        start: (at === 0 ? 0 : start) * unitNs,
        end: (at === 0 ? times : Math.min(times, start + length)) * unitNs,
      })),
    ),
  );
}

/** Whether no child of the row runs at a time. Asks every span. */
function isSelf(table: SpanTable, row: number, ns: number): boolean {
  for (let child = 0; child < table.length; child++) {
    if (table.parent[child] !== row) continue;
    if (ns >= table.start[child] && ns < table.start[child] + table.duration[child]) return false;
  }
  return ns >= table.start[row] && ns < table.start[row] + table.duration[row];
}

function painted(table: SpanTable, scale: TimeScale): { frame: WaterfallFrame; lines: string[][] } {
  const frame = layoutWaterfall(testInput(table, { scale }));
  const ctx = new RecordingContext();
  paintBars(ctx, frame, testPalette);
  const middles = Array.from(frame.y.subarray(0, frame.count), (y) => y + frame.barTopPx + frame.barHeightPx / 2);
  return { frame, lines: rasterise(ctx.painted, WIDTH, middles) };
}

/** A row px by px, as somebody would paint it who knows nothing of merging: by the time at the middle of each. */
function naiveLine(table: SpanTable, row: number, scale: TimeScale): string[] {
  const x0 = scale.toPx(table.start[row]);
  const x1 = scale.toPx(table.start[row] + table.duration[row]);
  const colour = table.service[row];
  const isAway = (x0 < 0 && x1 <= 0) || (x1 > WIDTH && x0 >= WIDTH);
  // What is thinner than 2 px is widened to them, inside the picture, and is too thin for two tones.
  const left = Math.min(x0, WIDTH - 2);
  const right = Math.max(x1, Math.max(0, left) + 2, 2);
  const isThin = x1 - x0 < 2;
  return Array.from({ length: WIDTH }, (_, px) => {
    const middle = px + 0.5;
    if (isAway || middle < left || middle >= right) return '';
    return isThin || isSelf(table, row, scale.toNs(middle)) ? `service ${colour}` : `pale ${colour}`;
  });
}

it('Bars, self time and children are painted px by px where a painter without any shortcut paints them', () => {
  const ranges = fc.constantFrom([0, 1000], [250, 500], [700, 100], [3, 200], [900, 100]);
  fc.assert(
    fc.property(traces(MS, 40), ranges, (table, [fromMs, lengthMs]) => {
      // Whole ms and whole px per ms: every edge lies between two px, so that there is no more or less right.
      const extent = { startNs: 0, endNs: 1000 * MS };
      const scale = new TimeScale(extent, WIDTH, { startNs: fromMs * MS, endNs: (fromMs + lengthMs) * MS });
      const { frame, lines } = painted(table, scale);
      for (let at = 0; at < frame.count; at++) {
        expect(printLine(lines[at])).toBe(printLine(naiveLine(table, frame.row[at], scale)));
      }
    }),
    { seed: 20_261_130, numRuns: 150, endOnFailure: true },
  );
});

it('What is finer than a px is gathered: off by a px at most in place, and in sum', () => {
  const scale = new TimeScale({ startNs: 0, endNs: 1000 * MS }, WIDTH);
  fc.assert(
    fc.property(traces(7919, 120), (table) => {
      const { frame, lines } = painted(table, scale);
      for (let at = 0; at < frame.count; at++) expect(faultsOf(table, frame.row[at], lines[at], scale)).toEqual([]);
    }),
    { seed: 20_261_130, numRuns: 60, endOnFailure: true },
  );
});

/** What is left of a row when each child is cut out of it, one after the other: pairs of ns in order. */
function cutOut(table: SpanTable, row: number): readonly (readonly [number, number])[] {
  let left: (readonly [number, number])[] = [[table.start[row], table.start[row] + table.duration[row]]];
  for (let child = 0; child < table.length; child++) {
    if (table.parent[child] !== row) continue;
    const from = table.start[child];
    const to = from + table.duration[child];
    left = left.flatMap(([start, end]): (readonly [number, number])[] =>
      to <= start || from >= end ? [[start, end]] : [[start, from] as const, [to, end] as const],
    );
    left = left.filter(([start, end]) => end > start);
  }
  return left;
}

/** What is wrong with a painted row, in words. */
function faultsOf(table: SpanTable, row: number, line: readonly string[], scale: TimeScale): readonly string[] {
  const faults: string[] = [];
  if (table.duration[row] * scale.pxPerNs < 2) return faults;
  const self = cutOut(table, row).map(([from, to]) => [scale.toPx(from), scale.toPx(to)] as const);
  const within = (fromPx: number, toPx: number): number =>
    self.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, toPx) - Math.max(from, fromPx)), 0);
  let slivers = 0;
  let selfPx = 0;
  let solidPx = 0;
  for (let px = 0; px < WIDTH; px++) {
    const isSolid = line[px] === `service ${table.service[row]}`;
    const share = within(px, px + 1);
    // Solid means time near by, and a stretch that fills three px is solid in the middle one.
    if (isSolid && within(px - 1, px + 2) === 0) faults.push(`row ${row} is solid at ${px}, where only children ran`);
    if (!isSolid && within(px - 1, px + 2) > 2.999) faults.push(`row ${row} is pale at ${px}, where no child ran`);
    selfPx += share;
    solidPx += isSolid ? 1 : 0;
    if (share > 0 && share < 1) slivers++;
  }
  // A sliver alone shows as a whole px however thin it is; the edges of a stretch are rounded to px.
  if (Math.abs(solidPx - selfPx) > 1 + slivers) faults.push(`row ${row} shows ${solidPx} px of ${selfPx}`);
  return faults;
}
