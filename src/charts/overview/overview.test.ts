import { expect, test } from 'vitest';
import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import { doAll } from '#base/slicedWork.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { TimeScale } from '#charts/timeScale.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import type { OverviewFrame, OverviewInput } from './frame.ts';
import { hitBrush, layoutBrush } from './hit.ts';
import { criticalLineTop, layoutOverview } from './layout.ts';
import { paintBrush, paintOverview } from './paint.ts';

const WIDTH = 1000;
const HEIGHT = 56;

const overviewOf = (input: OverviewInput) => doAll(layoutOverview(input));

/** The overview of 0–1000 ms, a px per ms; service i has colour i. */
function frameOf(table: SpanTable): OverviewFrame {
  return overviewOf({
    table,
    firstRow: 0,
    endRow: table.length,
    extent: { startNs: 0, endNs: 1e9 },
    ends: deriveEnds(table),
    failed: deriveErrorColumns(table, deriveErrorRules(table)).all.failed,
    slots: Array.from(table.services, (_, service) => service),
    widthPx: WIDTH,
    heightPx: HEIGHT,
  });
}

function painted(table: SpanTable): RecordingContext {
  const ctx = new RecordingContext();
  paintOverview(ctx, frameOf(table), testPalette);
  return ctx;
}

function spans(ctx: RecordingContext, colour: string): string[] {
  return ctx.in(colour).map(({ x, width, alpha }) => `${x}–${x + width}${alpha < 1 ? ' pale' : ''}`);
}

/** A root and `count` children in order, drawn by `line`. */
function many(count: number, line: (i: number) => string): SpanTable {
  return drawTrace(['root all 0–1000', ...Array.from({ length: count }, (_, i) => `  ${line(i)}`)].join('\n'));
}

test('With room for it every row is a line of its own, in its colour and place.', () => {
  const ctx = painted(drawTrace('shop a 0–1000\n  cart b 100–300.5\n  bank c 400–900'));
  expect(spans(ctx, 'service 0')).toEqual(['0–1000']);
  expect(spans(ctx, 'service 1')).toEqual(['100–300.5']);
  expect(ctx.painted.map(({ y }) => y)).toEqual([4, 8, 12]);
});

test('A span of a nanosecond is still a dot, at the right edge too.', () => {
  const ctx = painted(drawTrace('shop a 0–1000\n  cart b 500–500.000001\n  bank c 1000–1000'));
  expect(spans(ctx, 'service 1')).toEqual(['500–501.5']);
  expect(spans(ctx, 'service 2')).toEqual(['998.5–1000']);
});

test('An error is in the error colour, thicker, and painted last.', () => {
  const ctx = painted(drawTrace('shop a 0–1000\n  cart b 100–100.1 error\n  bank c 400–900'));
  const error = ctx.painted.at(-1);
  expect([error?.colour, error?.x, error?.width, error?.y]).toEqual(['error', 100, 3, 7.5]);
  expect(error?.height).toBeGreaterThan(ctx.painted[0].height);
});

test('Where rows share a lane the longest span of each px is seen, never hidden by short ones.', () => {
  // 480 rows in 48 lanes of ten; every fiftieth is long.
  const ctx = painted(many(479, (i) => (i % 50 === 27 ? `long l ${i}–${i + 500}` : `short s ${i}–${i + 2}`)));
  const wanted = [27, 77, 127, 177, 227, 277, 327, 377, 427, 477].map((start) => `${start}–${start + 500}`);
  expect(spans(ctx, 'service 2')).toEqual(wanted);
});

test('Stretches that are mostly empty are pale, full ones are not.', () => {
  const sparse = painted(many(200, (i) => `short s ${i * 4}–${i * 4 + 0.1}`));
  // The root hides those of its own lane.
  expect(spans(sparse, 'service 1').length).toBeGreaterThan(190);
  expect(spans(sparse, 'service 1').filter((run) => !run.endsWith('pale'))).toEqual([]);
  const full = painted(many(200, () => `short s 100–400`));
  expect(new Set(spans(full, 'service 1'))).toEqual(new Set(['100–400']));
});

