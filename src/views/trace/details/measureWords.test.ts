import { expect, test } from 'vitest';
import { instantWords, measureWords } from './measureWords.ts';

test('a date has the digits that count', () => {
  expect(instantWords(1_795_262_400_000_000_000n, 'utc')).toBe('2026-11-21 12:00:00\u00A0UTC');
  expect(instantWords(1_795_262_400_418_000_000n, 'utc')).toBe('2026-11-21 12:00:00.418\u00A0UTC');
});

test('measures are said with their unit', () => {
  expect(measureWords({ kind: 'duration', ns: 12.5e9 }, 'utc')).toBe('12.5\u00A0s');
  expect(measureWords({ kind: 'bytes', bytes: 34_500_000 }, 'utc')).toBe('34.5\u00A0MB');
  expect(measureWords({ kind: 'count', count: 128_000 }, 'utc')).toBe('128,000');
});
