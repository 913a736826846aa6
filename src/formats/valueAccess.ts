import type { SmallValue } from './smallValue.ts';
import { ExactNumber, wholeNumber } from './smallValue.ts';

/** An object of a JSON value. */
export type Fields = ReadonlyMap<string, SmallValue>;

const NO_FIELDS: Fields = new Map();

/** The value as an object; an empty one when it is none. */
export function fieldsOf(value: SmallValue | undefined): Fields {
  return value instanceof Map ? value : NO_FIELDS;
}

/** The value as a list; an empty one when it is none. */
export function listOf(value: SmallValue | undefined): readonly SmallValue[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; everything else in it is passed over. */
export function objectsOf(value: SmallValue | undefined): readonly Fields[] {
  return listOf(value).filter((element): element is Map<string, SmallValue> => element instanceof Map);
}

/**
 * A list of `{key, value}` by key, the last of a key winning: null where there is no value, '' where there is no key.
 * `valueKeys`: where the value may stand, the first that is there.
 */
export function pairsOf(
  list: SmallValue | undefined,
  valueKeys: readonly string[] = ['value'],
): Map<string, SmallValue> {
  const pairs = new Map<string, SmallValue>();
  for (const pair of objectsOf(list)) pairs.set(textOf(pair.get('key')), firstOf(pair, ...valueKeys) ?? null);
  return pairs;
}

/** A text or a number as text; '' for anything else. */
export function textOf(value: SmallValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return value instanceof ExactNumber ? value.text : '';
}

/** A number, or a text that is one; undefined for anything else. Rounded to a double. */
export function numberOf(value: SmallValue | undefined): number | undefined {
  const text = textOf(value).trim();
  if (text === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? undefined : number;
}

/** A whole number, or a text that is one, exact; undefined for anything else. Beyond 2^53 it is a bigint. */
export function integerOf(value: SmallValue | undefined): number | bigint | undefined {
  return wholeNumber(textOf(value));
}

/** True for true, "true", 1 and "1". */
export function isTrue(value: SmallValue | undefined): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

/** Neither null nor empty: some writers write every field of a record. */
export function hasContent(value: SmallValue): boolean {
  if (value === null || value === '') return false;
  return Array.isArray(value) ? value.length > 0 : !(value instanceof Map) || value.size > 0;
}

/** The first of some keys whose value is there: neither absent nor null. */
export function firstOf(fields: Fields, ...keys: readonly string[]): SmallValue | undefined {
  for (const key of keys) {
    const value = fields.get(key);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** The value at a path of keys: `at(fields, 'process', 'serviceName')`; undefined where it breaks off. */
export function at(fields: Fields, ...path: readonly string[]): SmallValue | undefined {
  let value: SmallValue | undefined;
  let inner = fields;
  for (const key of path) {
    value = inner.get(key);
    inner = fieldsOf(value);
  }
  return value;
}
