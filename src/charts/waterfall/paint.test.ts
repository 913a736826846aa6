import { expect, test } from 'vitest';
import { withSums } from '#analysis/intervals.ts';
import { BitSet } from '#base/bitSet.ts';
import type { Painted } from '#charts/recordingContext.ts';
import { plainLines } from '#analysis/waterfallLines.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import type { WaterfallInput } from './input.ts';
import { layoutWaterfall } from './layout.ts';
import { paintSpans, paintWaterfall } from './paint.ts';
import { paintRowLights } from './paintLights.ts';
import { testInput } from './testInput.ts';

const SHOP = drawTrace(`
  shop checkout     0–900
    cart get        100–300 event=hit@250
    bank pay        400–800 error
`);

function painted(overrides: Partial<WaterfallInput> = {}, collapsed: number[] = [], table = SHOP): RecordingContext {
  const ctx = new RecordingContext();
  paintWaterfall(ctx, layoutWaterfall(testInput(table, overrides, collapsed)), testPalette);
  return ctx;
}

function box({ x, y, width, height }: Painted): string {
  return `${x} ${y} ${width}×${height}`;
}

test('A bar is 10 px high, pale in full length and solid where its time is its own.', () => {
  const ctx = painted();
  expect(ctx.in('pale 0').map(box)).toEqual(['0 7 900×10']);
  expect(ctx.in('service 0').map(box)).toEqual(['0 7 100×10', '300 7 100×10', '800 7 100×10']);
  expect(ctx.in('service 1').map(box)).toEqual(['100 31 200×10']);
});

test('Corners are round at the ends of a bar, not between its parts.', () => {
  expect(
    painted()
      .in('service 0')
      .map((shape) => shape.kind),
  ).toEqual(['round', 'rect', 'round']);
});

test('The critical path is a line of 2 px under the bar.', () => {
  const ctx = painted({
    criticalIntervals: (row) => withSums(row === 1 ? Float64Array.of(100e6, 300e6) : new Float64Array(0)),
  });
  expect(ctx.in('critical').map(box)).toEqual(['100 42 200×2']);
});

test('An error is a disc with an exclamation mark, after the bar.', () => {
  const ctx = painted();
  expect(ctx.in('error').map((shape) => `${shape.kind} ${box(shape)}`)).toEqual(['disc 804 53 14×14']);
  expect(ctx.in('on error')).toHaveLength(2);
});

test('An error hidden in a collapsed row is a ring.', () => {
  const ctx = painted({}, [0]);
  expect(ctx.in('error').filter((shape) => shape.how === 'stroke')).toHaveLength(1);
  expect(ctx.in('error').filter((shape) => shape.kind === 'disc' && shape.how === 'fill')).toHaveLength(0);
});

test('Durations are written beside their bars.', () => {
  const texts = painted().painted.filter((shape) => shape.kind === 'text');
  expect(texts.map((shape) => `${shape.text.replace('\u00A0', ' ')} at ${shape.x}`)).toEqual([
    '900 ms at 906',
    '200 ms at 306',
    '400 ms at 824',
  ]);
});

test('A duration on its bar takes its ink from what lies under it; only mixed ground gets a plate of the bar’s height.', () => {
  const table = drawTrace('a root 0–1000');
  const inkOver = (...selfMs: number[]): string[] => {
    const ctx = painted({ selfIntervals: () => withSums(Float64Array.from(selfMs, (ms) => ms * 1e6)) }, [], table);
    const text = ctx.painted.filter((shape) => shape.kind === 'text').map((shape) => shape.colour);
    return [...text, ...ctx.in('pale 0').slice(1).map(box)];
  };
  expect(inkOver(0, 1000)).toEqual(['on service']);
  expect(inkOver(0, 500)).toEqual(['text']);
  expect(inkOver(0, 980)).toEqual(['text', '966 7 26×10']);
});

test('A duration on its bar has a plate over the ticks of events that would cross it.', () => {
  const ctx = painted(
    { selfIntervals: () => withSums(Float64Array.of(0, 1000e6)) },
    [],
    drawTrace('a root 0–1000 event=late@975'),
  );
  expect(ctx.in('pale 0').slice(1).map(box)).toEqual(['966 7 26×10']);
  expect(ctx.painted.filter((shape) => shape.kind === 'text').map((shape) => shape.colour)).toEqual(['text']);
});

