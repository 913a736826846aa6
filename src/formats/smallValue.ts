import type { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';

/**
 * A JSON value read whole. Integers beyond 2^53 are bigint; objects are maps, so no key can be a prototype's.
 */
export type SmallValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | ExactNumber
  | SmallValue[]
  | Map<string, SmallValue>;

/**
 * A number that loses something as a double: digits (Unix µs with a fraction, seconds with nine places), or the point that
 * tells 1.0 from the integer 1.
 */
export class ExactNumber {
  /** as it was written */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** Deeper values are cut to null: nobody reads them, and the stack is finite. */
const DEEPEST = 200;
/** Digits that a double always holds. */
const DOUBLE_DIGITS = 15;
/** The largest double has 309 digits. More are no number that anybody counted, and a bigint of millions takes minutes. */
export const MOST_DIGITS = 400;
const NO_KEYS = new KeySet({});

/** Reads the next value as objects: for values whose shape no decoder knows, and formats that are seldom large. */
export function readSmallValue(reader: JsonReader, depth = 0): SmallValue {
  const first = reader.peek();
  if (first === 34) {
    reader.readText();
    return reader.textAsString();
  }
  if (first === 123 || first === 91) {
    if (depth >= DEEPEST) {
      reader.skipValue();
      return null;
    }
    return first === 123 ? readMap(reader, depth) : readArray(reader, depth);
  }
  reader.scalar();
  return scalarValue(reader.textAsString());
}

function readMap(reader: JsonReader, depth: number): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  reader.enterObject();
  while (reader.nextKey(NO_KEYS) !== undefined) {
    const key = reader.textAsString();
    result.set(key, readSmallValue(reader, depth + 1));
  }
  return result;
}

function readArray(reader: JsonReader, depth: number): SmallValue[] {
  const result: SmallValue[] = [];
  reader.enterArray();
  while (reader.nextElement()) result.push(readSmallValue(reader, depth + 1));
  return result;
}

/** The value of a bare word; a word that is none of JSON's is kept as text. */
export function scalarValue(word: string): string | number | bigint | boolean | null | ExactNumber {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  const value = Number(word);
  if (Number.isNaN(value) || word.length > MOST_DIGITS) return word;
  if (word.length <= DOUBLE_DIGITS && !Number.isInteger(value)) return value;
  const whole = wholeNumber(word);
  if (whole !== undefined) return whole;
  const digits = word.replace(/[eE].*$/, '').replaceAll(/\D/g, '').length;
  return digits > DOUBLE_DIGITS || Number.isInteger(value) ? new ExactNumber(word) : value;
}

/** A text of digits as an integer, exact: beyond 2^53 a bigint. Undefined for anything else, and past MOST_DIGITS. */
export function wholeNumber(text: string): number | bigint | undefined {
  if (text.length > MOST_DIGITS || !/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** JSON text of a value, integers of any size exact. */
export function jsonText(value: SmallValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof ExactNumber) return value.text;
  if (value instanceof Map) {
    return `{${[...value].map(([key, inner]) => `${JSON.stringify(key)}:${jsonText(inner)}`).join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  return JSON.stringify(value);
}
