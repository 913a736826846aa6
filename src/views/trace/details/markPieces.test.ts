import { expect, test } from 'vitest';
import { countMatches, markPieces } from './markPieces.ts';

const marked = (text: string, query: string): string =>
  markPieces(text, query)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

test('what is searched for is marked wherever it stands, in whatever case', () => {
  expect(marked('Kafka.offset of kafka', 'kafka')).toBe('[Kafka].offset of [kafka]');
  expect(marked('aaaa', 'aa')).toBe('[aa][aa]');
});

test('signs of regular expressions are signs of the text', () => {
  expect(marked('a.b(c)', '.b(')).toBe('a[.b(]c)');
});

test('blanks around the query do not count, and an empty one marks nothing', () => {
  expect(marked('GET /users', ' get ')).toBe('[GET] /users');
  expect(marked('GET', '  ')).toBe('GET');
  expect(markPieces('', 'a')).toEqual([{ text: '', isMatch: false }]);
});

test('a text whose lower case is longer is left as it is, rather than marked at the wrong place', () => {
  expect(marked('İstanbul kafka', 'kafka')).toBe('İstanbul kafka');
});

test('places are counted up to a limit', () => {
  expect(countMatches('e'.repeat(1000), 'e')).toBe(400);
});
