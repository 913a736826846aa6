import { expect, test } from 'vitest';
import { LaneGrid } from './laneGrid.ts';

test('It says for every column what walking over all spans would say.', () => {
  const columns = 37;
  const grid = new LaneGrid(columns);
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  // Twice, since a lane must leave nothing to the next.
  for (let round = 0; round < 2; round++) {
    const spans = Array.from({ length: 200 }, (_, row) => {
      const x0 = random() * columns;
      const x1 = Math.min(columns, x0 + random() ** 6 * columns);
      return { row, x0, x1, failed: random() < 0.02 };
    });
    for (const { row, x0, x1, failed } of spans) grid.add(row, x1 - x0, x0, x1, failed);
    const got: string[] = [];
    grid.drain((column, row, _lengthNs, cover, failed) => {
      got.push(`${column} ${row} ${cover.toFixed(3)} ${failed}`);
    });
    const wanted: string[] = [];
    for (let column = 0; column < columns; column++) {
      const here = spans.filter(({ x0, x1 }) => x0 < column + 1 && Math.max(x1, x0 + 1e-9) > column);
      if (here.length === 0) continue;
      const longest = here.toSorted((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))[0];
      const cover = here.reduce((sum, { x0, x1 }) => sum + Math.min(x1, column + 1) - Math.max(x0, column), 0);
      wanted.push(`${column} ${longest.row} ${cover.toFixed(3)} ${here.some(({ failed }) => failed)}`);
    }
    expect(got).toEqual(wanted);
  }
});
