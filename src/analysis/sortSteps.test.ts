import { expect, test } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { sortSteps } from './sortSteps.ts';

test.each([0, 1, 1000, 32_768, 32_769, 200_003])('%d values are sorted as in one go', (count) => {
  // Multiplying by an odd number mixes them; many are equal.
  const values = Float64Array.from({ length: count }, (_, at) => (at * 7919) % 50_021);
  const expected = values.slice().sort();
  doAll(sortSteps(values));
  expect(values).toEqual(expected);
});

test('a long list is left many times before it is sorted', () => {
  const steps = [...sortSteps(new Float64Array(1_000_000))];
  expect(steps.length).toBeGreaterThan(30);
});
