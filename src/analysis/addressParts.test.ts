import { expect, test } from 'vitest';
import { readAddress, readQuery } from './addressParts.ts';

test('an address comes apart, with its parameters decoded', () => {
  expect(readAddress('https://shop.example.com:8443/caf%C3%A9/42?q=red+shoes%26hats&page=2&debug#top')).toEqual({
    scheme: 'https',
    user: '',
    hasPassword: false,
    host: 'shop.example.com',
    port: '8443',
    path: '/café/42',
    query: [
      { name: 'q', value: 'red shoes&hats' },
      { name: 'page', value: '2' },
      { name: 'debug', value: undefined },
    ],
    fragment: 'top',
  });
});

test('a password is known, and not told', () => {
  const parts = readAddress('postgres://app:s3cret@db-1:5432/orders');
  expect(parts).toMatchObject({ scheme: 'postgres', user: 'app', hasPassword: true, host: 'db-1', port: '5432' });
  expect(JSON.stringify(parts)).not.toContain('s3cret');
});

test('an IPv6 host keeps its brackets', () => {
  expect(readAddress('http://[::1]:80/')).toMatchObject({ host: '[::1]', port: '80' });
  expect(readAddress('http://[::1]/')).toMatchObject({ host: '[::1]', port: '' });
});

test('other texts are none', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'https://', 'see https://example.com', 'a/b?c=d']) {
    expect(readAddress(text)).toBeUndefined();
  }
});

test('repeated and broken parameters stay as they were sent', () => {
  expect(readQuery('?a=1&a=2&rate=100%&x=a=b')).toEqual([
    { name: 'a', value: '1' },
    { name: 'a', value: '2' },
    { name: 'rate', value: '100%' },
    { name: 'x', value: 'a=b' },
  ]);
});
