import { JsonError } from './jsonBytes.ts';
import { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';

/**
 * Which keys the first values of a file have, as paths: `data[].spans[].spanID`. Arrays at the top are passed through,
 * because a list of values and one value after another mean the same.
 */
export type Shape = ReadonlySet<string>;

const NO_KEYS = new KeySet({});
/** Brackets looked into: `data[].spans[].process.serviceName`, with six, is the deepest path a format asks for. */
const LEVELS = 8;
/** Values looked at: a file of mixed signals may begin with metrics. */
const VALUES = 64;
/** Elements of an array looked at, below the top. */
const ELEMENTS = 2;

/** The shape of the values that begin in `head`, which may end anywhere. */
export function shapeOf(head: Uint8Array): Shape {
  const paths = new Set<string>();
  const reader = new JsonReader();
  reader.feed(head);
  reader.finish();
  try {
    let values = 0;
    while (values < VALUES) {
      const first = reader.peek();
      if (first === 0) break;
      if (first === 91 || first === 93 || first === 44) {
        reader.pos++;
      } else if (first === 123) {
        collect(reader, '', 0, paths);
        values++;
      } else if (first === 47 || first === 35) {
        reader.skipLine();
      } else {
        if (first === 0xef) reader.skipByteOrderMark();
        else reader.skipValue();
        values++;
      }
    }
  } catch (error) {
    // The head ends inside a value, or is no JSON: what was seen before that is the shape.
    if (!(error instanceof JsonError)) throw error;
  }
  return paths;
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
      if (element < ELEMENTS) collect(reader, `${path}[]`, level + 1, paths);
      else reader.skipValue();
    }
  } else {
    reader.skipValue();
  }
}
