import { expect, test } from 'vitest';
import { looksLikeJson, looksLikeQuery, looksLikeWebToken } from './textSigns.ts';

test('JSON is told from what only begins like it', () => {
  expect(looksLikeJson('{"a":1}')).toBe(true);
  expect(looksLikeJson(' [ ] ')).toBe(true);
  expect(looksLikeJson('[info] started')).toBe(false);
  expect(looksLikeJson('{name} is missing')).toBe(false);
  expect(looksLikeJson('[1] see below')).toBe(false);
  expect(looksLikeJson('"text"')).toBe(false);
  expect(looksLikeJson('{"a":1')).toBe(false);
});

test('JSON that a limit of the sender cut is still JSON', () => {
  const body = JSON.stringify({ items: Array.from({ length: 40 }, (_, at) => ({ sku: `sku-${at}`, qty: at })) });
  expect(looksLikeJson(body.slice(0, 512))).toBe(true);
  expect(looksLikeJson(`${body.slice(0, body.indexOf('},', 500) + 1)} and so on`)).toBe(false);
  expect(looksLikeJson(body)).toBe(true);
});

test('a query is worth a table when it has more than one plain parameter', () => {
  expect(looksLikeQuery('a=1&b=2')).toBe(true);
  expect(looksLikeQuery('?filter=price%3E10')).toBe(true);
  expect(looksLikeQuery('a=1')).toBe(false);
  expect(looksLikeQuery('SELECT a = 1 & b = 2')).toBe(false);
});

test('a token has parts of base64, the first of them an object', () => {
  expect(looksLikeWebToken('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.')).toBe(true);
  expect(looksLikeWebToken('Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2ln')).toBe(true);
  expect(looksLikeWebToken('eyJhbGciOiJub25lIn0')).toBe(false);
  expect(looksLikeWebToken('www.shop.example.com')).toBe(false);
});
