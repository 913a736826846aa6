// AssemblyScript, a part of spanLane.as.ts: the table of keys.

import { KEYS, KEY_LENGTH, KEY_NEXT, KEY_SIZE, KEY_TEXT } from './laneLayout';
import {
  BRACE_BIT,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  OPEN_BRACE,
  QUOTE,
  skipAny,
  skipBrackets,
  skipSpace,
} from './scan.as';

let keyCount: i32 = 0;
/** Key met last. */
let last: i32 = 0;

/** Makes the first `count` entries of the table keys. */
export function countKeys(count: i32): void {
  keyCount = count;
  last = 0;
}

/** Index of the key whose text, quote and colon stand at `at`, −1 = none. Writers keep an order: the next is tried first. */
@inline
export function find(at: i32): i32 {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  const guessed = load<u32>(KEYS + last * KEY_SIZE, KEY_NEXT);
  if (isKey(guessed, low, high)) return (last = guessed);
  for (let key = 0; key < keyCount; key++) {
    if (isKey(key, low, high)) {
      store<u32>(KEYS + last * KEY_SIZE, key, KEY_NEXT);
      return (last = key);
    }
  }
  return -1;
}

@inline
export function isKey(key: i32, low: v128, high: v128): bool {
  const entry = KEYS + key * KEY_SIZE;
  const differs = v128.or(
    v128.and(v128.xor(low, v128.load(entry)), v128.load(entry, KEY_TEXT)),
    v128.and(v128.xor(high, v128.load(entry, 16)), v128.load(entry, KEY_TEXT + 16)),
  );
  return !v128.any_true(differs);
}

/** Whether any key stands at `at`; nothing is learnt of it. */
export function isAnyKey(at: i32): bool {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  for (let key = 0; key < keyCount; key++) if (isKey(key, low, high)) return true;
  return false;
}

/** Position behind an entry of the table that stands at `at`, 0 = something else does. */
@inline
export function behindLiteral(at: i32, entry: i32): i32 {
  if (at == 0 || !isKey(entry, v128.load(at), v128.load(at, 16))) return 0;
  return at + load<u32>(KEYS + entry * KEY_SIZE, KEY_LENGTH);
}

/**
 * As JsonScanner.skipToKey: the first closing bracket before a key of the table, or before an object that begins with one,
 * is the end of the value. A bracket before anything that cannot stand behind a value is part of a text.
 */
export function skipList(from: i32, end: i32): i32 {
  const first = load<u8>(from);
  if ((first | BRACE_BIT) != OPEN_BRACE) return skipAny(from, end);
  const close = i8x16.splat(<i8>(first + 2));
  let at = from;
  while (at < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), close));
    if (found == 0) {
      at += 16;
      continue;
    }
    at += ctz(found) + 1;
    let next = skipSpace(at);
    const byte = load<u8>(next);
    if (byte == COMMA) {
      next = skipSpace(next + 1);
      return load<u8>(next) == QUOTE && isAnyKey(next + 1) ? at : skipBrackets(from, end);
    }
    if (byte == CLOSE_BRACE || byte == CLOSE_BRACKET || byte == 0) {
      if (byte == CLOSE_BRACE && startsSpan(skipSpace(next + 1))) return at;
      return skipBrackets(from, end);
    }
  }
  return 0;
}

/** Whether a comma stands here and an object behind it that begins with a key of the table. */
export function startsSpan(at: i32): bool {
  if (load<u8>(at) != COMMA) return false;
  at = skipSpace(at + 1);
  if (load<u8>(at) != OPEN_BRACE) return false;
  at = skipSpace(at + 1);
  return load<u8>(at) == QUOTE && isAnyKey(at + 1);
}
