import type { JsonReader } from './jsonReader.ts';
import type { KeySet } from './keySet.ts';

/** The first key of the next object that is one of `keys`, undefined when it has none or is no object. Consumes nothing. */
export function firstKeyOf<Name extends string>(reader: JsonReader, keys: KeySet<Name>): Name | undefined {
  if (reader.peek() !== 123) return undefined;
  const { pos } = reader;
  let key: Name | '' | undefined = '';
  reader.enterObject();
  while (key === '') {
    key = reader.nextKey(keys);
    if (key === '') reader.skipValue();
  }
  reader.pos = pos;
  return key;
}
