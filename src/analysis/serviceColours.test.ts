import { expect, it } from 'vitest';
import { deriveServiceSlots, serviceHash } from './serviceColours.ts';

const shop = ['frontend', 'checkout', 'payment', 'cart', 'shipping', 'email', 'currency'];

it('A service takes the slot its hash says (algorithms, example 12)', () => {
  expect(serviceHash('frontend').toString(16)).toBe('e619377d');
  expect([...deriveServiceSlots(shop).slot]).toEqual([13, 9, 1, 15, 3, 7, 6]);
});

it('Of two with one slot the smaller hash keeps it, and nobody else moves', () => {
  const { slot, pattern } = deriveServiceSlots([...shop, 'ads']);
  expect([...slot]).toEqual([13, 9, 11, 15, 3, 7, 6, 1]);
  expect([...pattern]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

it('The slot does not depend on the order of the names', () => {
  const names = Array.from({ length: 40 }, (_, at) => `service-${at}`);
  const forwards = deriveServiceSlots(names);
  const backwards = deriveServiceSlots(names.toReversed());
  expect([...backwards.slot].toReversed()).toEqual([...forwards.slot]);
  expect([...backwards.pattern].toReversed()).toEqual([...forwards.pattern]);
});

it('Past the last slot, services share a colour and differ by pattern', () => {
  const names = Array.from({ length: 40 }, (_, at) => `service-${at}`);
  const { slot, pattern } = deriveServiceSlots(names);
  const looks = new Set(names.map((_, at) => `${slot[at]}/${pattern[at]}`));
  expect(looks.size).toBe(40);
  expect([...pattern].filter((value) => value === 0)).toHaveLength(16);
});

it('The unknown service has no slot', () => {
  expect([...deriveServiceSlots(['', 'cart']).slot]).toEqual([-1, 15]);
});
