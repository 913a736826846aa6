import { plainAny } from './attributeValue.ts';
import type { SmallValue } from './smallValue.ts';
import { objectsOf, textOf } from './valueAccess.ts';

/** OTLP's list of {key, value: AnyValue} as plain values by key; of two with one key the first counts. */
export function keyValuesOf(list: SmallValue | undefined): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  for (const entry of objectsOf(list)) {
    const key = textOf(entry.get('key'));
    if (key !== '' && !result.has(key)) result.set(key, anyValueOf(entry.get('value') ?? null));
  }
  return result;
}

/** An AnyValue read whole as the value it stands for; what is none is taken as it is. */
function anyValueOf(value: SmallValue): SmallValue {
  if (!(value instanceof Map)) return value;
  const plain = plainAny(value);
  return typeof plain === 'bigint' && Number.isSafeInteger(Number(plain)) ? Number(plain) : plain;
}
