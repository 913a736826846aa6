import { expect, test } from 'vitest';
import { shownText } from './shownText.ts';

test('characters nobody can see become signs', () => {
  expect(shownText('null\u0000bell\u0007del\u007f')).toBe('null␀bell␇del␡');
});

test('what would turn the rest of the line round is spelled out', () => {
  expect(shownText('invoice\u202Efdp.exe')).toBe('invoice⟨U+202E⟩fdp.exe');
});

test('tabs, line feeds and joined emoji stay', () => {
  expect(shownText('a\tb\r\nc 👩‍👩‍👧')).toBe('a\tb\nc 👩‍👩‍👧');
});
