import { expect, test } from 'vitest';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import type { ScatterPoints } from './frame.ts';
import { boxBetween, hitChosen, hitPoint, moveChosen, pointsAround } from './hit.ts';
import { CELL_PX, layoutScatter } from './layout.ts';
import { paintChosen, paintScatter } from './paint.ts';
import { isInRange, ScatterScale } from './scale.ts';

const NOON = BigInt(Date.UTC(2026, 10, 21, 12)) * 1_000_000n;
const SIZE = { widthPx: 1000, heightPx: 148 };
const SECOND = 1e9;

/** Points as `start s, duration ms`, with `!` when failed. */
function points(drawing: string): ScatterPoints {
  const parts = drawing.split(';').map((point) => point.trim());
  const numbers = parts.map((point) => point.replace('!', '').split(',').map(Number));
  return {
    originNs: NOON,
    startNs: Float64Array.from(numbers, ([start]) => start * SECOND),
    durationNs: Float64Array.from(numbers, ([, duration]) => duration * 1e6),
    failed: Uint8Array.from(parts, (point) => (point.endsWith('!') ? 1 : 0)),
  };
}

/** `count` points spread over an hour and four decades of duration; every tenth failed. */
function many(count: number): ScatterPoints {
  const at = Array.from({ length: count }, (_, point) => point);
  return {
    originNs: NOON,
    startNs: Float64Array.from(at, (point) => ((point * 7919) % 3600) * SECOND),
    durationNs: Float64Array.from(at, (point) => 1e5 * 10 ** ((point * 104_729) % 4)),
    failed: Uint8Array.from(at, (point) => (point % 10 === 0 ? 1 : 0)),
  };
}

function frameOf(input: ScatterPoints, size = SIZE) {
  const scale = new ScatterScale(input, size.widthPx, size.heightPx);
  return { scale, frame: layoutScatter(input, scale, size, 'utc') };
}

function painted(input: ScatterPoints): RecordingContext {
  const ctx = new RecordingContext();
  paintScatter(ctx, frameOf(input).frame, testPalette);
  return ctx;
}

test('Without a point the axes say nothing.', () => {
  const { frame } = frameOf(many(0));
  expect([frame.times.labels, frame.durations.labels]).toEqual([[], []]);
});

test('Equal factors of duration are equal distances, and longer is higher.', () => {
  const { frame } = frameOf(points('0,1; 10,10; 20,100; 30,1000'));
  const gaps = [1, 2, 3].map((at) => Math.round(frame.y[at - 1] - frame.y[at]));
  expect(new Set(gaps).size).toBe(1);
  expect(gaps[0]).toBeGreaterThan(20);
});

test('Every point stands inside the plot: one alone, one of no length, some of one instant.', () => {
  for (const drawing of ['5,20', '0,0; 1,0', '3,10; 3,10; 3,20', '0,0.000001; 86400,86400000']) {
    const { frame } = frameOf(points(drawing));
    for (const [at, x] of frame.x.entries()) {
      expect(x).toBeGreaterThanOrEqual(frame.plot.x0);
      expect(x).toBeLessThanOrEqual(frame.plot.x1);
      expect(frame.y[at]).toBeGreaterThan(frame.plot.y0);
      expect(frame.y[at]).toBeLessThan(frame.plot.y1);
    }
  }
});

test('No points are an empty frame.', () => {
  const none = { originNs: NOON, startNs: new Float64Array(0), durationNs: new Float64Array(0) };
  const { frame } = frameOf({ ...none, failed: new Uint8Array(0) });
  expect([frame.x.length, hitPoint(frame, 300, 70)]).toEqual([0, undefined]);
});

test('Both axes are marked with round values, in the zone’s time.', () => {
  const { frame } = frameOf(points('0,1; 600,1000'), { widthPx: 700, heightPx: 148 });
  expect(frame.durations.labels.map((label) => label.replace('\u00A0', ' '))).toEqual([
    '1 ms',
    '10 ms',
    '100 ms',
    '1 s',
  ]);
  expect(frame.times.labels).toEqual(['12:00', '12:05', '12:10']);
});

test('Labels of durations never crowd, and those of a short stretch of time count from the first point.', () => {
  const { frame } = frameOf(points('0,0.000001; 0.001,86400000'), { widthPx: 340, heightPx: 92 });
  const places = Array.from(frame.durations.px);
  expect(places.length).toBeGreaterThan(2);
  for (let at = 1; at < places.length; at++) expect(places[at - 1] - places[at]).toBeGreaterThanOrEqual(20);
  expect(frame.times.labels.every((label) => label.startsWith('+') || label.startsWith('−'))).toBe(true);
});

test('Errors differ by shape and colour, and are painted over all others.', () => {
  const shapes = painted(points('0,1; 1,2 !; 2,3')).painted.filter(
    // A path that only moves on to the next disc is none.
    ({ kind, width }) => kind === 'disc' || (kind === 'path' && width > 0),
  );
  expect(shapes.map(({ kind, colour }) => `${kind} ${colour}`)).toEqual(['disc accent', 'disc accent', 'path error']);
});