test('An event is a tick through the bar.', () => {
  expect(painted().in('text').map(box)).toEqual(['250 28 1×16']);
});

test('An unfinished bar ends in two slices and an arrow, an orphan has a triangle.', () => {
  const table = drawTrace('a root 0–800\n  a open 200–\na lost 300–400 parent=ffff');
  const ctx = painted({}, [], table);
  expect(ctx.in('service 0').filter((shape) => shape.x > 786 && shape.y === 31)).toHaveLength(2);
  expect(ctx.in('text2').filter((shape) => shape.how === 'stroke')).toHaveLength(1);
  expect(ctx.in('warn').map((shape) => shape.kind)).toEqual(['path']);
});

test('What a collapsed row hides beyond its bar is a thin pale band.', () => {
  const table = drawTrace('a root 0–100\n  b job 200–300');
  expect(painted({}, [0], table).in('pale 0').map(box)).toEqual(['0 10 300×4', '0 7 100×10']);
});

test('Grounds lie under guides, guides under bars, bars under labels.', () => {
  const colours = painted({ selectedRow: 1 }).painted.map((shape) => shape.colour);
  const order = ['select', 'guide', 'pale 0', 'service 0', 'error', 'text2'].map((colour) => colours.indexOf(colour));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBe(0);
});

test('A selected row that matches keeps both signs; the bars of its ancestors are ringed.', () => {
  const matches = new BitSet(SHOP.length);
  matches.add(1);
  const ctx = painted({ selectedRow: 1, hoveredRow: 2, matches });
  expect(ctx.in('select').map(box)).toEqual(['0 24 1000×24']);
  expect(ctx.in('match line').map(box)).toEqual(['0 24 3×24']);
  expect(ctx.in('hover').map(box)).toEqual(['0 48 1000×24']);
  expect(ctx.in('accent').map((shape) => `${shape.how} ${box(shape)}`)).toEqual(['stroke -1.5 5.5 903×13']);
});

test('Hover and selection can be painted on a canvas of their own.', () => {
  const frame = layoutWaterfall(testInput(SHOP, { selectedRow: 1, hoveredRow: 2 }));
  const under = new RecordingContext();
  const over = new RecordingContext();
  paintRowLights(under, frame, testPalette);
  paintSpans(over, frame, testPalette);
  expect([...under.painted, ...over.painted]).toEqual(painted({ selectedRow: 1, hoveredRow: 2 }).painted);
  expect(over.in('select')).toEqual([]);
});

/** Self time of 10,000 irregular slivers, one each tenth of a px. */
function slivers(): Float64Array {
  let seed = 1;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const pairs = new Float64Array(20_000);
  for (let i = 0; i < 10_000; i++) {
    pairs[2 * i] = i * 1e5;
    // Every px fills by another share.
    pairs[2 * i + 1] = i * 1e5 + 9e4 * (0.02 + 0.96 * (i % 10 === 0 ? random() : random() ** (1 + ((i / 10) % 7))));
  }
  return pairs;
}

test('A screen of rows with ten thousand children each stays under 3,000 rectangles.', () => {
  const lines = ['a root 0–1000'];
  for (let row = 0; row < 60; row++) lines.push(`  a row${row} 0–1000 event=e@${row}`);
  const table = drawTrace(lines.join('\n'));
  const pairs = withSums(slivers());
  const shown = plainLines(Int32Array.from({ length: 60 }, (_, i) => i));
  const ctx = painted({ selfIntervals: () => pairs, criticalIntervals: () => pairs, lines: shown }, [], table);
  expect(ctx.painted.length).toBeGreaterThan(500);
  expect(ctx.painted.length).toBeLessThan(3000);
  // What is gathered shows by its tone how full it is.
  expect(ctx.in('service 0').some(({ alpha }) => alpha < 1)).toBe(true);
});

test('Every row on screen keeps its bar, whatever others take.', () => {
  const row = rowOf(SHOP, 'pay');
  const pairs = withSums(slivers());
  const ctx = painted({ selfIntervals: (at) => (at === row ? withSums(Float64Array.of(400e6, 800e6)) : pairs) });
  expect(ctx.in('service 2').map(box)).toEqual(['400 55 400×10']);
});
