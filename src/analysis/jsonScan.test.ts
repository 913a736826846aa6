import { expect, test } from 'vitest';
import { decodeJsonString, readJsonEntries, readJsonValue } from './jsonScan.ts';
import { looksLikeJson } from './textSigns.ts';

/** Entries of the value a text begins with, as `key=text`. */
const entries = (text: string, most?: number): string => {
  const read = readJsonEntries(text, readJsonValue(text, 0), undefined, most);
  const lines = read.entries.map(({ key, value }) => `${key ?? '·'}=${text.slice(value.start, value.end)}`);
  return [...lines, ...(read.next >= 0 ? ['more'] : []), ...(read.isCut ? ['cut'] : [])].join(' ');
};

test('entries keep their digits, their order and their repeats', () => {
  expect(entries('{"id": 9007199254740993, "b":1.0,"id":null}')).toBe('id=9007199254740993 b=1.0 id=null');
  expect(entries('[1, "a", [2,3], {"k":"}"}]')).toBe('·=1 ·="a" ·=[2,3] ·={"k":"}"}');
  expect(entries('{}')).toBe('');
});

test('escapes are read in keys, and quotes in strings end nothing', () => {
  expect(entries('{"caf\\u00e9":"say \\"hi\\"","back":"\\\\"}')).toBe('café="say \\"hi\\"" back="\\\\"');
  expect(decodeJsonString('"a\\nb"')).toBe('a\nb');
  expect(decodeJsonString('"cut o')).toBe('cut o');
});

test('a long list is read in parts', () => {
  const text = `[${Array.from({ length: 250 }, (_, at) => at).join(',')}]`;
  const list = readJsonValue(text, 0);
  const first = readJsonEntries(text, list);
  expect(first.entries).toHaveLength(100);
  const second = readJsonEntries(text, list, first.next, 1000);
  expect(second.entries.map(({ value }) => text.slice(value.start, value.end)).at(0)).toBe('100');
  expect(second.entries).toHaveLength(150);
  expect(second.next).toBe(-1);
});

test('what was cut off is read as far as it goes', () => {
  expect(entries('{"a":1,"b":{"c":"long te')).toBe('a=1 b={"c":"long te cut');
  expect(entries('{"a":1,"b')).toBe('a=1 cut');
  expect(entries('[1,2,')).toBe('·=1 ·=2 cut');
});

test('five million characters are told apart by their beginning, and opened without being parsed', () => {
  const text = `{"rows":[${'{"id":1234567890,"name":"some name"},'.repeat(140_000)}{}],"end":true}`;
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(looksLikeJson(text)).toBe(true);
  const { entries: top } = readJsonEntries(text, readJsonValue(text, 0));
  expect(top.map(({ key, value }) => `${key}:${value.kind}`)).toEqual(['rows:array', 'end:word']);
});
