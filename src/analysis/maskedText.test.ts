import { expect, it } from 'vitest';
import { maskedText } from './maskedText.ts';

it.each([
  ['order 4711 not found', 'order # not found'],
  ['no answer after 30.5 s from 10.0.0.7:5432', 'no answer after # s from #'],
  ['user 3fa85f64-5717-4562-b3fc-2c963f66afa6 is locked', 'user # is locked'],
  ['object 5f2a9c01d4 at 0x7ffdeadbeef', 'object # at #'],
  ['ids (1, 2, 3) are taken', 'ids (#) are taken'],
  [`can't read 'name' of "order"`, `can't read "…" of "…"`],
  ['the facade is bad', 'the facade is bad'],
  ['line one\n   line two', 'line one line two'],
  ['', ''],
])('%s is masked as %s', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});
