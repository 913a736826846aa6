import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import type { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';
import type { SmallValue } from './smallValue.ts';
import { ExactNumber, jsonText, readSmallValue, scalarValue, wholeNumber } from './smallValue.ts';

const ANY_VALUE = new KeySet({
  stringValue: ['string_value', 'StringValue'],
  boolValue: ['bool_value', 'BoolValue'],
  intValue: ['int_value', 'IntValue'],
  doubleValue: ['double_value', 'DoubleValue'],
  arrayValue: ['array_value', 'ArrayValue'],
  kvlistValue: ['kvlist_value', 'KvlistValue'],
  bytesValue: ['bytes_value', 'BytesValue'],
});

/** Reads attribute values into the pair (type, value) of an attribute column: see ATTRIBUTE_TYPE. */
export class AttributeValueReader {
  type = 0;
  value = 0;
  /**
   * Where the value stands in the reader's buffer: the inside of a text without escapes, or digits without a sign. −1 when
   * it is neither, or not as plain.
   */
  from = -1;
  to = -1;
  private readonly strings: StringInterner;
  private readonly reader: JsonReader;

  constructor(reader: JsonReader, strings: StringInterner) {
    this.reader = reader;
    this.strings = strings;
  }

  /** To the empty value. */
  clear(): void {
    this.set(ATTRIBUTE_TYPE.empty, 0);
  }

  /** OTLP's AnyValue; a bare JSON value in its place is taken by its JSON type. */
  readAnyValue(): void {
    const { reader } = this;
    if (reader.peek() !== 123) {
      this.readPlain();
      return;
    }
    this.clear();
    reader.enterObject();
    for (let key = reader.nextKey(ANY_VALUE); key !== undefined; key = reader.nextKey(ANY_VALUE)) {
      switch (key) {
        case 'stringValue':
          this.readPlain();
          break;
        case 'boolValue':
          this.readBool();
          break;
        case 'intValue':
          this.readInt();
          break;
        case 'doubleValue':
          this.readDouble();
          break;
        case 'arrayValue':
          this.setJson(ATTRIBUTE_TYPE.array, plainArray(readSmallValue(reader)));
          break;
        case 'kvlistValue':
          this.setJson(ATTRIBUTE_TYPE.map, plainMap(readSmallValue(reader)));
          break;
        case 'bytesValue':
          this.readPlain();
          if (this.type === ATTRIBUTE_TYPE.string) this.type = ATTRIBUTE_TYPE.bytes;
          break;
        case '':
          reader.skipValue();
      }
    }
  }

  /** Any JSON value by its JSON type. */
  readPlain(): void {
    const { reader } = this;
    const first = reader.peek();
    if (first === 34) {
      reader.readText();
      this.set(ATTRIBUTE_TYPE.string, this.strings.intern(reader.text, reader.textFrom, reader.textTo));
      this.setPlace();
    } else if (first === 123) {
      this.setJson(ATTRIBUTE_TYPE.map, readSmallValue(reader));
    } else if (first === 91) {
      this.setJson(ATTRIBUTE_TYPE.array, readSmallValue(reader));
    } else if (first === 116 || first === 102) {
      this.readBool();
    } else if (first === 45 || (first >= 48 && first <= 57)) {
      this.readBareNumber();
    } else {
      this.readWord();
    }
  }

  /** null is nothing; NaN and Infinity are numbers where a writer puts them; another bare word is kept as text. */
  private readWord(): void {
    const { reader } = this;
    reader.scalar();
    const word = scalarValue(reader.textAsString());
    if (typeof word === 'number') this.set(ATTRIBUTE_TYPE.double, word);
    else if (word === 'NaN') this.set(ATTRIBUTE_TYPE.double, Number.NaN);
    else if (word === null) this.clear();
    else this.set(ATTRIBUTE_TYPE.string, this.strings.internText(String(word)));
  }

  /** true and "true", 1 and "1" are true; what is no bool keeps the type it has. */
  readBool(): void {
    const { reader } = this;
    const first = reader.peek();
    const { pos } = reader;
    if (first === 34) reader.readText();
    else if (first === 116 || first === 102 || first === 48 || first === 49) reader.scalar();
    else {
      this.readPlain();
      this.from = -1;
      return;
    }
    const word = reader.textAsString();
    if (word === 'true' || word === '1') this.set(ATTRIBUTE_TYPE.bool, 1);
    else if (word === 'false' || word === '0') this.set(ATTRIBUTE_TYPE.bool, 0);
    else if (first === 34) this.set(ATTRIBUTE_TYPE.string, this.strings.internText(word));
    else if (first === 48 || first === 49) {
      reader.pos = pos;
      this.readBareNumber();
      // Another number in its place may be a bool.
      this.from = -1;
    } else this.set(ATTRIBUTE_TYPE.string, this.strings.internText(word));
  }

  /** An int64 from a number or a text; what is no integer keeps the type it has. */
  readInt(): void {
    const { reader } = this;
    const first = reader.peek();
    const quoted = first === 34;
    if (!quoted && first !== 45 && !(first >= 48 && first <= 57)) {
      this.readPlain();
      return;
    }
    if (!reader.readInt64()) {
      this.set(ATTRIBUTE_TYPE.string, this.strings.intern(reader.text, reader.textFrom, reader.textTo));
      return;
    }
    const text = reader.text;
    for (let at = reader.textFrom; at < reader.textTo; at++) {
      if (text[at] === 46 || (text[at] | 32) === 101) {
        const written = Number(reader.textAsString());
        if (quoted || !Number.isInteger(written)) {
          this.set(ATTRIBUTE_TYPE.double, written);
          return;
        }
      }
    }
    const size = reader.high * 1e9 + reader.low;
    if (Number.isSafeInteger(size)) {
      this.set(ATTRIBUTE_TYPE.int, reader.negative ? -size || 0 : size);
      if (!reader.negative && reader.textTo - reader.textFrom <= 15) this.setPlace();
    } else this.set(ATTRIBUTE_TYPE.bigInt, this.strings.intern(text, reader.textFrom, reader.textTo));
  }

  /** A double from a number or a text, "NaN" and "-Infinity" among them; what is no number keeps the type it has. */
  readDouble(): void {
    const { reader } = this;
    const first = reader.peek();
    const quoted = first === 34;
    if (!quoted && first !== 45 && !(first >= 48 && first <= 57)) {
      this.readPlain();
      return;
    }
    const number = reader.readNumber();
    if (!quoted || !Number.isNaN(number) || reader.textAsString() === 'NaN') this.set(ATTRIBUTE_TYPE.double, number);
    else this.set(ATTRIBUTE_TYPE.string, this.strings.intern(reader.text, reader.textFrom, reader.textTo));
  }

  /** An int64 when it is written as one, else a double. */
  private readBareNumber(): void {
    const { reader } = this;
    const { pos } = reader;
    reader.scalar();
    for (let at = reader.textFrom; at < reader.textTo; at++) {
      const byte = reader.text[at];
      if ((byte >= 48 && byte <= 57) || byte === 45) continue;
      const word = reader.textAsString();
      const number = Number(word);
      if (Number.isNaN(number)) this.set(ATTRIBUTE_TYPE.string, this.strings.internText(word));
      else this.set(ATTRIBUTE_TYPE.double, number);
      return;
    }
    reader.pos = pos;
    this.readInt();
  }

  private set(type: number, value: number): void {
    this.type = type;
    this.value = value;
    this.from = -1;
  }

  /** Notes the place of the token that the reader read last. */
  private setPlace(): void {
    const { reader } = this;
    if (reader.text !== reader.bytes) return;
    this.from = reader.textFrom;
    this.to = reader.textTo;
  }

  private setJson(type: number, value: SmallValue): void {
    this.set(type, this.strings.internText(jsonText(value)));
  }
}

/** `{values: [AnyValue…]}` → the array it stands for. */
function plainArray(value: SmallValue): SmallValue {
  const values = value instanceof Map ? value.get('values') : value;
  return Array.isArray(values) ? values.map(plainAny) : [];
}

/** `{values: [{key, value: AnyValue}…]}` → the map it stands for. */
function plainMap(value: SmallValue): SmallValue {
  const result = new Map<string, SmallValue>();
  const values = value instanceof Map ? value.get('values') : value;
  if (!Array.isArray(values)) return result;
  for (const entry of values) {
    if (!(entry instanceof Map)) continue;
    const key = entry.get('key');
    result.set(typeof key === 'string' ? key : '', plainAny(entry.get('value') ?? null));
  }
  return result;
}

/** Scalars of an AnyValue keep their value, an intValue sent as text becomes the integer. */
export function plainAny(value: SmallValue): SmallValue {
  if (!(value instanceof Map)) return value;
  for (const [key, inner] of value) {
    switch (ANY_VALUE.find(...asBytes(key))) {
      case 'arrayValue':
        return plainArray(inner);
      case 'kvlistValue':
        return plainMap(inner);
      case 'intValue':
        return typeof inner === 'string' ? (wholeNumber(inner) ?? inner) : inner;
      case 'doubleValue':
        // A point keeps it apart from an integer.
        return typeof inner === 'number' && Number.isSafeInteger(inner) ? new ExactNumber(`${inner}.0`) : inner;
      case 'stringValue':
      case 'boolValue':
      case 'bytesValue':
        return inner;
      case undefined:
    }
  }
  return null;
}

function asBytes(text: string): [Uint8Array, number, number] {
  const bytes = new TextEncoder().encode(text);
  return [bytes, 0, bytes.length];
}
