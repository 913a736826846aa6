import { describe, expect, it } from 'vitest';
import { finish, SlicedTask } from './slicedTask.ts';
import { sortInSlices } from './sortInSlices.ts';

/** Numbers as if by chance, the same every time. */
function scattered(count: number): Float64Array {
  let seed = 7;
  return Float64Array.from({ length: count }, () => (seed = (seed * 48_271) % 2_147_483_647));
}

describe('sorting with pauses', () => {
  it.each([0, 1, 5, 4096, 4097, 50_000])('is the same as sorting at once, of %i values', (count) => {
    const values = scattered(count);
    const sorted = values.slice().sort();
    finish(sortInSlices(values));
    expect(values).toEqual(sorted);
  });

  it('keeps the order of equal ones', () => {
    const rows = Int32Array.from({ length: 30_000 }, (_, at) => at);
    finish(sortInSlices(rows, (one, other) => (one % 3) - (other % 3)));
    expect(Array.from(rows.subarray(0, 3))).toEqual([0, 3, 6]);
    expect(Array.from(rows.subarray(29_997))).toEqual([29_993, 29_996, 29_999]);
  });

  it('pauses when its time is over, and goes on where it was', () => {
    const values = scattered(50_000);
    const task = new SlicedTask(
      (function* () {
        yield* sortInSlices(values);
        return values;
      })(),
    );
    let clock = 0;
    const now = (): number => clock++;
    let pauses = 0;
    while (!task.advance(3, now)) {
      expect(task.progress).toBeLessThan(1);
      pauses++;
    }
    expect(pauses).toBeGreaterThan(2);
    expect(task.result).toEqual(scattered(50_000).sort());
  });
});
