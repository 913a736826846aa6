import type { Attribute } from '#model/attributes.ts';
import type { SmallValue } from './smallValue.ts';
import { ExactNumber } from './smallValue.ts';
import { jsonObject, nonEmptyArray, parseExactly } from './writeJson.ts';

/** OTLP's list of KeyValue; undefined for none. */
export function attributesJson(attributes: readonly Attribute[]): string | undefined {
  return nonEmptyArray(
    attributes.map((attribute) =>
      jsonObject([
        ['key', JSON.stringify(attribute.key)],
        ['value', valueJson(attribute)],
      ]),
    ),
  );
}

function valueJson({ type, text }: Attribute): string {
  switch (type) {
    case 'string':
      return `{"stringValue":${JSON.stringify(text)}}`;
    case 'bool':
      return `{"boolValue":${text}}`;
    case 'int':
    case 'bigInt':
      return `{"intValue":"${text}"}`;
    case 'double':
      return `{"doubleValue":${Number.isFinite(Number(text)) ? text : JSON.stringify(text)}}`;
    case 'bytes':
      return `{"bytesValue":${JSON.stringify(text)}}`;
    case 'empty':
      return '{}';
    case 'array':
    case 'map':
      return anyValueJson(parseExactly(text));
  }
}

function anyValueJson(value: SmallValue): string {
  if (value === null) return '{}';
  if (typeof value === 'string') return `{"stringValue":${JSON.stringify(value)}}`;
  if (typeof value === 'boolean') return `{"boolValue":${value}}`;
  if (typeof value === 'bigint') return `{"intValue":"${value}"}`;
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? `{"intValue":"${value}"}` : `{"doubleValue":${value}}`;
  if (value instanceof ExactNumber) return `{"doubleValue":${Number(value.text)}}`;
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(anyValueJson).join(',')}]}}`;
  const entries = [...value].map(([key, inner]) => `{"key":${JSON.stringify(key)},"value":${anyValueJson(inner)}}`);
  return `{"kvlistValue":{"values":[${entries.join(',')}]}}`;
}