test('An error in a lane of many rows stays on top of longer spans.', () => {
  const ctx = painted(many(200, (i) => (i === 100 ? 'short s 500–505 error' : 'long l 100–900')));
  expect(spans(ctx, 'error')).toEqual(['500–505']);
});

test('Whatever the trace, what is painted is bounded by the px.', () => {
  const ctx = painted(many(20_000, (i) => `s${i % 13} s ${(i * 617) % 1000}–${((i * 617) % 1000) + 1}`));
  expect(ctx.painted.length).toBeGreaterThan(100);
  expect(ctx.painted.length).toBeLessThanOrEqual(6000);
});

test('The line of the critical path lies at the lower edge of a row, inside the overview.', () => {
  const single = frameOf(drawTrace('shop a 0–1000\n  cart b 100–300\n  bank c 400–900'));
  expect([0, 1, 2].map((row) => criticalLineTop(single, row))).toEqual([6.6, 10.6, 14.6]);
  const shared = frameOf(many(4799, (i) => `short s ${i / 10}–${i / 10 + 0.1}`));
  expect(criticalLineTop(shared, 4799)).toBeLessThanOrEqual(HEIGHT - 4);
  expect(criticalLineTop(shared, 2400) - criticalLineTop(shared, 0)).toBe(24);
});

test('A trace without spans is an empty overview.', () => {
  const table = drawTrace('shop a 0–1000');
  const frame = overviewOf({
    table,
    firstRow: 0,
    endRow: 0,
    extent: { startNs: 0, endNs: 0 },
    ends: deriveEnds(table),
    failed: deriveErrorColumns(table, deriveErrorRules(table)).all.failed,
    slots: [],
    widthPx: WIDTH,
    heightPx: HEIGHT,
  });
  expect(frame.lane).toHaveLength(0);
});

const FULL = new TimeScale({ startNs: 0, endNs: 1e9 }, 500);

test('The brush lies where the range shown lies in the whole; everything else is dimmed.', () => {
  const brush = layoutBrush(FULL.withRange({ startNs: 200e6, endNs: 500e6 }), WIDTH, HEIGHT);
  expect([brush.x0, brush.x1]).toEqual([200, 500]);
  const ctx = new RecordingContext();
  paintBrush(ctx, brush, testPalette);
  const dimmed = ctx.in('bg').map(({ x, width, alpha }) => `${x}–${x + width} ${alpha < 1}`);
  expect(dimmed).toEqual(['0–200 true', '500–1000 true']);
  expect(ctx.in('raised').map(({ x, width }) => x + width / 2)).toEqual([200, 500]);
});

test('With the whole trace shown nothing is dimmed, and both grips are whole.', () => {
  const ctx = new RecordingContext();
  paintBrush(ctx, layoutBrush(FULL, WIDTH, HEIGHT), testPalette);
  expect(ctx.in('bg')).toEqual([]);
  const grips = ctx.in('raised');
  expect(grips).toHaveLength(2);
  for (const { x, width } of grips) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(WIDTH);
  }
});

test('Grips are hit where they were painted, also beside a range too short to see.', () => {
  for (const range of [FULL, { startNs: 200e6, endNs: 500e6 }, { startNs: 300e6, endNs: 300e6 + 10 }]) {
    const brush = layoutBrush(FULL.withRange(range), WIDTH, HEIGHT);
    const ctx = new RecordingContext();
    paintBrush(ctx, brush, testPalette);
    expect(ctx.in('raised').map(({ x, width }) => hitBrush(brush, x + width / 2))).toEqual([
      'left-handle',
      'right-handle',
    ]);
  }
});

test('Between the handles is inside, beyond them outside.', () => {
  const brush = layoutBrush(FULL.withRange({ startNs: 200e6, endNs: 500e6 }), WIDTH, HEIGHT);
  expect([100, 195, 204, 300, 497, 507, 509].map((x) => hitBrush(brush, x))).toEqual([
    'outside',
    'left-handle',
    'left-handle',
    'inside',
    'right-handle',
    'right-handle',
    'outside',
  ]);
});
