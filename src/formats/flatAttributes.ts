import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import { AttributeValueReader } from './attributeValue.ts';
import type { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';
import { DEEPEST_OPENED } from './spanWriter.ts';

const NO_KEYS = new KeySet({});
/** Room for string indexes in a pair of them that is still an exact number. */
const PAIR = 2 ** 26;

/** Reads JSON values straight into an attribute list, objects opened up: {"args": {"a": {"b": 1}}} is args.a.b = 1. */
export class FlatAttributeReader {
  private readonly reader: JsonReader;
  private readonly strings: StringInterner;
  private readonly into: AttributeListsBuilder;
  private readonly values: AttributeValueReader;
  /** Joined keys by the pair of their parts. */
  private readonly joined = new Map<number, number>();

  constructor(reader: JsonReader, strings: StringInterner, into: AttributeListsBuilder) {
    this.reader = reader;
    this.strings = strings;
    this.into = into;
    this.values = new AttributeValueReader(reader, strings);
  }

  /** Reads the next value under a key, a string index. An empty object is nothing. */
  read(key: number, depth = 0): void {
    const { reader, values } = this;
    if (reader.peek() !== 123 || depth >= DEEPEST_OPENED) {
      values.readPlain();
      this.into.push(key, values.type, values.value);
      return;
    }
    reader.enterObject();
    while (reader.nextKey(NO_KEYS) !== undefined) {
      const inner = this.strings.intern(reader.text, reader.textFrom, reader.textTo);
      this.read(this.join(key, inner), depth + 1);
    }
  }

  private join(outer: number, inner: number): number {
    const pair = outer * PAIR + inner;
    let key = this.joined.get(pair);
    if (key === undefined) {
      key = this.strings.internText(`${this.strings.text(outer)}.${this.strings.text(inner)}`);
      this.joined.set(pair, key);
    }
    return key;
  }
}
