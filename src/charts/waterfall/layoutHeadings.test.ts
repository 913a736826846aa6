import { expect, test } from 'vitest';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { hitWaterfall } from './hit.ts';
import { layoutWaterfall } from './layout.ts';
import { paintHeadings, paintShifts } from './paintHeadings.ts';
import { testInput } from './testInput.ts';

const LOST = drawTrace(`
  web  checkout  0–900
  cart first     100–300 parent=gone
    db select    150–400
  cart second    500–600 parent=gone
`);

function name(row: number | undefined): string | undefined {
  return row === undefined ? undefined : LOST.strings.get(LOST.operation[row]);
}

test('Rows below a heading stand one line further down.', () => {
  const frame = layoutWaterfall(testInput(LOST));
  expect(Array.from(frame.row.subarray(0, frame.count), (row, at) => `${name(row)} ${frame.y[at]}`)).toEqual([
    'checkout 0',
    'first 48',
    'select 72',
    'second 96',
  ]);
  expect([...frame.headingY.copy()]).toEqual([24]);
});

test('A heading spans what its orphans take, all below them counted.', () => {
  const frame = layoutWaterfall(testInput(LOST));
  expect([frame.headingX0.data[0], frame.headingX1.data[0]]).toEqual([100, 600]);
  const ctx = new RecordingContext();
  paintHeadings(ctx, frame, testPalette);
  const dashes = ctx.in('text3');
  expect([Math.min(...dashes.map(({ x }) => x)), Math.max(...dashes.map(({ x, width }) => x + width))]).toEqual([
    100, 600,
  ]);
  expect(dashes.every(({ y }) => y >= 24 && y < 48)).toBe(true);
});

test('A heading out of view is not drawn, and one above the view not laid out.', () => {
  const later = layoutWaterfall(
    testInput(LOST, { scale: new TimeScale({ startNs: 0, endNs: 1e9 }, 1000, { startNs: 700e6, endNs: 900e6 }) }),
  );
  expect(later.headingX0.data[0]).toBeNaN();
  const below = layoutWaterfall(testInput(LOST, { scrollTopPx: 60, heightPx: 40 }));
  expect(below.headingY.length).toBe(0);
  expect([name(below.row[0]), below.y[0], below.count]).toEqual(['first', -12, 3]);
});

test('A heading is hit by nothing.', () => {
  const frame = layoutWaterfall(testInput(LOST));
  expect([12, 36, 60].map((y) => name(hitWaterfall(frame, 5, y)?.row))).toEqual(['checkout', undefined, 'first']);
});

test('A bar that is drawn elsewhere than stored has a hair over it.', () => {
  const frame = layoutWaterfall(testInput(LOST, { isShifted: (row) => name(row) === 'select' }));
  const ctx = new RecordingContext();
  paintShifts(ctx, frame, testPalette);
  expect(ctx.painted.map(({ x, y, width }) => [x, y, width])).toEqual([[150, 72 + frame.barTopPx - 3, 250]]);
});
