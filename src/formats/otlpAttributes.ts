import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import { AttributeTemplates } from './attributeTemplates.ts';
import { AttributeValueReader } from './attributeValue.ts';
import type { FieldReader } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';

const KEY_VALUE = new KeySet({ key: [], value: [] });
const NO_KEYS = new KeySet({});

/** Reads OTLP's lists of KeyValue. One for all lists of a file: what it learns from one serves the others. */
export class OtlpAttributes {
  /** of the value that was read outside a list last */
  readonly values: AttributeValueReader;
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly templates: AttributeTemplates;

  constructor(context: ReadContext, fields: FieldReader) {
    this.context = context;
    this.fields = fields;
    this.values = new AttributeValueReader(context.reader, context.builder.strings);
    this.templates = new AttributeTemplates(context.reader, context.builder.strings);
  }

  /** Pushes the attributes of the list that comes next, or of an object, as some pipelines write them. */
  read(into: AttributeListsBuilder): void {
    const { reader } = this.context;
    const { templates } = this;
    if (reader.peek() !== 91) {
      this.readObject(into);
      return;
    }
    reader.enterArray();
    templates.beginList();
    while (reader.nextElement()) {
      if (!templates.tryRead()) {
        if (reader.peek() !== 123) {
          reader.skipValue();
          continue;
        }
        this.readKeyValue();
      }
      into.push(templates.key, templates.type, templates.value);
    }
  }

  private readObject(into: AttributeListsBuilder): void {
    const { reader, builder } = this.context;
    const { values } = this;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    while (reader.nextKey(NO_KEYS) !== undefined) {
      const key = builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
      values.readPlain();
      into.push(key, values.type, values.value);
    }
  }

  /** The slow way to read one attribute. */
  private readKeyValue(): void {
    const { reader } = this.context;
    const { values } = this;
    const start = reader.pos;
    let keyText = -1;
    values.clear();
    reader.enterObject();
    for (let key = reader.nextKey(KEY_VALUE); key !== undefined; key = reader.nextKey(KEY_VALUE)) {
      if (key === 'key') keyText = this.fields.text();
      else if (key === 'value') values.readAnyValue();
      else reader.skipValue();
    }
    this.templates.learn(start, values.from, values.to, keyText, values.type, values.value);
  }
}
