import { base64Encode } from '@bufbuild/protobuf/wire';
import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { PourContext } from './pourContext.ts';
import type { ProtoReader } from './protoReader.ts';
import type { SmallValue } from './smallValue.ts';
import { jsonText } from './smallValue.ts';

/** Deeper values are cut to null: nobody reads them, and the stack is finite. */
const DEEPEST = 100;

/** Reads KeyValue and AnyValue of OTLP in protobuf. */
export class ProtoAttributes {
  /** The value read last: a code of ATTRIBUTE_TYPE, and what stands for it there. */
  type = 0;
  value = 0;
  private readonly context: PourContext;
  private readonly reader: ProtoReader;

  constructor(context: PourContext, reader: ProtoReader) {
    this.context = context;
    this.reader = reader;
  }

  /** String index of the text that the field holds. */
  text(): number {
    const { reader } = this;
    reader.text();
    return this.context.builder.strings.intern(reader.bytes, reader.from, reader.to);
  }

  /** As `text`, and −1 for the empty text. */
  nonEmptyText(): number {
    const { reader } = this;
    reader.text();
    if (reader.from === reader.to) return -1;
    return this.context.builder.strings.intern(reader.bytes, reader.from, reader.to);
  }

  /** Pushes the KeyValue that the field holds. */
  readInto(into: AttributeListsBuilder): void {
    const { reader } = this;
    const { strings } = this.context.builder;
    let key = -1;
    this.set(ATTRIBUTE_TYPE.empty, 0);
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field === 1) key = this.text();
      else if (reader.field === 2) this.readAnyValue();
      else if (reader.field === 3) this.reportIndex();
      else reader.skip();
    }
    reader.leave(outside);
    into.push(key < 0 ? strings.internText('') : key, this.type, this.value);
  }

  /** Reads the AnyValue that the field holds into `type` and `value`. */
  readAnyValue(): void {
    const { reader } = this;
    const { strings } = this.context.builder;
    this.set(ATTRIBUTE_TYPE.empty, 0);
    const outside = reader.enter();
    while (reader.next()) {
      switch (reader.field) {
        case 1:
          this.set(ATTRIBUTE_TYPE.string, this.text());
          break;
        case 2:
          this.set(ATTRIBUTE_TYPE.bool, reader.int64() === 0n ? 0 : 1);
          break;
        case 3: {
          const number = reader.int64();
          if (isSafe(number)) this.set(ATTRIBUTE_TYPE.int, Number(number));
          else this.set(ATTRIBUTE_TYPE.bigInt, strings.internText(String(number)));
          break;
        }
        case 4:
          this.set(ATTRIBUTE_TYPE.double, reader.double());
          break;
        case 5:
          this.set(ATTRIBUTE_TYPE.array, strings.internText(jsonText(this.plainList(0))));
          break;
        case 6:
          this.set(ATTRIBUTE_TYPE.map, strings.internText(jsonText(this.plainMap(0))));
          break;
        case 7:
          this.set(ATTRIBUTE_TYPE.bytes, strings.internText(this.base64()));
          break;
        case 8:
          this.reportIndex();
          break;
        default:
          reader.skip();
      }
    }
    reader.leave(outside);
  }

  /** The value inside a list or a map that the field holds. */
  private plainValue(depth: number): SmallValue {
    const { reader } = this;
    let value: SmallValue = null;
    const outside = reader.enter();
    while (reader.next()) {
      switch (reader.field) {
        case 1:
          value = this.context.builder.strings.text(this.text());
          break;
        case 2:
          value = reader.int64() !== 0n;
          break;
        case 3:
          value = reader.int64();
          break;
        case 4: {
          const number = reader.double();
          // JSON has no numbers for NaN and Infinity.
          value = Number.isFinite(number) ? number : String(number);
          break;
        }
        case 5:
          value = this.plainList(depth + 1);
          break;
        case 6:
          value = this.plainMap(depth + 1);
          break;
        case 7:
          value = this.base64();
          break;
        default:
          reader.skip();
      }
    }
    reader.leave(outside);
    return value;
  }

  private plainList(depth: number): SmallValue {
    const { reader } = this;
    if (depth > DEEPEST) {
      reader.skip();
      return null;
    }
    const values: SmallValue[] = [];
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field === 1) values.push(this.plainValue(depth));
      else reader.skip();
    }
    reader.leave(outside);
    return values;
  }

  private plainMap(depth: number): SmallValue {
    const { reader } = this;
    if (depth > DEEPEST) {
      reader.skip();
      return null;
    }
    const values = new Map<string, SmallValue>();
    const outside = reader.enter();
    while (reader.next()) {
      if (reader.field !== 1) {
        reader.skip();
        continue;
      }
      let key = '';
      let value: SmallValue = null;
      const entry = reader.enter();
      while (reader.next()) {
        if (reader.field === 1) key = this.context.builder.strings.text(this.text());
        else if (reader.field === 2) value = this.plainValue(depth);
        else reader.skip();
      }
      reader.leave(entry);
      values.set(key, value);
    }
    reader.leave(outside);
    return values;
  }

  private base64(): string {
    const { reader } = this;
    reader.text();
    return base64Encode(reader.bytes.subarray(reader.from, reader.to));
  }

  /** Indexes into a table of strings belong to profiles; a trace has no such table. */
  private reportIndex(): void {
    const index = this.reader.number();
    this.context.log.add('tagType', { detail: `index ${index} of a table of strings that traces do not have` });
  }

  private set(type: number, value: number): void {
    this.type = type;
    this.value = value;
  }
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}
