import { expect, test } from 'vitest';
import { foldText } from './foldText.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}`).join('\n');

test('a text is cut after four lines', () => {
  expect(foldText(lines(9))).toEqual({ shown: lines(4), isCut: true });
});

test('a text of one line more is shown whole: the button would take as much', () => {
  expect(foldText(lines(5))).toEqual({ shown: lines(5), isCut: false });
});

test('a long line counts as often as it wraps', () => {
  expect(foldText('x'.repeat(1000)).shown).toHaveLength(4 * 44);
  expect(foldText(`${'x'.repeat(90)}\n${lines(8)}`).shown).toBe(`${'x'.repeat(90)}\nline 1`);
});

test('a long line at the end is left out rather than torn', () => {
  expect(foldText(`${lines(3)}\n${'x'.repeat(400)}`).shown).toBe(lines(3));
  expect(foldText(`one\n${'x'.repeat(400)}`).shown).toBe(`one\n${'x'.repeat(3 * 44)}`);
});

test('no character is cut in half', () => {
  const text = `${'x'.repeat(4 * 44 - 1)}${'😀'.repeat(100)}`;
  expect(foldText(text).shown).toBe('x'.repeat(4 * 44 - 1));
});
