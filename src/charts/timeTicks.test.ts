import { expect, test } from 'vitest';
import { TimeScale } from './timeScale.ts';
import { layoutTicks, niceStep } from './timeTicks.ts';

/** Labels of a range, ns. */
function labels(startNs: number, endNs: number, widthPx = 500, zeroNs = 0): string {
  const scale = new TimeScale({ startNs: 0, endNs: 2 ** 53 - 1 }, widthPx, { startNs, endNs });
  return layoutTicks(scale, zeroNs).labels.join(' | ').replaceAll('\u00A0', ' ');
}

const S = 1e9;

test('A trace under a second is labelled in milliseconds.', () => {
  expect(labels(0, 812.4e6)).toBe('0 ms | 200 ms | 400 ms | 600 ms | 800 ms');
});

test('All labels share a unit and the digits they need to differ.', () => {
  expect(labels(0, 2 * S)).toBe('0.0 s | 0.5 s | 1.0 s | 1.5 s | 2.0 s');
  expect(labels(388e6, 388.001e6)).toBe(
    '388.0000 ms | 388.0002 ms | 388.0004 ms | 388.0006 ms | 388.0008 ms | 388.0010 ms',
  );
});

test('Minutes and hours are cut in steps that divide them.', () => {
  expect(labels(0, 120 * S)).toBe('0 s | 30 s | 60 s | 90 s | 120 s');
  expect(labels(0, 3000 * S)).toBe('0 m | 10 m | 20 m | 30 m | 40 m | 50 m');
  expect(labels(0, 2 * 3600 * S)).toBe('0 m | 30 m | 60 m | 90 m | 120 m');
  expect(labels(0, 10 * 3600 * S)).toBe('0 h | 2 h | 4 h | 6 h | 8 h | 10 h');
  expect(labels(0, 2500 * 3600 * S)).toBe('0 h | 500 h | 1000 h | 1500 h | 2000 h | 2500 h');
});

test('Times count from the start of the trace, and before it they are negative.', () => {
  expect(labels(700e6, 1100e6, 500, 900e6)).toBe('−200 ms | −100 ms | 0 ms | 100 ms | 200 ms');
});

test('Ticks are never finer than a nanosecond.', () => {
  expect(labels(0, 10, 4000).split(' | ')).toHaveLength(11);
});

test('At any zoom labels are 80 px apart or more, never touch, and differ.', () => {
  for (let spanNs = 10; spanNs < 9e15; spanNs *= 1.7) {
    for (const startNs of [0, 3e9, 8.9e15 - spanNs]) {
      if (startNs < 0) continue;
      const scale = new TimeScale({ startNs: 0, endNs: 9e15 }, 1000, { startNs, endNs: startNs + spanNs });
      const ticks = layoutTicks(scale, 0);
      const longest = Math.max(0, ...ticks.labels.map((label) => label.length));
      expect(new Set(ticks.labels).size).toBe(ticks.labels.length);
      for (let tick = 1; tick < ticks.x.length; tick++) {
        expect(ticks.x[tick] - ticks.x[tick - 1]).toBeGreaterThanOrEqual(Math.max(79.99, longest * 6.6));
      }
    }
  }
});

test('A step that is nice already stays as it is.', () => {
  for (const step of [1, 2, 5, 10, 1000, 500e6, 1e9, 15e9, 60e9, 1800e9, 3600e9]) expect(niceStep(step)).toBe(step);
  expect([3, 700, 600e6, 16e9, 31 * 60e9].map(niceStep)).toEqual([5, 1000, 1e9, 30e9, 3600e9]);
});
