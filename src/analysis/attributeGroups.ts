import type { Attribute } from '#model/attributes.ts';
import type { AliasFolding } from './aliasFolding.ts';
import { spellingsOf } from './aliasTable.ts';
import { headingOf } from './attributeHeadings.ts';
import { RESOURCE_GROUPS } from './resourceGroups.ts';
import { KEY_ATTRIBUTES } from './keyAttributes.ts';
import type { SpanType } from './spanTypes.ts';
import { SPAN_TYPE_TITLES } from './spanTypes.ts';

/** Attributes under one heading, for the detail pane. */
export interface AttributeGroup {
  readonly heading: string;
  readonly entries: readonly AttributeEntry[];
}

export interface AttributeEntry {
  /** what stands beside the value: the whole key, or what the heading leaves of it */
  readonly label: string;
  readonly attribute: Attribute;
  /** what says the same under another name */
  readonly repeats?: readonly Attribute[] | undefined;
}

/** Heading of what belongs to no group. */
const REST = 'Other';

/**
 * A span's attributes (semantic-conventions §6): first those that its type lives by, under the type's title, in the order
 * of the summary and with their whole keys; then groups by the first segment of the key, by heading; last, under
 * `Other`, keys of a single segment. Within a group by key. Every attribute of the folding stands in exactly one group,
 * also when a key occurs twice.
 */
export function groupSpanAttributes(
  { shown, repeats }: Pick<AliasFolding, 'shown' | 'repeats'>,
  type: SpanType,
): readonly AttributeGroup[] {
  const left = new Set(shown);
  const entryOf = (label: string, attribute: Attribute): AttributeEntry => ({
    label,
    attribute,
    repeats: repeats.get(attribute),
  });
  const first: AttributeEntry[] = [];
  for (const canonical of KEY_ATTRIBUTES[type]) {
    for (const { key } of spellingsOf(canonical)) {
      for (const attribute of left) {
        if (attribute.key !== key) continue;
        first.push(entryOf(key, attribute));
        left.delete(attribute);
      }
    }
  }
  const bySegment = new Map<string, AttributeEntry[]>();
  const rest: AttributeEntry[] = [];
  for (const attribute of byKey(left)) {
    const dot = attribute.key.indexOf('.');
    const segment = attribute.key.slice(0, Math.max(dot, 0));
    const label = attribute.key.slice(dot + 1);
    if (segment === '' || label === '') rest.push(entryOf(attribute.key, attribute));
    else addTo(bySegment, segment, entryOf(label, attribute));
  }
  const groups = [...bySegment]
    .map(([segment, entries]) => ({ heading: headingOf(segment), entries }))
    .sort((one, other) => (one.heading.toLowerCase() < other.heading.toLowerCase() ? -1 : 1));
  return withoutEmpty([
    { heading: SPAN_TYPE_TITLES[type], entries: first },
    ...groups,
    { heading: REST, entries: rest },
  ]);
}

/** A resource's attributes in the groups of semantic-conventions §6, with whole keys; within a group in its order. */
export function groupResourceAttributes(attributes: readonly Attribute[]): readonly AttributeGroup[] {
  const left = new Set(byKey(attributes));
  const groups = RESOURCE_GROUPS.map(({ heading, keys }) => {
    const entries: AttributeEntry[] = [];
    for (const pattern of keys) {
      for (const attribute of left) {
        const fits = pattern.endsWith('.') ? attribute.key.startsWith(pattern) : attribute.key === pattern;
        if (!fits) continue;
        entries.push({ label: attribute.key, attribute });
        left.delete(attribute);
      }
    }
    return { heading, entries };
  });
  const rest = [...left].map((attribute) => ({ label: attribute.key, attribute }));
  return withoutEmpty([...groups, { heading: REST, entries: rest }]);
}

function byKey(attributes: Iterable<Attribute>): Attribute[] {
  return [...attributes].sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1));
}

function addTo(groups: Map<string, AttributeEntry[]>, segment: string, entry: AttributeEntry): void {
  const group = groups.get(segment);
  if (group) group.push(entry);
  else groups.set(segment, [entry]);
}

function withoutEmpty(groups: readonly AttributeGroup[]): AttributeGroup[] {
  return groups.filter(({ entries }) => entries.length > 0);
}
