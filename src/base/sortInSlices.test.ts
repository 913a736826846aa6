import { describe, expect, it } from 'vitest';
import { doAll } from './slicedWork.ts';
import { sortInSlices } from './sortInSlices.ts';

/** Numbers as if by chance, the same every time. */
function scattered(count: number): Float64Array {
  let seed = 7;
  return Float64Array.from({ length: count }, () => (seed = (seed * 48_271) % 2_147_483_647));
}

describe('sorting with pauses', () => {
  it.each([0, 1, 5, 16_384, 16_385, 32_769, 200_003])('is the same as sorting at once, of %i values', (count) => {
    const values = scattered(count);
    const sorted = values.slice().sort();
    doAll(sortInSlices(values));
    expect(values).toEqual(sorted);
  });

  it('keeps the order of equal ones', () => {
    const rows = Int32Array.from({ length: 30_000 }, (_, at) => at);
    doAll(sortInSlices(rows, (one, other) => (one % 3) - (other % 3)));
    expect(Array.from(rows.subarray(0, 3))).toEqual([0, 3, 6]);
    expect(Array.from(rows.subarray(29_997))).toEqual([29_993, 29_996, 29_999]);
  });

  it('pauses, and says how far it is', () => {
    const told = [...sortInSlices(scattered(500_000))].map(Number);
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
