import { JsonError } from './jsonBytes.ts';
import { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';

/**
 * Which keys the first values of a file have, as paths: `data[].spans[].spanID`; `startTime[]` is a list that is not empty.
 * Arrays at the top are passed through, because a list of values and one value after another mean the same.
 */
export type Shape = ReadonlySet<string>;

const NO_KEYS = new KeySet({});
/** Brackets looked into: `data[].spans[].process.serviceName`, with six, is the deepest path a format asks for. */
const LEVELS = 8;
/** Objects looked at: a file of mixed signals may begin with metrics. */
const VALUES = 64;
/** Brackets, commas and the rubble of broken values that are passed over between them. */
const PIECES = 10_000;
/** Elements of an array looked at, below the top. */
const ELEMENTS = 2;

/** The shape of the values that begin in `head`, which may end anywhere. */
export function shapeOf(head: Uint8Array): Shape {
  const paths = new Set<string>();
  const reader = new JsonReader();
  reader.feed(head);
  reader.finish();
  let values = 0;
  let open = 0;
  for (let pieces = 0; values < VALUES && pieces < PIECES; pieces++) {
    try {
      const first = reader.peek();
      if (first === 0 && !reader.hasMore()) break;
      if (first === 91 || first === 93 || first === 44) {
        if (first !== 44) open += first === 91 ? 1 : -1;
        reader.pos++;
      } else if (first === 123) {
        values++;
        collect(reader, '', 0, paths);
      } else if (first === 47 || first === 35) {
        reader.skipLine();
      } else {
        if (first === 0xef) reader.skipByteOrderMark();
        else if (open > 0) reader.skipValue();
        else if (!skipToNextValue(reader)) break;
      }
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      // The head ends inside a value: what was seen before that is the shape. A broken line is none of it.
      if (error.truncated || !skipToNextValue(reader)) break;
    }
  }
  return paths;
}

/** Passes over what does not parse, up to a line that begins a value; false when there is none. */
function skipToNextValue(reader: JsonReader): boolean {
  while (reader.skipLine()) {
    const byte = reader.bytes[reader.pos];
    if (byte === 123 || byte === 91) return true;
  }
  return false;
}

function collect(reader: JsonReader, path: string, level: number, paths: Set<string>): void {
  const first = reader.peek();
  if (level < LEVELS && first === 123) {
    reader.enterObject();
    while (reader.nextKey(NO_KEYS) !== undefined) {
      const key = reader.textAsString();
      const inner = path === '' ? key : `${path}.${key}`;
      paths.add(inner);
      collect(reader, inner, level + 1, paths);
    }
  } else if (level < LEVELS && first === 91) {
    reader.enterArray();
    for (let element = 0; reader.nextElement(); element++) {
      if (element === 0) paths.add(`${path}[]`);
      if (element < ELEMENTS) collect(reader, `${path}[]`, level + 1, paths);
      else reader.skipValue();
    }
  } else {
    reader.skipValue();
  }
}

/** Whether one of some paths is there. */
export function hasAny(shape: Shape, ...paths: readonly string[]): boolean {
  return paths.some((path) => shape.has(path));
}

/** Whether all of some paths are there. */
export function hasAll(shape: Shape, ...paths: readonly string[]): boolean {
  return paths.every((path) => shape.has(path));
}
