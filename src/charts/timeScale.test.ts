import { expect, test } from 'vitest';
import { MIN_SPAN_NS, TimeScale } from './timeScale.ts';

const extent = { startNs: 0, endNs: 1000 };

function shown(scale: TimeScale): string {
  return `${scale.startNs}–${scale.endNs}`;
}

test('The whole extent lies between the left and the right edge.', () => {
  const scale = new TimeScale(extent, 500);
  expect([scale.toPx(0), scale.toPx(500), scale.toPx(1000)]).toEqual([0, 250, 500]);
  expect(scale.toNs(250)).toBe(500);
  expect(scale.isFull).toBe(true);
});

test('Zooming keeps the time under the pointer where it is.', () => {
  const scale = new TimeScale(extent, 500).zoomAt(100, 4);
  expect(shown(scale)).toBe('150–400');
  expect(scale.toNs(100)).toBe(200);
});

test('Zooming out ends at the extent, however far it is asked to go.', () => {
  expect(shown(new TimeScale(extent, 500).zoomAt(100, 4).zoomAt(10, 0.01))).toBe('0–1000');
});

test('Zooming in ends at ten nanoseconds, with the pointer still in place.', () => {
  const scale = new TimeScale(extent, 500).zoomAt(250, 1e12);
  expect(scale.spanNs).toBe(MIN_SPAN_NS);
  expect(scale.toNs(250)).toBe(500);
});

test('Zooming at an edge of the view does not leave the extent.', () => {
  const scale = new TimeScale(extent, 500, { startNs: 600, endNs: 1000 });
  expect(shown(scale.zoomAt(0, 0.5))).toBe('200–1000');
});

test('Panning follows the hand and stops at either end without changing the span.', () => {
  const scale = new TimeScale(extent, 500, { startNs: 400, endNs: 600 });
  expect(shown(scale.panBy(250))).toBe('300–500');
  expect(shown(scale.panBy(-250))).toBe('500–700');
  expect(shown(scale.panBy(1e6))).toBe('0–200');
  expect(shown(scale.panBy(-1e6))).toBe('800–1000');
});

test('A trace without any length is given ten nanoseconds to stand in.', () => {
  const scale = new TimeScale({ startNs: 70, endNs: 70 }, 100);
  expect(shown(scale)).toBe('70–80');
  expect(scale.toPx(70)).toBe(0);
});

test('At the far end of 104 days neighbouring nanoseconds still stand apart.', () => {
  const end = 2 ** 53 - 1;
  const scale = new TimeScale({ startNs: 0, endNs: end }, 1000).zoomAt(1000, 1e18);
  expect(shown(scale)).toBe(`${end - 10}–${end}`);
  expect(scale.toPx(end - 3) - scale.toPx(end - 4)).toBeCloseTo(100);
});

test('A new width keeps the range.', () => {
  const scale = new TimeScale(extent, 500, { startNs: 100, endNs: 300 }).withWidth(1000);
  expect(shown(scale)).toBe('100–300');
  expect(scale.toPx(200)).toBe(500);
});
