import { BitSet } from '#base/bitSet.ts';
import type { Steps } from '#base/slicedWork.ts';
import { keyShift } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { factsOf } from './aliasTable.ts';

/** What spans are grouped by; an attribute by its canonical name after `@`, of the span or else of its resource. */
export const FIELD_KEYS = ['service', 'operation', 'type', 'status', 'kind'] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];
export type AttributeKey = `@${string}`;
export type GroupKey = FieldKey | AttributeKey;

/** Reads what an address says; undefined where it is no key. */
export function parseGroupKey(text: string): GroupKey | undefined {
  if (text.length > 1 && text.startsWith('@')) return text as AttributeKey;
  return FIELD_KEYS.find((key) => key === text);
}

/** Whether only attributes tell which value of a key a span has. */
export function isToldByAttributes(key: GroupKey): boolean {
  return key === 'type' || key.startsWith('@');
}

/** An attribute that spans of a trace have, under whatever name. */
export interface KnownAttribute {
  /** canonical name */
  readonly name: string;
  /** that have it, themselves or by their resource */
  readonly spans: number;
}

const SLICE_ROWS = 2048;

/**
 * Attributes of the rows [firstRow, endRow) and of their resources by canonical name (semantic-conventions §1), those of
 * most spans first, equal ones by name. A span that says a fact twice counts once where both names are its own.
 */
export function* knownAttributes(
  table: SpanTable,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number },
): Steps<readonly KnownAttribute[]> {
  const { attributes, resources, record, resource, attributeKeys, strings } = table;
  const names: string[] = [];
  const places = new Map<string, number>();
  // By string index of a key: the facts that it can tell.
  const factsByKey = new Map<number, readonly number[]>();
  for (const key of attributeKeys) {
    const text = strings.get(key);
    const facts = factsOf(text);
    const told = (facts.length === 0 ? [text] : facts).map((name) => {
      const known = places.get(name) ?? names.push(name) - 1;
      places.set(name, known);
      return known;
    });
    factsByKey.set(key, told);
  }
  const spans = new Int32Array(names.length);
  const lastSpan = new Int32Array(names.length).fill(-1);
  const ofResource = new Int32Array(resources.length);
  for (let row = firstRow; row < endRow; row++) {
    const list = record[row];
    const shift = keyShift(attributes, list);
    for (let at = attributes.offset[list]; at < attributes.offset[list + 1]; at++) {
      for (const fact of factsByKey.get(attributes.key[shift + at]) ?? []) {
        if (lastSpan[fact] === row) continue;
        lastSpan[fact] = row;
        spans[fact]++;
      }
    }
    if (resource[row] >= 0) ofResource[resource[row]]++;
    if (row % SLICE_ROWS === 0) yield (row - firstRow) / (endRow - firstRow);
  }
  for (let at = 0; at < resources.length; at++) {
    if (ofResource[at] === 0) continue;
    const counted = new BitSet(names.length);
    const shift = keyShift(resources.attributes, at);
    for (let entry = resources.attributes.offset[at]; entry < resources.attributes.offset[at + 1]; entry++) {
      for (const fact of factsByKey.get(resources.attributes.key[shift + entry]) ?? []) {
        if (counted.has(fact)) continue;
        counted.add(fact);
        spans[fact] = Math.min(spans[fact] + ofResource[at], endRow - firstRow);
      }
    }
  }
  return names
    .map((name, at) => ({ name, spans: spans[at] }))
    .filter((known) => known.spans > 0)
    .sort((one, other) => other.spans - one.spans || (one.name < other.name ? -1 : 1));
}
