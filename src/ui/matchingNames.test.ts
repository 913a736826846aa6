import { expect, test } from 'vitest';
import { matchingNames } from './matchingNames.ts';

const NAMES = ['GET /cart', 'cart', 'checkout', 'discard', 'shopping-cart', 'web.cart.v2'];

test.each([
  ['', NAMES.join(', ')],
  ['CAR', 'cart, GET /cart, shopping-cart, web.cart.v2, discard'],
  [' check ', 'checkout'],
  ['nothing', ''],
])('%j finds %s', (typed, found) => {
  expect(matchingNames(NAMES, typed).join(', ')).toBe(found);
});
