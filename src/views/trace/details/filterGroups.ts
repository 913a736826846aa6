import type { AttributeGroup } from '#analysis/attributeGroups.ts';

/** The entries whose key or value has the text in it, regardless of case; groups left empty are left out. */
export function filterGroups(groups: readonly AttributeGroup[], filter: string): readonly AttributeGroup[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter(
        ({ attribute: { key, text } }) => key.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/**
 * The first `most` entries of groups: so that a span of a thousand attributes, in however many groups, does not hold up
 * the selection.
 */
export function firstEntries(groups: readonly AttributeGroup[], most: number): readonly AttributeGroup[] {
  let left = most;
  const result: AttributeGroup[] = [];
  for (const { heading, entries } of groups) {
    if (left <= 0) break;
    result.push(entries.length <= left ? { heading, entries } : { heading, entries: entries.slice(0, left) });
    left -= entries.length;
  }
  return result;
}

export function countEntries(groups: readonly AttributeGroup[]): number {
  return groups.reduce((count, { entries }) => count + entries.length, 0);
}
