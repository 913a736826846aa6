import { expect, test } from 'vitest';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { Span } from './span.ts';
import { overlaySpan } from './spanOverlay.ts';
import type { SpanTable } from './spanTable.ts';

const BARE = drawTrace(`
  shop buy      0–100
    bank pay    10–60
    bank refund 60–90
`);
/** The same span, as read alone: its table begins where it does. */
const ALONE = drawTrace(`
  bank pay 10–60 {card: visa, amount: 3} event=retry@20{reason: busy}
`);

const told = (table: SpanTable, operation: string) => {
  const { attributes, events, start } = new Span(table, rowOf(table, operation));
  return [
    ...attributes.map(({ key, text }) => `${key}=${text}`),
    ...events.map((event) => `${event.name}@${(event.time - start) / 1e6} ${event.attributes[0].text}`),
  ];
};

test('One row has what was read of it elsewhere, at the time it happened; the others have nothing.', () => {
  const table = overlaySpan(BARE, rowOf(BARE, 'pay'), ALONE, rowOf(ALONE, 'pay'));
  expect(told(table, 'pay')).toEqual(['card=visa', 'amount=3', 'retry@10 busy']);
  expect([told(table, 'buy'), told(table, 'refund'), told(BARE, 'pay')]).toEqual([[], [], []]);
  expect(new Span(table, rowOf(table, 'refund')).service).toBe('bank');
});

test('Its events move along with a row that stands by an adjusted clock.', () => {
  const moved = { ...BARE, start: BARE.start.map((ns) => ns + 5e6) };
  const table = overlaySpan(moved, rowOf(moved, 'pay'), ALONE, rowOf(ALONE, 'pay'), 5e6);
  expect(told(table, 'pay')).toContain('retry@10 busy');
});
