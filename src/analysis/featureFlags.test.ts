import { expect, it } from 'vitest';
import { Span } from '#model/span.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { readFeatureFlags } from './featureFlags.ts';

/** The flags of one span, drawn by its events. */
function flags(words: string): string {
  const table = drawTrace(`shop op 0–10 ${words}`);
  const found = readFeatureFlags(new Span(table, rowOf(table, 'op')).events);
  return found.map(({ key, result }) => `${key} = ${result}`).join(', ');
}

it('A flag is told by its variant, else by its value, in any spelling', () => {
  expect(flags('event=feature_flag.evaluation@1{feature_flag.key: new-cart, feature_flag.result.variant: on}')).toBe(
    'new-cart = on',
  );
  expect(flags('event=feature_flag.evaluation@1{feature_flag.key: limit, feature_flag.result.value: 7}')).toBe(
    'limit = 7',
  );
  expect(flags('event=feature_flag@1{feature_flag.key: old, feature_flag.variant: b}')).toBe('old = b');
});

it('A flag that is asked for again is told once', () => {
  const asked = (variant: string): string =>
    `event=feature_flag.evaluation@1{feature_flag.key: a, feature_flag.result.variant: ${variant}}`;
  expect(flags(`${asked('on')} ${asked('on')} ${asked('off')}`)).toBe('a = on, a = off');
});

it('Other events are no flags', () => {
  expect(flags('event=retry@1{feature_flag.key: a} event=feature_flag.evaluation@2')).toBe('');
});
