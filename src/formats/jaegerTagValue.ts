import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { typedValue } from './typedValue.ts';
import type { TypedValue } from './typedValue.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, integerOf, isTrue, numberOf, textOf } from './valueAccess.ts';

export type JaegerTagType = 'string' | 'bool' | 'int64' | 'float64' | 'binary';

/** How a shape of Jaeger's tags writes what differs. */
export interface TagDialect {
  /** types by their number */
  readonly tagTypes: readonly JaegerTagType[];
  /** binary values are hex; base64 otherwise */
  readonly hexBinary: boolean;
}

const TYPE_NAMES: Readonly<Record<string, JaegerTagType | undefined>> = {
  string: 'string',
  bool: 'bool',
  int64: 'int64',
  long: 'int64',
  float64: 'float64',
  double: 'float64',
  binary: 'binary',
};
/** Where the value of each type stands: of the user interface and Elasticsearch, Thrift and protobuf, Cassandra. */
const VALUE_KEYS: Readonly<Record<JaegerTagType, readonly string[]>> = {
  string: ['value', 'vStr', 'v_str', 'value_string'],
  bool: ['value', 'vBool', 'v_bool', 'value_bool'],
  int64: ['value', 'vInt64', 'v_int64', 'vLong', 'v_long', 'value_long'],
  float64: ['value', 'vFloat64', 'v_float64', 'vDouble', 'v_double', 'value_double'],
  binary: ['value', 'vBinary', 'v_binary', 'value_binary'],
};
/** Writers of protobuf leave out what is zero. */
const ZEROS: Readonly<Record<JaegerTagType, SmallValue>> = {
  string: '',
  bool: false,
  int64: 0,
  float64: 0,
  binary: '',
};

/** The value of a tag, `{key, type, value}` in any spelling, by the type that it names. */
export function jaegerTagValue(context: PourContext, tag: Fields, dialect: TagDialect): TypedValue {
  const { strings } = context.builder;
  const named = typeOf(context, tag, dialect);
  const type = named ?? typeByField(tag);
  if (type === undefined) return typedValue(strings, tag.get('value') ?? null);
  const value = firstOf(tag, ...VALUE_KEYS[type]);
  if (value === undefined) return typedValue(strings, tag.has('value') ? null : ZEROS[type]);
  const converted = convert(context, value, type, dialect);
  if (converted !== undefined) return converted;
  context.log.add('tagType', { detail: `a ${type} that is none` });
  return typedValue(strings, value);
}

/** The type that is stated; undefined when there is none or it is unknown, which is counted. */
function typeOf(context: PourContext, tag: Fields, dialect: TagDialect): JaegerTagType | undefined {
  const stated = firstOf(tag, 'type', 'vType', 'v_type', 'value_type', 'valueType');
  if (stated === undefined) return undefined;
  const type = typeof stated === 'number' ? dialect.tagTypes[stated] : TYPE_NAMES[textOf(stated).toLowerCase()];
  if (type === undefined) context.log.add('tagType', { detail: `type ${textOf(stated).slice(0, 80)}` });
  return type;
}

/** The type whose field is there, where a tag states none. */
function typeByField(tag: Fields): JaegerTagType | undefined {
  const types: readonly JaegerTagType[] = ['string', 'bool', 'int64', 'float64', 'binary'];
  return types.find((type) => firstOf(tag, ...VALUE_KEYS[type].slice(1)) !== undefined);
}

/** Undefined when the value is not of the type. */
function convert(
  context: PourContext,
  value: SmallValue,
  type: JaegerTagType,
  dialect: TagDialect,
): TypedValue | undefined {
  const { strings } = context.builder;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? typedValue(strings, value) : undefined;
    case 'bool':
      if (isTrue(value)) return { type: ATTRIBUTE_TYPE.bool, value: 1 };
      return [false, 'false', 0, '0'].some((no) => no === value) ? { type: ATTRIBUTE_TYPE.bool, value: 0 } : undefined;
    case 'int64': {
      const number = integerOf(value);
      return number === undefined ? undefined : typedValue(strings, number);
    }
    case 'float64': {
      const number = value === 'NaN' ? Number.NaN : numberOf(value);
      return number === undefined ? undefined : { type: ATTRIBUTE_TYPE.double, value: number };
    }
    case 'binary':
      if (typeof value !== 'string') return undefined;
      return { type: ATTRIBUTE_TYPE.bytes, value: strings.internText(dialect.hexBinary ? hexToBase64(value) : value) };
  }
}

/** A text that is no hex stays as it is. */
function hexToBase64(hex: string): string {
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) return hex;
  return btoa(hex.replaceAll(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}
