import { expect, test } from 'vitest';
import { severityWord } from './severity.ts';

test('four severities make a word', () => {
  expect([1, 4, 5, 9, 13, 17, 20, 21, 24].map(severityWord)).toEqual([
    'trace',
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'error',
    'fatal',
    'fatal',
  ]);
});

test('other numbers have none', () => {
  expect([0, 25, 255].map(severityWord)).toEqual([undefined, undefined, undefined]);
});
