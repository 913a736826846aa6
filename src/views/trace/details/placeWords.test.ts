import { expect, test } from 'vitest';
import { deriveOperationStats } from '#analysis/operationStats.ts';
import { doAll } from '#base/slicedWork.ts';
import { buildTrace } from '../../../../test/drawnSpans.ts';
import { placeWords } from './placeWords.ts';

/** Words for `own` among durations in ns. */
const words = (durations: readonly number[], own: number): string => {
  const table = buildTrace(durations.map((end) => ({ operation: 'GET', service: 'web', start: 0, end })));
  return placeWords(doAll(deriveOperationStats(table, new Uint8Array(table.length), 0)), own).replaceAll('\u00A0', ' ');
};
const to = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

test('the ends have names of their own', () => {
  expect(words(to(100), 100)).toBe('slowest');
  expect(words(to(100), 1)).toBe('fastest');
  expect(words([5, 5, 5], 5)).toBe('as long as all');
});

test('among few the place is counted', () => {
  expect(words(to(12), 11)).toBe('2nd slowest');
  expect(words(to(12), 10)).toBe('3rd slowest');
  expect(words(to(13), 2)).toBe('2nd fastest');
  expect(words(to(13), 7)).toBe('7th slowest');
  expect(words(to(19), 8)).toBe('8th fastest');
});

test('among many a share is told, of whichever side is larger', () => {
  expect(words(to(100), 87)).toBe('slower than 86 %');
  expect(words(to(100), 20)).toBe('faster than 80 %');
});
