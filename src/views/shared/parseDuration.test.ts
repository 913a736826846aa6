import { expect, test } from 'vitest';
import { parseDuration } from './parseDuration.ts';

test.each([
  ['50ms', 50e6],
  ['1.2s', 1.2e9],
  ['1,5 s', 1.5e9],
  ['.5s', 0.5e9],
  ['480µs', 480e3],
  ['480 us', 480e3],
  ['12NS', 12],
  ['2m', 120e9],
  ['1h', 3600e9],
  ['30', 30e6],
  [' 0 ', 0],
])('%j is %d ns', (text, ns) => {
  expect(parseDuration(text)).toBe(ns);
});

test.each(['', 'fast', '5xs', '-1s', '1.2.3s', '1s 2ms', 's'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
