import { expect, test } from 'vitest';
import { longerLookBack, lookBackLabel, lookBackMs } from '#views/shared/time/lookBack.ts';
import type { SearchForm } from './searchForm.ts';
import {
  EMPTY_FORM,
  formFaults,
  formFromParams,
  formToParams,
  questionText,
  queryOf,
  readCondition,
} from './searchForm.ts';

const NOON = Date.UTC(2026, 10, 21, 12);

function form(change: Partial<SearchForm>): SearchForm {
  return { ...EMPTY_FORM, ...change };
}

test.each([
  'last=1h&limit=20',
  'service=web-shop&operation=GET+%2Fcart&attribute=http.status_code%3D500&attribute=error&min=100ms&max=1.5+s&last=7d&limit=5',
  'q=%7B+status+%3D+error+%7D&last=15m&limit=20',
  'service=cart&from=2026-11-21T10%3A00%3A00.000Z&to=2026-11-21T12%3A00%3A00.000Z&limit=20',
])('%s is read back as it was written', (text) => {
  expect(formToParams(formFromParams(new URLSearchParams(text))).toString()).toBe(text);
});

test('how the results are shown is no part of the question', () => {
  expect(questionText(new URLSearchParams('service=cart&sort=-duration&at=7f3a'))).toBe('service=cart');
  expect(questionText(new URLSearchParams('sort=-duration'))).toBe('');
});

test('a condition is a key, and a value after the first equals sign', () => {
  expect(readCondition('http.url = https://a.example/?x=1')).toEqual({
    key: 'http.url',
    value: 'https://a.example/?x=1',
  });
  expect(readCondition('db.name="my shop"')).toEqual({ key: 'db.name', value: 'my shop' });
  expect(readCondition('error')).toEqual({ key: 'error', value: '' });
});

test('the question has durations in ns and ends now', () => {
  expect(queryOf(form({ service: ' cart ', min: '1.5 s', time: { kind: 'last', text: '15m' } }), NOON)).toEqual({
    service: 'cart',
    operation: undefined,
    attributes: [],
    minDurationNs: 1.5e9,
    maxDurationNs: undefined,
    range: { fromMs: NOON - 900_000, toMs: NOON },
    limit: 20,
    traceql: '',
  });
});

test('a written query takes the place of the fields, which stay typed', () => {
  const query = queryOf(form({ isTraceql: true, traceql: '{ status = error }', service: 'cart', min: '1s' }), NOON);
  expect(query).toMatchObject({ traceql: '{ status = error }', service: undefined, minDurationNs: undefined });
});

test.each<[string, Partial<SearchForm>, string | undefined]>([
  ['a service is asked for by Jaeger', {}, 'service: Jaeger searches within one service.'],
  ['a duration cannot be read', { service: 'a', min: '5 xs' }, 'duration: “5 xs” is no duration: write 100ms or 1.5s.'],
  ['durations cross', { service: 'a', min: '2s', max: '1s' }, 'duration: Shortest is longer than longest.'],
  [
    'an end is missing',
    { service: 'a', time: { kind: 'between', fromMs: 1, toMs: undefined } },
    'time: Give both ends.',
  ],
  [
    'the end is first',
    { service: 'a', time: { kind: 'between', fromMs: 2, toMs: 1 } },
    'time: The end is not after the beginning.',
  ],
  ['the limit is zero', { service: 'a', limit: '0' }, 'limit: 1 to 1,500'],
  ['all is well', { service: 'a', min: '1ms', max: '1s' }, undefined],
])('%s', (_, change, fault) => {
  const faults = Object.entries(formFaults(form(change), 'jaeger')).map(([name, text]) => `${name}: ${text}`);
  expect(faults).toEqual(fault === undefined ? [] : [fault]);
});

test('a condition that is still being typed counts, and Jaeger needs its value', () => {
  const typing = form({ service: 'a', attributeText: 'http.route = /cart' });
  expect(formToParams(typing).getAll('attribute')).toEqual(['http.route=/cart']);
  expect(queryOf(typing, NOON).attributes).toEqual([{ key: 'http.route', value: '/cart' }]);
  expect(Object.keys(formFaults(form({ service: 'a', attributeText: 'error' }), 'jaeger'))).toEqual(['attributes']);
});

test('only Jaeger needs a service', () => {
  expect(formFaults(form({}), 'zipkin')).toEqual({});
});

test('a look-back is minutes, hours or days', () => {
  expect([lookBackMs('45m'), lookBackMs('2d'), lookBackMs('0h'), lookBackMs('1w')]).toEqual([
    2_700_000,
    172_800_000,
    undefined,
    undefined,
  ]);
  expect([lookBackLabel('1h'), lookBackLabel('45m')]).toEqual(['Last hour', 'Last 45 minutes']);
  expect([longerLookBack('1h'), longerLookBack('30d')]).toEqual(['6h', undefined]);
});
