import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
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
  /** string index, −1 = none */
  key = -1;
  readonly value: AttributeValueReader;
  private readonly context: ReadContext;
  private readonly fields: FieldReader;

  constructor(context: ReadContext, fields: FieldReader) {
    this.context = context;
    this.fields = fields;
    this.value = new AttributeValueReader(context.reader, context.builder.strings);
  }

  /** Reads the object that comes next. */
  read(): void {
    const { reader } = this.context;
    this.key = -1;
    this.value.clear();
    let type: TagType | '' | undefined;
    let waiting = -1;
    reader.enterObject();
    for (let key = reader.nextKey(TAG); key !== undefined; key = reader.nextKey(TAG)) {
      switch (key) {
        case 'key':
          this.key = this.fields.text();
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
    if (waiting < 0) return;
    const { pos } = reader;
    reader.pos = waiting;
    this.readValue(type ?? '');
    reader.pos = pos;
  }

  private readType(): TagType | '' {
    const { reader, log } = this.context;
    if (!reader.tryText()) {
      reader.skipValue();
      return '';
    }
    const type = TYPES.find(reader.text, reader.textFrom, reader.textTo);
    if (type === undefined) log.add('tagType', { detail: `type ${reader.textAsString().slice(0, 80)}` });
    return type ?? '';
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
    const { builder, log } = this.context;
    log.add('tagType', { detail: `${builder.strings.text(this.key)} is no ${type}`.slice(0, 120) });
  }
}
