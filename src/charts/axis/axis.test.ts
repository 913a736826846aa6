import { expect, test } from 'vitest';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import type { TimeRange } from '#charts/timeScale.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { layoutTicks } from '#charts/timeTicks.ts';
import { layoutAxis } from './layout.ts';
import { paintAxis } from './paint.ts';

/** The axis of 0–400 ms at one px per ms, or of a part of it; labels 6 px a character. */
function painted(range?: TimeRange, shown: TimeRange = { startNs: 0, endNs: 400e6 }): RecordingContext {
  const scale = new TimeScale({ startNs: 0, endNs: 400e6 }, 400, shown);
  const ctx = new RecordingContext();
  const frame = layoutAxis({ scale, ticks: layoutTicks(scale, 0), range, measureLabel: (text) => 6 * text.length });
  paintAxis(ctx, frame, testPalette);
  return ctx;
}

function texts(ctx: RecordingContext): string[] {
  return ctx.painted
    .filter(({ kind }) => kind === 'text')
    .map(({ text, x }) => `${text.replace('\u00A0', ' ')} at ${x}`);
}

test('Labels stand right of their ticks; the one that would be cut at the edge is left out.', () => {
  const ctx = painted();
  expect(texts(ctx)).toEqual(['0 ms at 4', '100 ms at 104', '200 ms at 204', '300 ms at 304']);
  expect(
    ctx
      .in('line')
      .slice(0, 5)
      .map(({ x, y }) => `${x} ${y}`),
  ).toEqual(['0 19', '100 19', '200 19', '300 19', '400 19']);
});

test('A range being chosen is a band with edges and its length in the middle, in place of the labels there.', () => {
  const ctx = painted({ startNs: 90e6, endNs: 250e6 });
  expect(ctx.in('select').map(({ x, width }) => `${x} ${width}`)).toEqual(['90 160']);
  expect(texts(ctx)).toEqual(['0 ms at 4', '300 ms at 304', '160 ms at 152']);
});

test('A range too short for its length says nothing; one that leaves the view is cut.', () => {
  expect(texts(painted({ startNs: 250e6, endNs: 260e6 }))).toHaveLength(4);
  const ctx = painted({ startNs: 0, endNs: 150e6 }, { startNs: 100e6, endNs: 200e6 });
  expect(ctx.in('select').map(({ x, width }) => `${x} ${width}`)).toEqual(['0 200']);
});
