import { expect, it } from 'vitest';
import { budgetText, shareText } from './shareText.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

it.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.5, '50 %'],
  [0.123, '12.3 %'],
  [0.29, '29 %'],
  [0.0042, '0.42 %'],
  [0.00004, '<0.01 %'],
  [0.9949, '99.49 %'],
  [0.99996, '>99.99 %'],
  [0.9895, '98.9 %'],
])('A share of %d reads %s', (share, text) => {
  expect(plain(shareText(share))).toBe(text);
});

it.each([
  [1, '100 % left'],
  [0.62, '62 % left'],
  [0, 'just spent'],
  [-0.4, 'spent 1.4 times'],
  [-0.001, 'spent 1.01 times'],
  [-49, 'spent 50 times'],
  [-Infinity, 'none allowed'],
])('A budget of %d reads %s', (left, text) => {
  expect(plain(budgetText(left))).toBe(text);
});
