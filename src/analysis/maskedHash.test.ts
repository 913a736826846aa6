import { expect, test } from 'vitest';
import { drawTrace } from '../../test/traceDrawing.ts';
import { MaskedHashes } from './maskedHash.ts';

/** Whether two operations are the same once what varies is masked. */
function same(one: string, other: string): boolean {
  const table = drawTrace('a root 0–1 {one: "…", other: "…"}'.replace('…', one).replace('…', other));
  const masked = new MaskedHashes(table.strings);
  return masked.of(table.strings.find(one)) === masked.of(table.strings.find(other));
}

test('Numbers do not count.', () => {
  expect(same('GET /users/17', 'GET /users/20455')).toBe(true);
  expect(same('wait 0.5 s', 'wait 12 s')).toBe(true);
  expect(same('connect 10.0.0.7', 'connect 192.168.1.20')).toBe(true);
  expect(same('GET /users/17', 'GET /users/17/orders')).toBe(false);
  expect(same('GET /users', 'GET /goods')).toBe(false);
});

test('Ids do not count; words made of a to f do.', () => {
  expect(same('cart 5f2b9c1e77aa', 'cart 00c4deadbeef')).toBe(true);
  expect(same('GET /a/3f8a2c1e-0b1d-4e5f-9a6b-7c8d9e0f1a2b', 'GET /a/bbbbbbbb-cccc-4ddd-8eee-ffffffffffff')).toBe(true);
  expect(same('open facade', 'open decade')).toBe(false);
});

test('Literals, lists of them and white space do not count.', () => {
  const select = (where: string): string => `SELECT * FROM goods WHERE ${where}`;
  expect(same(select(`name = 'lamp'`), select(`name = 'O''Hara'`))).toBe(true);
  expect(same(select('id IN (1, 2, 3)'), select('id IN (7)'))).toBe(true);
  expect(same(select('id =  1'), select('id = 2'))).toBe(true);
  expect(same(select('id = 1'), select('rank = 1'))).toBe(false);
});

test('A quote without its partner is a letter like any other.', () => {
  expect(same(`it's 5`, `it's 6`)).toBe(true);
  expect(same(`it's here`, `it's gone`)).toBe(false);
});

test('Of a long text the beginning counts, and no text is a text of its own.', () => {
  const long = 'x'.repeat(5000);
  expect(same(`${long}a`, `${long}b`)).toBe(true);
  const masked = new MaskedHashes(drawTrace('a root 0–1').strings);
  expect(masked.of(-1)).toBe(1);
});
