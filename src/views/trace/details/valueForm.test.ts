import { describe, expect, test } from 'vitest';
import type { AttributeTypeName } from '#model/attributes.ts';
import { valueForm, valueTitle } from './valueForm.ts';

const form = (text: string, type: AttributeTypeName = 'string', key = 'some.key') => valueForm({ key, type, text });
const kind = (text: string, key = 'some.key'): string => form(text, 'string', key).kind;

describe('a text', () => {
  test('becomes a link only when it is an address of http or https', () => {
    expect(form('https://example.com/a?b=c')).toMatchObject({ kind: 'link', href: 'https://example.com/a?b=c' });
    expect(kind('javascript:alert(1)')).toBe('plain');
    expect(kind('data:text/html,<b>hi</b>')).toBe('plain');
    expect(kind('https://')).toBe('plain');
    expect(kind('see https://example.com')).toBe('plain');
    expect(kind(' https://example.com')).toBe('plain');
  });

  test('that is an address opens into parts when it has some', () => {
    expect(form('https://example.com/a?b=c')).toMatchObject({ hasParts: true });
    expect(form('https://example.com/a')).toMatchObject({ hasParts: false });
    expect(kind('postgres://app:secret@db-1.internal:5432/orders?sslmode=require')).toBe('address');
    expect(kind('filter=price%3E10&sort=price', 'url.query')).toBe('parameters');
  });

  test('of several lines is a block, and a long query a query', () => {
    expect(kind('a\nb')).toBe('block');
    expect(kind('a\n')).toBe('plain');
    const query = 'SELECT id, title, price_cents FROM goods WHERE id = $1';
    expect(kind(query, 'db.query.text')).toBe('query');
    expect(kind(query, 'db.statement')).toBe('query');
    expect(kind(query)).toBe('plain');
    expect(kind('SELECT 1', 'db.query.text')).toBe('plain');
  });

  test('that is JSON, and long, is folded as JSON', () => {
    const body = JSON.stringify({ items: [{ sku: 'A1', qty: 2 }], customer: { id: 12, name: 'Ada' } });
    expect(kind(body)).toBe('json');
    expect(kind('{"a":1}')).toBe('plain');
    expect(kind(`{${'not json '.repeat(10)}}`)).toBe('plain');
  });

  test('that is written in some other form opens into it', () => {
    const base64 = Buffer.from('{"order":1204,"paid":true,"items":[1,2,3],"note":"none"}').toString('base64');
    expect(kind(base64)).toBe('base64');
    expect(kind(base64, 'cookie.id')).toBe('plain');
    const token = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"ada"}').toString('base64url')}.`;
    expect(kind(token)).toBe('token');
    expect(kind('Host: example.com\nAccept: text/html')).toBe('headers');
    expect(kind('Error: failed\nthen something else')).toBe('block');
    expect(kind('<?xml version="1.0"?><order><id>1204</id><paid>true</paid></order>')).toBe('markup');
    expect(kind('Error: x\n    at a (/app/a.js:1:1)', 'exception.stacktrace')).toBe('stack');
  });

  test('that is an id stays as it is', () => {
    expect(kind('c5d0a7f6-0b7f-4f2e-9f65-2c9d4bb7aa01')).toBe('plain');
    expect(kind('10.0.12.7')).toBe('plain');
    expect(kind('4bf92f3577b34da6a3ce929d0e0e47364bf92f3577b34da6a3ce929d0e0e4736')).toBe('plain');
  });

  test('without a character says so', () => {
    expect(form('')).toMatchObject({ kind: 'nothing', words: 'empty text' });
    expect(form('', 'empty')).toMatchObject({ kind: 'nothing', words: 'no value' });
  });
});

test('numbers that measure something say what', () => {
  expect(form('1795262400', 'int', 'token.exp')).toMatchObject({ kind: 'measure', measure: { kind: 'instant' } });
  expect(form('1795262400', 'string', 'token.exp')).toMatchObject({ kind: 'measure', measure: { kind: 'instant' } });
  expect(form('1204000', 'int', 'http.response.body.size')).toMatchObject({ measure: { bytes: 1_204_000 } });
  expect(form('1204000', 'int', 'user.id')).toMatchObject({ kind: 'plain' });
});

test('headers are lists of values', () => {
  expect(form('["text/html"]', 'array', 'http.request.header.accept').kind).toBe('list');
  expect(form('["a","b"]', 'array', 'process.command_args').kind).toBe('plain');
});

test('bytes tell how many they are, and whether they are text', () => {
  expect(form('AAE=', 'bytes')).toMatchObject({ kind: 'bytes', size: 2, hasText: false });
  expect(form('AAEC', 'bytes')).toMatchObject({ kind: 'bytes', size: 3, hasText: false });
  expect(form(Buffer.from('a readable text, of words').toString('base64'), 'bytes')).toMatchObject({ hasText: true });
});

test('long numbers are written in groups only where a pointer asks', () => {
  expect(valueTitle({ key: 'a', type: 'int', text: '-1234567' })).toBe('whole number: -1,234,567');
  expect(valueTitle({ key: 'a', type: 'bigInt', text: '9007199254740993' })).toBe(
    'whole number: 9,007,199,254,740,993',
  );
  expect(valueTitle({ key: 'a', type: 'int', text: '443' })).toBe('whole number');
  expect(valueTitle({ key: 'a', type: 'string', text: '1234567' })).toBeUndefined();
});
