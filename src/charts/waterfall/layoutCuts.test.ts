import { expect, test } from 'vitest';
import { withSums } from '#analysis/intervals.ts';
import { criticalSectionsOf, indexCriticalPath } from '#analysis/criticalSections.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { TimeScale } from '#charts/timeScale.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import type { PieceList, WaterfallFrame } from './frame.ts';
import { ROW_LIGHT, ROW_MARK } from './frame.ts';
import { hitWaterfall } from './hit.ts';
import type { WaterfallInput } from './input.ts';
import { layoutWaterfall } from './layout.ts';
import { paintSpans } from './paint.ts';
import { testInput } from './testInput.ts';

/** A root and `count` repeats below it, one each `everyMs`, each `lengthMs` long. */
function repeats(count: number, everyMs: number, lengthMs: number, words = ''): SpanTable {
  const members = Array.from(
    { length: count },
    (_, at) => `  db select ${at * everyMs}–${at * everyMs + lengthMs} ${words}`,
  );
  return drawTrace(`a root 0–1000\n${members.join('\n')}`);
}

/** Frame index 1 is the folded run. */
function fold(table: SpanTable, overrides: Partial<WaterfallInput> = {}): WaterfallFrame {
  return layoutWaterfall(testInput(table, overrides, [1]));
}

function pieces(list: PieceList): string[] {
  const all = Array.from({ length: list.length }, (_, at) => at).filter((at) => list.at.data[at] === 1);
  return all.map((at) => `${list.x0.data[at]}–${list.x1.data[at]}`);
}

const FIVE = repeats(5, 100, 40);

test('The bar of a folded run goes from its first start to its last end, and so does its label.', () => {
  const frame = fold(FIVE);
  expect([frame.count, frame.x0[1], frame.x1[1], frame.labelText[1]]).toEqual([2, 0, 440, '440\u00A0ms']);
  expect(hitWaterfall(frame, 70, 30)?.part).toBe('bar');
});

test('Its members are solid on the pale ground.', () => {
  expect(pieces(fold(FIVE).self)).toEqual(['0–40', '100–140', '200–240', '300–340', '400–440']);
});

test('Members that touch are parted by a pixel before each.', () => {
  const frame = fold(repeats(5, 20, 20));
  expect(pieces(frame.self)).toEqual(['0–100']);
  expect(pieces(frame.cuts)).toEqual(['19–20', '39–40', '59–60', '79–80']);
});

test('Many members are parted every few pixels, at the same instants wherever the view begins.', () => {
  const table = repeats(1000, 0.5, 0.5);
  const cuts = pieces(fold(table).cuts);
  expect(cuts.slice(0, 3)).toEqual(['5–6', '11–12', '17–18']);
  expect(cuts).toHaveLength(83);
  const scale = new TimeScale({ startNs: 0, endNs: 1e9 }, 900, { startNs: 100e6, endNs: 1e9 });
  expect(pieces(fold(table, { scale }).cuts).slice(0, 2)).toEqual(['1–2', '7–8']);
  expect(pieces(fold(table).self)).toEqual(['0–500']);
});

test('An open run and a plain row have no cuts.', () => {
  expect(layoutWaterfall(testInput(repeats(5, 20, 20))).cuts).toHaveLength(0);
});

test('Thirty long runs have no more cuts than can be painted in time.', () => {
  const members = Array.from({ length: 100 }, (_, at) => `    db select ${at * 10}–${at * 10 + 10}`);
  const table = drawTrace(Array.from({ length: 30 }, () => ['a root 0–1000', ...members].join('\n')).join('\n'));
  const input = testInput(table, {}, [...testInput(table).repeats.head]);
  expect(input.lines.rows).toHaveLength(60);
  const { cuts } = layoutWaterfall(input);
  expect(cuts.length).toBeGreaterThan(300);
  expect(cuts.length).toBeLessThanOrEqual(600);
});

test('Cuts are painted in the colour of the ground.', () => {
  const ctx = new RecordingContext();
  paintSpans(ctx, fold(repeats(5, 20, 20)), testPalette);
  const cuts = ctx.in('pale 1').filter((shape) => shape.width === 1);
  expect(cuts.map((shape) => shape.x)).toEqual([19, 39, 59, 79]);
});

test('The critical path under it is that of all members.', () => {
  const table = repeats(5, 20, 20);
  const sections = indexCriticalPath(table, deriveCriticalPath(table, deriveEnds(table), 0));
  const criticalIntervals = (row: number, endRow: number) => withSums(criticalSectionsOf(sections, row, endRow));
  expect(pieces(fold(table, { criticalIntervals }).critical)).toEqual(['0–100']);
});

test('Errors of its members are its own; events are not shown.', () => {
  const frame = fold(repeats(5, 20, 20, 'error event=lost@5'));
  expect(frame.marks[1] & ROW_MARK.error).toBeTruthy();
  expect(frame.errorX[1]).toBe(111);
  expect(frame.events).toHaveLength(0);
});

test('It is lit for a member that is selected or under the pointer.', () => {
  expect(fold(FIVE, { selectedRow: 4 }).light[1]).toBe(ROW_LIGHT.ancestor);
  expect(fold(FIVE, { hoveredRow: 1 }).light[1]).toBe(ROW_LIGHT.hovered);
});
