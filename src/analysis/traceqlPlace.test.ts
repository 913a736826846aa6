import { expect, test } from 'vitest';
import { traceqlPlace } from './traceqlPlace.ts';

/** What may be written at the `^` of a query: kind, what it is compared with, and the text it replaces in brackets. */
function at(drawn: string): string {
  const caret = drawn.indexOf('^');
  const query = drawn.replace('^', '');
  const place = traceqlPlace(query, caret);
  if (!place) return 'nothing';
  const of = place.kind === 'value' ? ` of ${place.field}` : '';
  return `${place.kind}${of} [${query.slice(place.from, place.to)}]`;
}

test.each([
  ['{ ^', 'field []'],
  ['{ resource.ser^', 'field [resource.ser]'],
  ['{ du^ration > 1s }', 'field [duration]'],
  ['{ .a = 1 && ^ }', 'field []'],
  ['{ .a = 1 && (.b^', 'field [.b]'],
  ['{ resource.service.name = ^', 'value of resource.service.name []'],
  ['{ resource.service.name = "fr^" }', 'value of resource.service.name ["fr"]'],
  ['{ status = er^', 'value of status [er]'],
  ['{ span:kind != ^ }', 'value of span:kind []'],
  ['{ } | ^', 'stage []'],
  ['{ } | cou^', 'stage [cou]'],
  ['{ } | by(^', 'field []'],
  ['{ } | select(.a, ^)', 'field []'],
  ['{ .a = 1 ^', 'nothing'],
  ['{ .a ^', 'nothing'],
  ['{ // .a^', 'nothing'],
  ['^', 'nothing'],
])('%s', (drawn, place) => {
  expect(at(drawn)).toBe(place);
});
