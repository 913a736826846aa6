import { expect, test } from 'vitest';
import { drawTrace } from '../../../test/traceDrawing.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { filterFromParams, filterToParams, isFiltering, traceListQuery } from './tracesFilter.ts';

const DEFAULT = filterFromParams(new URLSearchParams());

function written(filter: TracesFilter, others = ''): string {
  return filterToParams(filter, new URLSearchParams(others)).toString();
}

test('nothing is written while all is as it begins', () => {
  expect(written(DEFAULT)).toBe('');
  expect(isFiltering(DEFAULT)).toBe(false);
});

test.each([
  'sort=-start',
  'sort=-duration&text=a+b',
  'service=',
  'call=service%3Aweb+%3E+queue%3Aorders&errors=1',
  'sort=name&text=x&service=web-shop&errors=1&min=50ms&max=1.2s',
])('%s is read back as it was written', (text) => {
  expect(written(filterFromParams(new URLSearchParams(text)))).toBe(text);
});

test('a call that is filtered by may leave traces out', () => {
  expect(isFiltering({ ...DEFAULT, call: 'database:orders' })).toBe(true);
});

test('what others wrote into the address stays', () => {
  expect(written({ ...DEFAULT, errorsOnly: true }, 'at=7f3a&text=old')).toBe('at=7f3a&errors=1');
});

test('an order that does not exist is the order of the document', () => {
  expect(filterFromParams(new URLSearchParams('sort=-colour'))).toMatchObject({ sort: 'start', descending: false });
});

test('the question names services by number and limits in ns', () => {
  const table = drawTrace(`
    web GET /  0–10
      db query 1–2
      - render 3–4
  `);
  const query = (change: Partial<TracesFilter>) => traceListQuery(table, { ...DEFAULT, ...change }, undefined);
  const db = [...table.services].findIndex((name) => table.strings.get(name) === 'db');
  expect(query({ service: 'db' }).service).toBe(db);
  expect(query({ service: '' }).service).toBe(-1);
  expect(query({ service: 'gone' }).service).toBe(table.services.length);
  expect(query({ min: '50ms', max: 'soon' })).toMatchObject({ minDuration: 50e6, maxDuration: undefined });
});
