import { describe, expect, test } from 'vitest';
import type { AttributeTypeName } from '#model/attributes.ts';
import { valueForm, valueTitle } from './valueForm.ts';

const form = (text: string, type: AttributeTypeName = 'string', key = 'some.key') => valueForm({ key, type, text });

describe('a text', () => {
  test('becomes a link only when it is an address of http or https', () => {
    expect(form('https://example.com/a?b=c')).toMatchObject({ kind: 'link', href: 'https://example.com/a?b=c' });
    expect(form('javascript:alert(1)')).toMatchObject({ kind: 'plain' });
    expect(form('data:text/html,<b>hi</b>')).toMatchObject({ kind: 'plain' });
    expect(form('https://')).toMatchObject({ kind: 'plain' });
    expect(form('see https://example.com')).toMatchObject({ kind: 'plain' });
    expect(form(' https://example.com')).toMatchObject({ kind: 'plain' });
  });

  test('of several lines, or a long query, is a block', () => {
    expect(form('a\nb').kind).toBe('block');
    expect(form('a\n').kind).toBe('plain');
    const query = 'SELECT id, title, price_cents FROM goods WHERE id = $1';
    expect(form(query, 'string', 'db.query.text').kind).toBe('block');
    expect(form(query).kind).toBe('plain');
    expect(form('SELECT 1', 'string', 'db.query.text').kind).toBe('plain');
  });

  test('that is JSON, and long, is folded as JSON', () => {
    const body = JSON.stringify({ items: [{ sku: 'A1', qty: 2 }], customer: { id: 12, name: 'Ada' } });
    expect(form(body).kind).toBe('json');
    expect(form('{"a":1}').kind).toBe('plain');
    expect(form(`{${'not json '.repeat(10)}}`).kind).toBe('plain');
  });

  test('without a character says so', () => {
    expect(form('')).toMatchObject({ kind: 'nothing', words: 'empty text' });
    expect(form('', 'empty')).toMatchObject({ kind: 'nothing', words: 'no value' });
  });
});

test('bytes tell how many they are', () => {
  expect(form('AAE=', 'bytes')).toMatchObject({ kind: 'bytes', size: 2 });
  expect(form('AAEC', 'bytes')).toMatchObject({ kind: 'bytes', size: 3 });
});

test('long numbers are written in groups only where a pointer asks', () => {
  expect(valueTitle({ key: 'a', type: 'int', text: '-1234567' })).toBe('whole number: -1,234,567');
  expect(valueTitle({ key: 'a', type: 'bigInt', text: '9007199254740993' })).toBe(
    'whole number: 9,007,199,254,740,993',
  );
  expect(valueTitle({ key: 'a', type: 'int', text: '443' })).toBe('whole number');
  expect(valueTitle({ key: 'a', type: 'string', text: '1234567' })).toBeUndefined();
});
