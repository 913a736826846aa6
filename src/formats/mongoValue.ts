import type { SmallValue } from './smallValue.ts';

const WRAPPERS: ReadonlySet<string> = new Set([
  '$oid',
  '$uuid',
  '$date',
  '$numberLong',
  '$numberInt',
  '$numberDouble',
  '$numberDecimal',
  '$binary',
]);

/**
 * A value without the wrappers of MongoDB's extended JSON (mongodb.com/docs/manual/reference/mongodb-extended-json):
 * {"$oid": "6f…"} is the text, {"$date": …} the text or the ms, {"$numberLong": "5"} the number.
 */
export function withoutMongoTypes(value: SmallValue): SmallValue {
  if (Array.isArray(value)) return value.some(hasTypes) ? value.map(withoutMongoTypes) : value;
  if (!(value instanceof Map)) return value;
  if (value.size === 1) {
    for (const [key, inner] of value) if (WRAPPERS.has(key)) return unwrapped(key, withoutMongoTypes(inner));
  }
  if (!hasTypes(value)) return value;
  return new Map([...value].map(([key, inner]) => [key, withoutMongoTypes(inner)]));
}

/** Most files have none, and are not copied. */
function hasTypes(value: SmallValue): boolean {
  if (Array.isArray(value)) return value.some(hasTypes);
  if (!(value instanceof Map)) return false;
  for (const [key, inner] of value) if ((key.startsWith('$') && WRAPPERS.has(key)) || hasTypes(inner)) return true;
  return false;
}

function unwrapped(wrapper: string, value: SmallValue): SmallValue {
  if (wrapper === '$binary' && value instanceof Map) return value.get('base64') ?? null;
  if (!wrapper.startsWith('$number') || typeof value !== 'string') return value;
  const number = Number(value);
  if (/^-?\d+$/.test(value) && !Number.isSafeInteger(number)) return BigInt(value);
  return Number.isNaN(number) ? value : number;
}
