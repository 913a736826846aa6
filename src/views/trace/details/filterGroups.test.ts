import { expect, test } from 'vitest';
import type { AttributeGroup } from '#analysis/attributeGroups.ts';
import { countEntries, filterGroups, firstEntries } from './filterGroups.ts';

const group = (heading: string, ...entries: readonly string[]): AttributeGroup => ({
  heading,
  entries: entries.map((entry) => {
    const [key, text] = entry.split('=');
    return { label: key, attribute: { key, type: 'string', text } };
  }),
});
const GROUPS = [group('HTTP', 'http.method=POST', 'http.route=/pay'), group('Server', 'server.address=api.bank')];
const keys = (groups: readonly AttributeGroup[]): readonly string[] =>
  groups.flatMap(({ entries }) => entries.map(({ attribute }) => attribute.key));

test('a filter finds keys and values in any case, and leaves out empty groups', () => {
  expect(keys(filterGroups(GROUPS, 'ROUTE'))).toEqual(['http.route']);
  expect(keys(filterGroups(GROUPS, ' bank '))).toEqual(['server.address']);
  expect(filterGroups(GROUPS, 'nothing')).toEqual([]);
  expect(filterGroups(GROUPS, ' ')).toBe(GROUPS);
});

test('the first entries end in the middle of a group', () => {
  expect(keys(firstEntries(GROUPS, 1))).toEqual(['http.method']);
  expect(keys(firstEntries(GROUPS, 2))).toEqual(['http.method', 'http.route']);
  expect(countEntries(firstEntries(GROUPS, 9))).toBe(3);
});
