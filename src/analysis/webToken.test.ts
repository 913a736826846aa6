import { expect, test } from 'vitest';
import { decodeBase64Text, looksLikeBase64Text } from './base64Text.ts';
import { readWebToken } from './webToken.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const token = (payload: object): string =>
  `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(JSON.stringify(payload))}`;

test('a token tells its header, its payload and its times', () => {
  const unsigned = token({ sub: 'zoë', iat: 1_795_262_400, exp: 1_795_266_000 });
  expect(readWebToken(`${unsigned}.c2lnbmF0dXJl`)).toEqual({
    header: '{"alg":"HS256","typ":"JWT"}',
    payload: '{"sub":"zoë","iat":1795262400,"exp":1795266000}',
    times: [
      { name: 'iat', seconds: 1_795_262_400 },
      { name: 'exp', seconds: 1_795_266_000 },
    ],
    unsigned,
  });
  expect(readWebToken(`Bearer ${unsigned}.x`)?.unsigned).toBe(unsigned);
  expect(readWebToken(`${unsigned}.`)?.payload).toContain('zoë');
});

test('what only looks like a token is none', () => {
  expect(readWebToken('eyJhbGciOiJub25l.broken.x')).toBeUndefined();
  expect(readWebToken('www.example.com')).toBeUndefined();
  expect(readWebToken(token({}))).toBeUndefined();
});

test('an encrypted token keeps its payload to itself', () => {
  const parts = [encode('{"alg":"RSA-OAEP","enc":"A256GCM"}'), 'key', 'iv', 'text', 'tag'];
  expect(readWebToken(parts.join('.'))).toMatchObject({ payload: undefined, times: [] });
});

test('base64 gives its text in either alphabet, and nothing when it is no text', () => {
  expect(decodeBase64Text('eyJhIjoiw6QifQ==')).toBe('{"a":"ä"}');
  expect(decodeBase64Text('eyJhIjoiw6QifQ')).toBe('{"a":"ä"}');
  expect(decodeBase64Text('AAEC')).toBeUndefined();
  expect(decodeBase64Text('_____w==')).toBeUndefined();
});

test('base64 is told from ids and words', () => {
  expect(looksLikeBase64Text(Buffer.from('{"order":1204,"paid":true}').toString('base64'))).toBe(true);
  expect(looksLikeBase64Text(Buffer.from('ä long text. '.repeat(100)).toString('base64'))).toBe(true);
  expect(looksLikeBase64Text('4bf92f3577b34da6a3ce929d0e0e4736')).toBe(false);
  expect(looksLikeBase64Text('OrderServiceCreateOrderHandler12')).toBe(false);
  expect(looksLikeBase64Text('usersRepositoryFindByEmail')).toBe(false);
  expect(looksLikeBase64Text('c5d0a7f6-0b7f-4f2e-9f65-2c9d4bb7aa01')).toBe(false);
});
