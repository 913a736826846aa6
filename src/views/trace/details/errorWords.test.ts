import { expect, test } from 'vitest';
import { conventionsOf } from '#analysis/conventions.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { drawTrace } from '../../../../test/traceDrawing.ts';
import { errorWords } from './errorWords.ts';

const wordsOf = (rest: string) => {
  const table = drawTrace(`pay charge 0–10 client error ${rest}`);
  return errorWords(new Span(table, 0 as SpanRow), conventionsOf(table));
};

test('the last exception names the error, and a status that repeats it is not repeated', () => {
  expect(
    wordsOf('message="timed out" event=exception@5{exception.type: ReadTimeout, exception.message: timed out}'),
  ).toEqual({ title: 'ReadTimeout', messages: ['timed out'], stack: '' });
});

test('a status that joins the type and the message of the exception repeats them too', () => {
  const exception = 'event=exception@5{exception.type: requests.ReadTimeout, exception.message: timed out}';
  expect(wordsOf(`message="ReadTimeout: timed out" ${exception}`).messages).toEqual(['timed out']);
  expect(wordsOf(`message="third try: timed out" ${exception}`).messages).toHaveLength(2);
});

test('a bare status of HTTP is put into words', () => {
  expect(wordsOf('{error.type: "503", http.response.status_code: 503}').title).toBe('HTTP 503 Service Unavailable');
  expect(wordsOf('{http.status_code: 418}').title).toBe('HTTP 418');
});

test('an error type that says nothing gives way to the message', () => {
  expect(wordsOf('{error.type: _OTHER} message="no luck"')).toMatchObject({ title: 'no luck', messages: [] });
});

test('a span that says nothing of its error is said to', () => {
  expect(wordsOf('')).toEqual({ title: 'Failed, without a message', messages: [], stack: '' });
});
