import { expect, test } from 'vitest';
import { toHex } from './palette.ts';

test.each([
  ['rgb(26, 30, 36)', '#1a1e24'],
  ['color(srgb 0.101961 0.117647 0.141176)', '#1a1e24'],
  ['color(srgb 1.0004 -0.0002 1e-7)', '#ff0000'],
])('%s is %s', (computed, hex) => {
  expect(toHex(computed)).toBe(hex);
});

test('what is not opaque, or written otherwise, stays as it is', () => {
  expect(toHex('rgba(0, 0, 0, 0.5)')).toBe('rgba(0, 0, 0, 0.5)');
  expect(toHex('color(srgb 0 0 0 / 0.5)')).toBe('color(srgb 0 0 0 / 0.5)');
  expect(toHex('oklch(0.6 0.1 250)')).toBe('oklch(0.6 0.1 250)');
});