test('Of many points the density is painted: bounded by pixels, every point counted, every error seen.', () => {
  const input = many(100_000);
  const { frame } = frameOf(input);
  expect(frame.density?.count.reduce((sum, count) => sum + count, 0)).toBe(100_000);
  expect(frame.density?.failed.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  const ctx = painted(input);
  const cells = ((frame.plot.x1 - frame.plot.x0) / CELL_PX + 1) * ((frame.plot.y1 - frame.plot.y0) / CELL_PX + 1);
  expect(ctx.in('accent').length).toBeLessThanOrEqual(cells);
  expect(ctx.in('error')).toHaveLength(frame.density?.failed.filter((count) => count > 0).length ?? -1);
});

test('A fuller cell is stronger.', () => {
  const starts = [...Array<string>(3000).fill('0,1'), '3600,1', ...Array<string>(40).fill('1800,1')];
  const cells = painted(points(starts.join(';'))).in('accent');
  const [full, some, single] = [...cells].sort((one, other) => other.alpha - one.alpha);
  expect(full.x).toBeLessThan(some.x);
  expect(some.x).toBeLessThan(single.x);
  expect([full.alpha > some.alpha, some.alpha > single.alpha]).toEqual([true, true]);
});

test('A click where a point was painted hits it; beside all points it hits none.', () => {
  const { frame } = frameOf(points('0,1; 10,10; 20,100; 10,12'));
  for (const at of [0, 1, 2, 3]) expect(hitPoint(frame, frame.x[at], frame.y[at])).toBe(at);
  expect(hitPoint(frame, frame.x[0] + 60, frame.y[0])).toBeUndefined();
});

test('Unsorted points are walked in the order of time, those of one instant as they came.', () => {
  expect([...frameOf(points('5,1; 0,1; 5,2; 3,1')).frame.order]).toEqual([1, 3, 0, 2]);
});

test('A dense place tells how many share it.', () => {
  const { frame } = frameOf(points([...Array<string>(2000).fill('0,1'), '9,9'].join(';')));
  expect([pointsAround(frame, 0), pointsAround(frame, 2000)]).toEqual([2000, 1]);
});

test('A box stands for the range whose box it is; sides at the edge of the plot are open.', () => {
  const input = points('0,1; 50,30; 100,1000');
  const { scale, frame } = frameOf(input);
  const around = { x0: frame.x[1] - 20, x1: frame.x[1] + 20, y0: frame.y[1] - 10, y1: frame.y[1] + 10 };
  const range = scale.toRange(around);
  expect([0, 1, 2].filter((point) => isInRange(input, point, range))).toEqual([1]);
  const back = scale.toBox(range);
  expect([back.x0, back.x1, back.y0, back.y1].map(Math.round)).toEqual(
    [around.x0, around.x1, around.y0, around.y1].map(Math.round),
  );
  expect(scale.toRange(scale.plot)).toEqual({ startNs: -Infinity, endNs: Infinity, leastNs: 0, mostNs: Infinity });
  expect(scale.toBox(scale.toRange(scale.plot))).toEqual(scale.plot);
});

test('What is not chosen is dimmed, exactly the rest of the plot.', () => {
  const ctx = new RecordingContext();
  paintChosen(ctx, { x0: 0, y0: 0, x1: 100, y1: 50 }, { x0: 20, y0: 10, x1: 60, y1: 30 }, testPalette);
  const dimmed = ctx.in('bg').reduce((sum, { width, height }) => sum + width * height, 0);
  expect(dimmed).toBe(100 * 50 - 40 * 20);
  expect(ctx.in('accent')).toHaveLength(1);
});

const PLOT = { x0: 50, y0: 0, x1: 950, y1: 120 };

test('A drag from an axis chooses all of the other direction.', () => {
  expect(boxBetween(PLOT, 300, 100, 200, 20)).toEqual({ x0: 200, x1: 300, y0: 20, y1: 100 });
  expect(boxBetween(PLOT, 300, 130, 400, 60)).toEqual({ x0: 300, x1: 400, y0: 0, y1: 120 });
  expect(boxBetween(PLOT, 20, 30, 400, 60)).toEqual({ x0: 50, x1: 950, y0: 30, y1: 60 });
});

test('The chosen box is dragged by its middle, its edges and corners, and never leaves the plot.', () => {
  const box = { x0: 200, x1: 300, y0: 20, y1: 100 };
  const dragged = (x: number, y: number, dx: number, dy: number): string => {
    const part = hitChosen(box, x, y);
    if (!part) return 'nothing';
    const moved = moveChosen(PLOT, box, part, dx, dy);
    return `${moved.x0}–${moved.x1} ${moved.y0}–${moved.y1}`;
  };
  expect(dragged(250, 60, 10, 5)).toBe('210–310 25–105');
  expect(dragged(250, 60, 9999, 9999)).toBe('850–950 40–120');
  expect(dragged(200, 60, -50, 40)).toBe('150–300 20–100');
  expect(dragged(299, 21, 20, 10)).toBe('200–320 30–100');
  expect(dragged(201, 60, 150, 0)).toBe('300–350 20–100');
  expect(dragged(320, 60, 10, 10)).toBe('nothing');
});
