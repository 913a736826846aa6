import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it('Lies between neighbours (algorithms, example 10)', () => {
  const values = [10, 20, 30, 40, 1000];
  expect([0.5, 0.9, 0.95, 0, 1].map((share) => percentile(values, share))).toEqual([30, 616, 808, 10, 1000]);
});

it('Rounds half up, and has no answer for no values', () => {
  expect(percentile([1, 2], 0.5)).toBe(2);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});
