import type { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';
import type { SmallValue } from './smallValue.ts';
import { readSmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { wholeOrSkipped } from './steps.ts';

/** Depth at which a value that is no nesting is cut to null: nobody reads further, and what shows it may recurse. */
const DEEPEST = 50;
const NO_KEYS = new KeySet({});

interface Frame {
  readonly value: Map<string, SmallValue> | SmallValue[];
  /** of the member that is read */
  key: string;
  /** brackets since the last nesting */
  readonly depth: number;
}

/** As `readValue`, for items whose spans stand in one another, under the key `nesting`. */
export function* readNested(context: ReadContext, nesting: string, take: (value: SmallValue) => void): Steps {
  let value: SmallValue | undefined;
  yield* wholeOrSkipped(context, () => {
    value = undefined;
    value = readNestedValue(context.reader, nesting);
  });
  if (value !== undefined) take(value);
}

/** Reads the next value whole; what stands under the key `nesting` may nest to any depth, since nothing recurses here. */
export function readNestedValue(reader: JsonReader, nesting: string): SmallValue {
  const open: Frame[] = [];
  let root: SmallValue = null;
  for (;;) {
    const outer = open.at(-1);
    const depth = outer === undefined || outer.key === nesting ? 0 : outer.depth + 1;
    const value = readOne(reader, depth);
    if (outer === undefined) root = value;
    else if (Array.isArray(outer.value)) outer.value.push(value);
    else outer.value.set(outer.key, value);
    if (Array.isArray(value) || value instanceof Map) open.push({ value, key: '', depth });
    while (open.length > 0 && !hasNext(reader, open[open.length - 1])) open.pop();
    if (open.length === 0) return root;
  }
}

/** A scalar, or an object or array that was entered and is still empty. */
function readOne(reader: JsonReader, depth: number): SmallValue {
  const first = reader.peek();
  if (first !== 123 && first !== 91) return readSmallValue(reader);
  if (depth >= DEEPEST) {
    reader.skipValue();
    return null;
  }
  if (first === 91) {
    reader.enterArray();
    return [];
  }
  reader.enterObject();
  return new Map();
}

function hasNext(reader: JsonReader, frame: Frame): boolean {
  if (Array.isArray(frame.value)) return reader.nextElement();
  if (reader.nextKey(NO_KEYS) === undefined) return false;
  frame.key = reader.textAsString();
  return true;
}
