import { expect, test } from 'vitest';
import { movedIndex } from './movedIndex.ts';
import { nextSort } from './nextSort.ts';
import { TRACE_COLUMNS, type TraceSorting } from './traceColumns.ts';

test('a first press sorts names from A and amounts from the largest, a second turns it round', () => {
  const column = (id: string) => TRACE_COLUMNS.find((candidate) => candidate.id === id) as (typeof TRACE_COLUMNS)[0];
  const START: TraceSorting = { sort: 'start', descending: false };
  expect(nextSort(START, column('name'))).toEqual({ sort: 'name', descending: false });
  expect(nextSort(START, column('spans'))).toEqual({ sort: 'spans', descending: true });
  expect(nextSort(START, column('start'))).toEqual({ sort: 'start', descending: true });
  expect(nextSort({ sort: 'spans', descending: true }, column('spans')).descending).toBe(false);
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 15],
  ['PageDown', 95, 99],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, undefined],
])('%s in row %d of a hundred leads to %s', (key, from, to) => {
  expect(movedIndex(key, from, 100, 10)).toBe(to);
});
