import { KeySet } from './keySet.ts';
import type { SmallValue } from './smallValue.ts';
import { readSmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, runOfElements, skip, whole, wholeOrSkipped } from './steps.ts';

/**
 * Which parts of an item a decoder takes, key by key: 'value' = whole; 'each' = the elements of an array one by one, so
 * that an array of any size is read piece by piece; or the parts of what stands there, an object or an array of them.
 * What is not named is skipped without being decoded.
 */
export interface Parts {
  readonly [key: string]: 'value' | 'each' | Parts;
}

/** Gets each part with the path of its keys: `data.spans`. Called once for each, when it has been read to its end. */
export type TakePart = (path: string, value: SmallValue) => void;

interface CompiledParts {
  readonly keys: KeySet;
  readonly parts: ReadonlyMap<string, 'value' | 'each' | CompiledParts>;
}

/** Reads the parts of the object that comes next. Compiled once per format: `const read = partsReader({…})`. */
export function partsReader(parts: Parts): (context: ReadContext, take: TakePart) => Steps {
  const compiled = compile(parts);
  return (context, take) => readParts(context, compiled, '', take);
}

function compile(parts: Parts): CompiledParts {
  const spellings: Record<string, readonly string[]> = {};
  const inner = new Map<string, 'value' | 'each' | CompiledParts>();
  for (const [key, part] of Object.entries(parts)) {
    spellings[key] = [];
    inner.set(key, typeof part === 'string' ? part : compile(part));
  }
  return { keys: new KeySet(spellings), parts: inner };
}

function readParts(context: ReadContext, { keys, parts }: CompiledParts, path: string, take: TakePart): Steps {
  return eachKey(context, keys, (key) => {
    const part = parts.get(key);
    if (part === undefined) return skip(context);
    const inner = path === '' ? key : `${path}.${key}`;
    if (part === 'value') return readValue(context, (value) => take(inner, value));
    if (part === 'each') return readEach(context, (value) => take(inner, value));
    return readInner(context, part, inner, take);
  });
}

function* readInner(context: ReadContext, parts: CompiledParts, path: string, take: TakePart): Steps {
  const first = yield* whole(context, () => context.reader.peek());
  if (first === 91) yield* eachElement(context, () => readInner(context, parts, path, take));
  else yield* readParts(context, parts, path, take);
}

/** Reads one value whole; a value that is broken but has an end is counted and skipped. */
export function* readValue(context: ReadContext, take: (value: SmallValue) => void): Steps {
  let value: SmallValue | undefined;
  yield* wholeOrSkipped(context, () => {
    value = undefined;
    value = readSmallValue(context.reader);
  });
  if (value !== undefined) take(value);
}

/** The elements of an array, one level of arrays inside it flattened; a value that is no array is taken itself. */
function* readEach(context: ReadContext, take: (value: SmallValue) => void): Steps {
  const first = yield* whole(context, () => context.reader.peek());
  if (first !== 91) yield* readValue(context, take);
  else {
    yield* runOfElements(context, () => {
      const value = readSmallValue(context.reader);
      if (Array.isArray(value)) value.forEach(take);
      else take(value);
    });
  }
}
