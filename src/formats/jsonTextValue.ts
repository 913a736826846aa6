import { JsonError } from './jsonBytes.ts';
import { JsonReader } from './jsonReader.ts';
import type { SmallValue } from './smallValue.ts';
import { readSmallValue } from './smallValue.ts';

/** The object or array that a text holds as JSON; undefined when the text is anything else. */
export function valueInText(text: SmallValue | undefined): SmallValue | undefined {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  const reader = new JsonReader();
  reader.feed(new TextEncoder().encode(text));
  reader.finish();
  try {
    const value = readSmallValue(reader);
    return reader.peek() === 0 ? value : undefined;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return undefined;
  }
}

/** The value, or what its text holds as JSON: some writers put objects into texts. */
export function openedText(value: SmallValue | undefined): SmallValue | undefined {
  return valueInText(value) ?? value;
}
