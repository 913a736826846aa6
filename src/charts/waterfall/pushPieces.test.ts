import { expect, test } from 'vitest';
import { withSums } from '#analysis/intervals.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { PieceList } from './frame.ts';
import { pushPieces } from './pushPieces.ts';

/** Pieces of intervals [s0, e0, s1, e1, …] at one px per 100 ns, 1,000 px wide. */
function pieces(pairs: ArrayLike<number>, columnPx = 1, range = { startNs: 0, endNs: 100_000 }): string[] {
  const scale = new TimeScale({ startNs: 0, endNs: 100_000 }, 1000, range);
  const list = new PieceList();
  pushPieces(list, 0, withSums(Float64Array.from(pairs)), scale, 0, 1000, columnPx);
  return Array.from({ length: list.length }, (_, at) => `${list.x0.data[at]}–${list.x1.data[at]}`);
}

/** `count` intervals from 0 on, one each `everyNs`, each `lengthNs` long. */
function regular(count: number, everyNs: number, lengthNs: number): number[] {
  return Array.from({ length: count }, (_, i) => [i * everyNs, i * everyNs + lengthNs]).flat();
}

function paintedPx(drawn: readonly string[]): number {
  return drawn.map((piece) => piece.split('–').map(Number)).reduce((sum, [x0, x1]) => sum + x1 - x0, 0);
}

test('Intervals of a pixel and more stand exactly where they are.', () => {
  expect(pieces([0, 1000, 2050, 3025])).toEqual(['0–10', '20.5–30.25']);
});

test('Intervals parted by less than a quarter of a pixel become one piece.', () => {
  expect(pieces([0, 1000, 1020, 2000, 2030, 3000])).toEqual(['0–20', '20.3–30']);
});

test('A lone sliver is drawn a pixel wide.', () => {
  expect(pieces([50_000, 50_001])).toEqual(['500–501']);
  expect(pieces([0, 1000, 50_000, 50_001, 90_000, 90_010])).toEqual(['0–10', '500–501', '900–901']);
});

test('A sliver at the right edge stays inside.', () => {
  expect(pieces([99_999, 100_000])).toEqual(['999–1000']);
});

test('Slivers paint as much of a stretch as they fill.', () => {
  // 10,000 of them, one each tenth of a px, over all 1,000 px.
  for (const share of [0.1, 0.3, 0.5, 0.9]) {
    expect(paintedPx(pieces(regular(10_000, 10, 10 * share)))).toBeCloseTo(1000 * share, -1);
  }
});

test('A million intervals give at most one piece per pixel.', () => {
  const drawn = pieces(regular(1_000_000, 0.1, 0.05));
  expect(drawn.length).toBeLessThanOrEqual(501);
  expect(paintedPx(drawn)).toBeCloseTo(500, -1);
});

test('Wider columns get the tone that says how full they are; equal neighbours are one piece.', () => {
  const scale = new TimeScale({ startNs: 0, endNs: 100_000 }, 1000);
  const list = new PieceList();
  // A third full up to 500 px, then three quarters, and a stretch of a tenth of the width in one.
  const pairs = [...regular(5000, 10, 3), ...regular(4000, 10, 7).map((ns) => ns + 50_000), 90_000, 100_000];
  pushPieces(list, 0, withSums(Float64Array.from(pairs)), scale, 0, 1000, 4);
  const got = Array.from(
    { length: list.length },
    (_, at) => `${list.x0.data[at]}–${list.x1.data[at]} ${list.tone.data[at]}/4`,
  );
  expect(got).toEqual(['0–500 2/4', '500–900 3/4', '900–1000 4/4']);
});

test('What lies outside the range shown is left out, what crosses its edge is cut.', () => {
  const range = { startNs: 40_000, endNs: 50_000 };
  expect(pieces([0, 1000, 39_000, 41_000, 45_000, 46_000, 49_900, 60_000, 70_000, 71_000], 1, range)).toEqual([
    '0–100',
    '500–600',
    '990–1000',
  ]);
});

test('An interval that ends exactly at the left edge shows nothing.', () => {
  expect(pieces([0, 40_000], 1, { startNs: 40_000, endNs: 50_000 })).toEqual([]);
});
