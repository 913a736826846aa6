import { describe, expect, it } from 'vitest';
import { apdexWord, compliance } from './objectives.ts';

describe('an objective', () => {
  it('of 99 % allows one of a hundred calls to be bad', () => {
    expect(compliance(100, 100, 0.99)).toMatchObject({ budgetLeft: 1, isMissed: false });
    expect(compliance(99, 100, 0.99)).toMatchObject({ good: 0.99, budgetLeft: 0, isMissed: false });
    expect(compliance(98, 100, 0.99)).toMatchObject({ good: 0.98, budgetLeft: -1, isMissed: true });
  });

  it('of 99.9 % allows 1.5 of 1,500', () => {
    const half = compliance(1499, 1500, 0.999);
    expect(half?.isMissed).toBe(false);
    expect(half?.budgetLeft).toBeCloseTo(1 / 3);
    expect(compliance(1498, 1500, 0.999)?.isMissed).toBe(true);
  });

  it('is not missed by what arithmetic loses', () => {
    // 1 − 0.95 is a little more than 0.05, 1 − 0.9 a little less than 0.1.
    for (const target of [0.9, 0.95, 0.99, 0.999]) {
      const all = Math.round(1 / (1 - target)) * 7;
      expect(compliance(all - 7, all, target)).toMatchObject({ budgetLeft: 0, isMissed: false });
    }
  });

  it('of everything is missed by one, and says nothing of no calls', () => {
    expect(compliance(9, 10, 1)).toMatchObject({ budgetLeft: -Infinity, isMissed: true });
    expect(compliance(10, 10, 1)).toMatchObject({ budgetLeft: 1, isMissed: false });
    expect(compliance(0, 0, 0.99)).toBeUndefined();
  });
});

it.each([
  [1, 'excellent'],
  [0.94, 'excellent'],
  [0.939, 'good'],
  [0.85, 'good'],
  [0.7, 'fair'],
  [0.5, 'poor'],
  [0.49, 'unacceptable'],
])('An Apdex of %d is %s', (apdex, word) => {
  expect(apdexWord(apdex)).toBe(word);
});
