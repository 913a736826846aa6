import { beforeEach, expect, test, vi } from 'vitest';
import { forgetSearch, rememberSearch, toggleSavedSearch, useSearches } from './searches.ts';

beforeEach(() => useSearches.setState({ recent: [], saved: [] }));

function recent(): string {
  return useSearches
    .getState()
    .recent.map(({ connection, question }) => `${connection}?${question}`)
    .join(' ');
}

test('the newest search is first, and one that is repeated is there once', () => {
  rememberSearch('a', 'last=1h');
  rememberSearch('b', 'last=1h');
  rememberSearch('a', 'last=1h');
  expect(recent()).toBe('a?last=1h b?last=1h');
});

test('the twelve newest are kept', () => {
  for (let at = 0; at < 15; at++) rememberSearch('a', `limit=${at}`);
  expect(useSearches.getState().recent).toHaveLength(12);
  expect(recent()).toMatch(/^a\?limit=14 .* a\?limit=3$/);
});

test('a search is saved, and by the same press no longer; what is forgotten leaves the other list alone', () => {
  vi.setSystemTime(1000);
  rememberSearch('a', 'x');
  toggleSavedSearch('a', 'x');
  expect(useSearches.getState().saved).toEqual([{ connection: 'a', question: 'x', at: 1000 }]);
  forgetSearch('recent', { connection: 'a', question: 'x', at: 0 });
  expect(recent()).toBe('');
  toggleSavedSearch('a', 'x');
  expect(useSearches.getState().saved).toEqual([]);
  vi.useRealTimers();
});
