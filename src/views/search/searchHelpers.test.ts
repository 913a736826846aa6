import { expect, test } from 'vitest';
import { traceqlPlace } from '#analysis/traceqlPlace.ts';
import { placeInQuery } from './placeInQuery.ts';
import { EMPTY_FORM, type SearchForm } from './searchForm.ts';
import { searchWords } from './searchWords.ts';
import { hasOwnValues, traceqlOffers } from './traceqlOffers.ts';
import { widerSearches } from './widerSearches.ts';
import { fromFieldTime, toFieldTime } from '#views/shared/time/zoneTime.ts';

function form(change: Partial<SearchForm>): SearchForm {
  return { ...EMPTY_FORM, ...change };
}

/** What is offered at the end of a query. */
function offers(query: string, keys: readonly string[] = [], values: readonly string[] = []): readonly string[] {
  const place = traceqlPlace(query, query.length);
  return place ? traceqlOffers(place, keys, values) : [];
}

test('fields are offered as TraceQL writes them, those of all servers first', () => {
  expect(offers('{ ', ['span.http.route', 'error']).slice(0, 3)).toEqual(['resource.service.name', 'name', 'status']);
  expect(offers('{ route', ['span.http.route', 'error'])).toEqual(['span.http.route']);
  expect(offers('{ err', ['span.http.route', 'error'])).toEqual(['.error']);
});

test('values are offered as TraceQL writes them', () => {
  expect(offers('{ .a = ', [], ['x y', '12', '1.5s', 'true'])).toEqual(['"x y"', '12', '1.5s', 'true']);
  expect(offers('{ span:kind = s')).toEqual(['server', 'consumer', 'unspecified']);
  expect(offers('{ } | by')).toEqual(['by(']);
});

test.each<[Partial<SearchForm>, string]>([
  [{}, 'any trace, last hour'],
  [{ service: 'cart', operation: 'GET /', min: '1s' }, 'cart GET /, 1s or longer, last hour'],
  [{ attributes: [{ key: 'a', value: 'b' }], min: '1s', max: '2s' }, 'a=b, 1s to 2s, last hour'],
  [{ isTraceql: true, traceql: '{ .a }', service: 'cart' }, '{ .a }, last hour'],
  [
    { time: { kind: 'between', fromMs: Date.UTC(2026, 10, 21, 10), toMs: Date.UTC(2026, 10, 22, 9, 30) } },
    'any trace, 2026-11-21 10:00 – 2026-11-22 09:30',
  ],
])('%j is told as: %s', (change, words) => {
  expect(searchWords(form(change), 'utc').join(', ')).toBe(words);
});

test('a search that found nothing is widened by what it narrows', () => {
  const narrow = form({ service: 'cart', operation: 'GET /', attributes: [{ key: 'a', value: '' }], max: '1s' });
  const wider = widerSearches(narrow);
  expect(wider.map(({ label }) => label)).toEqual([
    'Last 6 hours',
    'Any duration',
    'Without attributes',
    'Any operation',
  ]);
  expect(wider[1].form).toEqual({ ...narrow, max: '' });
  expect(widerSearches(form({ time: { kind: 'last', text: '30d' } }))).toEqual([]);
});

test.each([
  [1, 3, 2],
  [2, 1, 4],
  [2, 99, 7],
  [9, 1, 7],
])('line %d, column %d of a query is at %d', (line, column, at) => {
  expect(placeInQuery('{ .\n a}', { line, column })).toBe(at);
});

test('a field of date and time is read back as it was written', () => {
  const ms = Date.UTC(2026, 10, 21, 14, 3, 22);
  expect(toFieldTime(ms, 'utc')).toBe('2026-11-21T14:03:22');
  for (const zone of ['utc', 'local'] as const) expect(fromFieldTime(toFieldTime(ms, zone), zone)).toBe(ms);
  expect([toFieldTime(undefined, 'utc'), fromFieldTime('', 'utc')]).toEqual(['', undefined]);
});

test('a server is asked for the values of fields that have none of their own', () => {
  expect(['status', 'span:kind', 'name', '.http.route', 'toString'].map(hasOwnValues)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
