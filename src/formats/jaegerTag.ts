import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { AttributeTemplates } from './attributeTemplates.ts';
import { AttributeValueReader } from './attributeValue.ts';
import type { FieldReader } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';

const TAG = new KeySet({ key: [], type: [], value: [] });
/** jaegertracing/jaeger `internal/uimodel`, ValueType. */
const TYPES = new KeySet({ string: [], bool: [], int64: [], float64: [], binary: [] });
type TagType = 'string' | 'bool' | 'int64' | 'float64' | 'binary';

/** Reads Jaeger's `{key, type, value}`, keys in any order, into a key and the pair (type, value) of an attribute column. */
export class JaegerTagReader {
  /** What the tag read last holds. */
  readonly tag: AttributeTemplates;
  private readonly value: AttributeValueReader;
  private readonly context: ReadContext;
  /** Set when a tag had something to be counted, which its like must go through too. */
  private isOdd = false;
  private readonly fields: FieldReader;

  constructor(context: ReadContext, fields: FieldReader) {
    this.context = context;
    this.fields = fields;
    this.value = new AttributeValueReader(context.reader, context.builder.strings);
    this.tag = new AttributeTemplates(context.reader, context.builder.strings);
  }

  /** Before the first tag of a list. */
  enterList(): boolean {
    const { reader } = this.context;
    if (reader.peek() !== 91) {
      reader.skipValue();
      return false;
    }
    reader.enterArray();
    this.tag.beginList();
    return true;
  }

  /** Reads the next tag of the list into `tag`; false and past the bracket at its end. */
  next(): boolean {
    const { reader } = this.context;
    while (reader.nextElement()) {
      if (this.tag.tryRead()) return true;
      if (reader.peek() === 123) {
        this.read();
        return true;
      }
      reader.skipValue();
    }
    return false;
  }

  /** The slow way to read one tag. */
  private read(): void {
    const { reader } = this.context;
    const { value } = this;
    const start = reader.pos;
    let tagKey = -1;
    this.isOdd = false;
    value.clear();
    let type: TagType | '' | undefined;
    let waiting = -1;
    reader.enterObject();
    for (let key = reader.nextKey(TAG); key !== undefined; key = reader.nextKey(TAG)) {
      switch (key) {
        case 'key':
          tagKey = this.fields.text();
          break;
        case 'type':
          type = this.readType();
          break;
        case 'value':
          // The type says how to read the value. It nearly always comes first; if not, the value waits.
          if (type !== undefined) this.readValue(type);
          else {
            reader.peek();
            waiting = reader.pos;
            reader.skipValue();
          }
          break;
        case '':
          reader.skipValue();
      }
    }
    if (waiting >= 0) {
      const { pos } = reader;
      reader.pos = waiting;
      this.readValue(type ?? '');
      reader.pos = pos;
    }
    this.tag.learn(start, this.isOdd ? -1 : value.from, value.to, tagKey, value.type, value.value);
  }

  private readType(): TagType | '' {
    const { reader, log } = this.context;
    if (!reader.tryText()) {
      reader.skipValue();
      return '';
    }
    const type = TYPES.find(reader.text, reader.textFrom, reader.textTo);
    if (type !== undefined) return type;
    this.isOdd = true;
    log.add('tagType', { detail: `type ${reader.textAsString().slice(0, 80)}` });
    return '';
  }

  private readValue(type: TagType | ''): void {
    const { value } = this;
    switch (type) {
      case 'string':
        value.readPlain();
        this.check(value.type === ATTRIBUTE_TYPE.string, type);
        break;
      case 'bool':
        value.readBool();
        this.check(value.type === ATTRIBUTE_TYPE.bool, type);
        break;
      case 'int64':
        value.readInt();
        this.check(value.type === ATTRIBUTE_TYPE.int || value.type === ATTRIBUTE_TYPE.bigInt, type);
        break;
      case 'float64':
        value.readDouble();
        this.check(value.type === ATTRIBUTE_TYPE.double, type);
        break;
      case 'binary':
        value.readPlain();
        this.check(value.type === ATTRIBUTE_TYPE.string, type);
        if (value.type === ATTRIBUTE_TYPE.string) value.type = ATTRIBUTE_TYPE.bytes;
        break;
      case '':
        value.readPlain();
    }
  }

  /** A value that is not of the type it claims keeps its own, and is counted. */
  private check(fits: boolean, type: TagType): void {
    if (fits || this.value.type === ATTRIBUTE_TYPE.empty) return;
    this.isOdd = true;
    this.context.log.add('tagType', { detail: `a ${type} that is none` });
  }
}
