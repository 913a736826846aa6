import type { StringInterner } from '#model/stringInterner.ts';
import type { FieldReader } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { OtlpAttributes } from './otlpAttributes.ts';
import type { ReadContext } from './steps.ts';

const RESOURCE = new KeySet({ attributes: [], droppedAttributesCount: ['dropped_attributes_count'] });
const SCOPE = new KeySet({
  name: [],
  version: [],
  attributes: [],
  droppedAttributesCount: ['dropped_attributes_count'],
});

/** Reads resources and scopes into definitions of the builder; −1 when null or anything else stands in the place of one. */
export class OtlpEntities {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly attributes: OtlpAttributes;
  private readonly serviceNameKey: number;

  constructor(context: ReadContext, fields: FieldReader, attributes: OtlpAttributes) {
    this.context = context;
    this.fields = fields;
    this.attributes = attributes;
    this.serviceNameKey = context.builder.strings.internText('service.name');
  }

  readResource(): number {
    const { reader, builder } = this.context;
    const { attributes } = builder.resources;
    let dropped = 0;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return -1;
    }
    reader.enterObject();
    for (let key = reader.nextKey(RESOURCE); key !== undefined; key = reader.nextKey(RESOURCE)) {
      if (key === 'attributes') this.attributes.read(attributes);
      else if (key === 'droppedAttributesCount') dropped = this.fields.count();
      else reader.skipValue();
    }
    const service = nonEmpty(builder.strings, attributes.openText(this.serviceNameKey));
    return builder.resources.define(service, -1, -1, dropped);
  }

  readScope(): number {
    const { reader, builder } = this.context;
    let name = -1;
    let version = -1;
    let dropped = 0;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return -1;
    }
    reader.enterObject();
    for (let key = reader.nextKey(SCOPE); key !== undefined; key = reader.nextKey(SCOPE)) {
      if (key === 'name') name = this.fields.text();
      else if (key === 'version') version = this.fields.text();
      else if (key === 'attributes') this.attributes.read(builder.scopes.attributes);
      else if (key === 'droppedAttributesCount') dropped = this.fields.count();
      else reader.skipValue();
    }
    return builder.scopes.define(name, version, -1, dropped);
  }

  /** String index of `service.name` of the resource that comes next, of which nothing is kept; −1 = none. */
  readService(): number {
    const { reader, builder } = this.context;
    const { attributes } = builder.logs;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return -1;
    }
    reader.enterObject();
    for (let key = reader.nextKey(RESOURCE); key !== undefined; key = reader.nextKey(RESOURCE)) {
      if (key === 'attributes') this.attributes.read(attributes);
      else reader.skipValue();
    }
    const service = nonEmpty(builder.strings, attributes.openText(this.serviceNameKey));
    builder.logs.abandon();
    return service;
  }
}

/** The text, −1 for none and for the empty one. */
export function nonEmpty(strings: StringInterner, text: number): number {
  return text >= 0 && strings.view(text).length === 0 ? -1 : text;
}
