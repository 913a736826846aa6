import { expect, test } from 'vitest';
import { placeIn, rankedSet } from './rankedSet.ts';

const placesOf = (members: readonly number[], size: number): number[] => {
  const set = rankedSet(Int32Array.from(members), members.length, size);
  return Array.from({ length: size }, (_, number) => placeIn(set, number));
};

test('Members have places in their order, other numbers have none', () => {
  expect(placesOf([1, 4], 6)).toEqual([-1, 0, -1, -1, 1, -1]);
});

test('A set of nothing takes no memory, and nobody is in it', () => {
  expect(placesOf([], 3)).toEqual([-1, -1, -1]);
  expect(rankedSet(new Int32Array(0), 0, 1e6).bits).toHaveLength(0);
});

test('The last number of 32 and the first of the next have places of their own', () => {
  const places = placesOf([0, 31, 32, 63, 64, 95], 96);
  expect([31, 32, 63, 64, 95].map((number) => places[number])).toEqual([1, 2, 3, 4, 5]);
  expect(places.filter((place) => place >= 0)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('Where all are members, each is its own place', () => {
  const all = Array.from({ length: 1000 }, (_, number) => number);
  expect(placesOf(all, 1000)).toEqual(all);
});
