import { expect, it } from 'vitest';
import { hasParameters, lacksParameters, shownAddress, withoutSecretsInAddress } from './secretsInAddress.ts';

it.each([
  ['http://localhost:16686', 'http://localhost:16686', 'http://localhost:16686'],
  [' https://h/jaeger/ ', 'https://h/jaeger/', 'https://h/jaeger/'],
  ['https://h/p?token=SECRET&tenant=SECRET#SECRET', 'https://h/p', 'https://h/p?token=&tenant='],
  // Without a name, the parameter may be the secret itself.
  ['https://h?SECRET', 'https://h', 'https://h?'],
  ['https://ann:SECRET@h:9/p', 'https://h:9/p', 'https://h:9/p'],
  ['https://SECRET@h?k=SECRET', 'https://h', 'https://h?k='],
  ['ann:SECRET@h/p', 'h/p', 'h/p'],
  // Browsers end the host at the question mark, and take no letters for a port.
  ['https://ann:SECRET?SECRET@h/p', 'https://h/p', 'https://h/p'],
  ['https://ann:SEC/RET@h/p', 'https://h/p', 'https://h/p'],
  ['https://h/@team/p?at=a@b', 'https://h/@team/p', 'https://h/@team/p?at='],
])('%s is shown as %s and kept as %s', (typed, shown, kept) => {
  expect(shownAddress(typed)).toBe(shown);
  expect(withoutSecretsInAddress(typed)).toBe(kept);
  expect(withoutSecretsInAddress(kept)).toBe(kept);
});

it.each([
  ['https://h', false, false],
  ['https://h?token=SECRET', true, false],
  ['https://h?SECRET', true, false],
  ['https://h?token=', false, true],
  ['https://h?', false, true],
  ['https://h?token=&team=a', true, true],
])('%s has values of parameters: %s, lacks some: %s', (typed, has, lacks) => {
  expect(hasParameters(typed)).toBe(has);
  expect(lacksParameters(typed)).toBe(lacks);
});
