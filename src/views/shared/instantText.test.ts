import { expect, test } from 'vitest';
import { instantFromText, instantToText } from './instantText.ts';

const NOON = BigInt(Date.UTC(2026, 10, 21, 12)) * 1_000_000n;

test('An instant is written with the digits it has and read back to the nanosecond.', () => {
  const written = [0n, 418_000_000n, 1n, 10_000_000_000n].map((more) => instantToText(NOON + more));
  expect(written).toEqual([
    '2026-11-21T12:00:00Z',
    '2026-11-21T12:00:00.418Z',
    '2026-11-21T12:00:00.000000001Z',
    '2026-11-21T12:00:10Z',
  ]);
  expect(written.map((text) => Number((instantFromText(text) ?? 0n) - NOON))).toEqual([0, 418e6, 1, 10e9]);
});

test('What was written by hand may have an offset and no seconds; anything else is no instant.', () => {
  expect(instantFromText('2026-11-21T13:00+01:00')).toBe(NOON);
  expect(['', 'noon', '2026-11-21', '2026-13-41T00:00:00Z', '2026-11-21T12:00:00'].map(instantFromText)).toEqual(
    Array(5).fill(undefined),
  );
});
