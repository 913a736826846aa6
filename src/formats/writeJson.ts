import { JsonReader } from './jsonReader.ts';
import type { SmallValue } from './smallValue.ts';
import { readSmallValue } from './smallValue.ts';

/** An entry of an object that is written: JSON text, undefined = the key is left out. */
export type Entry = readonly [key: string, json: string | undefined];

export function jsonObject(entries: readonly Entry[]): string {
  const present = entries.filter(([, json]) => json !== undefined);
  return `{${present.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
}

export function jsonArray(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}

/** Undefined for an empty list, which the formats leave out. */
export function nonEmptyArray(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : jsonArray(items);
}

/** JSON text of a string; undefined for the empty one, which the formats leave out. */
export function jsonString(text: string): string | undefined {
  return text === '' ? undefined : JSON.stringify(text);
}

/** Undefined for 0, which the formats leave out. */
export function jsonCount(count: number | undefined): string | undefined {
  return count === undefined || count === 0 ? undefined : String(count);
}

/** A JSON value whose numbers are exact, of JSON text that stands in a table. */
export function parseExactly(text: string): SmallValue {
  const reader = new JsonReader();
  reader.feed(new TextEncoder().encode(text));
  reader.finish();
  return readSmallValue(reader);
}
