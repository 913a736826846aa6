import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('a seeded random source', () => {
  test('repeats itself for one seed and differs for another', () => {
    const sequence = (seed: number) => {
      const random = createRandom(seed);
      return times(20).map(() => random.next());
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });

  test('keeps whole numbers within both bounds and reaches each of them', () => {
    const random = createRandom(1);
    expect(new Set(times(500).map(() => random.int(3, 7)))).toEqual(new Set([3, 4, 5, 6, 7]));
  });

  test('averages what it was asked to stay around, never negative, most of it below', () => {
    const random = createRandom(2);
    const values = times(20_000).map(() => random.around(100, 0.4));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeGreaterThan(99);
    expect(mean).toBeLessThan(101);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(values.filter((value) => value < 100).length).toBeGreaterThan(10_500);
  });

  test('says yes as often as it was told', () => {
    const random = createRandom(3);
    const share = times(20_000).filter(() => random.chance(0.1)).length / 20_000;
    expect(share).toBeCloseTo(0.1, 1);
  });

  test('writes ids of the length asked for, none twice', () => {
    const random = createRandom(4);
    const ids = times(5000).map(() => random.hex(8));
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(5000);
  });
});
