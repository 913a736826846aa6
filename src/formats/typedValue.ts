import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import type { SmallValue } from './smallValue.ts';
import { ExactNumber, jsonText } from './smallValue.ts';

/** One value of an attribute column: a code of ATTRIBUTE_TYPE, and what stands for it there. */
export interface TypedValue {
  readonly type: number;
  readonly value: number;
}

/** A value as JSON types it: whole numbers without a point are integers, objects and arrays JSON text. */
export function typedValue(strings: StringInterner, value: SmallValue): TypedValue {
  if (value === null) return { type: ATTRIBUTE_TYPE.empty, value: 0 };
  if (typeof value === 'string') return { type: ATTRIBUTE_TYPE.string, value: strings.internText(value) };
  if (typeof value === 'boolean') return { type: ATTRIBUTE_TYPE.bool, value: value ? 1 : 0 };
  if (typeof value === 'number') {
    return { type: Number.isSafeInteger(value) ? ATTRIBUTE_TYPE.int : ATTRIBUTE_TYPE.double, value };
  }
  if (typeof value === 'bigint') {
    const isInt64 = BigInt.asIntN(64, value) === value || BigInt.asUintN(64, value) === value;
    return { type: isInt64 ? ATTRIBUTE_TYPE.bigInt : ATTRIBUTE_TYPE.string, value: strings.internText(String(value)) };
  }
  if (value instanceof ExactNumber) return { type: ATTRIBUTE_TYPE.double, value: Number(value.text) };
  const type = Array.isArray(value) ? ATTRIBUTE_TYPE.array : ATTRIBUTE_TYPE.map;
  return { type, value: strings.internText(jsonText(value)) };
}
