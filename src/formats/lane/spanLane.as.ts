// AssemblyScript, compiled by `npm run build:lane` into spanLaneCode.ts.

/**
 * Reads runs of spans that are written as nearly all are, sixteen bytes at a time, into records of a fixed size. What each
 * key of a span means is told by a table, so that one reader serves several formats. A span that is in any way odd (an
 * escape in a text that is wanted, a number with a fraction, a key twice) ends the run before it: the reader in TypeScript,
 * which knows everything, goes on from there. So this one need never decide what an oddity means.
 *
 * Where things lie in memory is said in laneLayout.ts; the bytes end with a 0, which no token holds.
 */

import {
  BEHIND,
  INTEGER,
  KEYS,
  KEY_ACTION,
  KEY_LENGTH,
  KEY_NEXT,
  KEY_SIZE,
  KEY_SLOT,
  KEY_TEXT,
  LIST,
  LIST_RANGE,
  LONGEST_HASHED,
  NOTHING,
  ODD,
  PARENT_BEFORE,
  PARENT_SLOT,
  PLACE,
  PRESENT,
  RAW,
  RECORDS,
  RECORD_SIZE,
  REFERENCE,
  REFERENCES,
  SAME,
  SAME_PARENT,
  SAME_TRACE,
  SKIP,
  SLOTS,
  SLOT_SIZE,
  SPAN_ID,
  SPAN_OF_REFERENCE,
  SPAN_SLOT,
  STOPPED,
  TEXT,
  TRACE_OF_REFERENCE,
  TRACE_SLOT,
} from './laneLayout';

const QUOTE: u8 = 34;
const COMMA: u8 = 44;
const COLON: u8 = 58;
const OPEN_BRACKET: u8 = 91;
const BACKSLASH: u8 = 92;
const CLOSE_BRACKET: u8 = 93;
const OPEN_BRACE: u8 = 123;
const CLOSE_BRACE: u8 = 125;
/** The bit by which brackets differ from braces: [ | 32 is {, ] | 32 is }. */
const BRACE_BIT: u8 = 32;

let keyCount: i32 = 0;
let required: u32 = 0;
let strict: bool = false;
/** Key met last. */
let last: i32 = 0;

/**
 * Makes the first `count` keys of the table count; a span has at least one of the slots in `bits`. `whole`: nothing may be
 * passed over, so that a span with another key is odd.
 */
export function begin(count: i32, bits: u32, whole: bool): void {
  keyCount = count;
  required = bits;
  strict = whole;
  last = 0;
}

/**
 * Reads spans from the brace at `from`, at most `most`, and gives how many; the position behind the last of them is stored
 * at STOPPED. `loose`: no comma is needed between two.
 */
export function run(from: i32, end: i32, most: i32, loose: bool): i32 {
  let at = from;
  let out: i32 = RECORDS;
  let count = 0;
  while (count < most) {
    const behind = readSpan(at, end, out);
    if (behind == 0) break;
    if (count > 0) compare(out);
    count++;
    out += RECORD_SIZE;
    store<u32>(STOPPED, <u32>behind);
    let next = skipSpace(behind);
    const byte = load<u8>(next);
    if (byte == COMMA) next = skipSpace(next + 1);
    else if (!loose) break;
    if (next >= end || load<u8>(next) != OPEN_BRACE) break;
    at = next;
  }
  return count;
}

@inline
function skipSpace(at: i32): i32 {
  let byte = load<u8>(at);
  while (byte == 32 || byte == 10 || byte == 13 || byte == 9) byte = load<u8>(++at);
  return at;
}

/** Position behind the span, 0 = it is odd, or ends behind `end`. */
function readSpan(place: i32, end: i32, out: i32): i32 {
  store<u32>(out, <u32>place, PLACE);
  store<u32>(out, 0, ODD);
  store<u32>(out, 0, SAME);
  let present: u32 = 0;
  let at = skipSpace(place + 1);
  for (;;) {
    if (load<u8>(at) != QUOTE) return 0;
    at++;
    const key = find(at);
    let action: i32 = SKIP;
    let slot: i32 = 0;
    if (key >= 0) {
      const entry = KEYS + key * KEY_SIZE;
      at += load<u32>(entry, KEY_LENGTH);
      action = load<u32>(entry, KEY_ACTION);
      slot = load<u32>(entry, KEY_SLOT);
    } else {
      if (strict) return 0;
      at = plainTextEnd(at, end);
      if (at == 0 || load<u8>(at + 1) != COLON) return 0;
      at += 2;
    }
    at = skipSpace(at);
    if (action > LIST) {
      const bit: u32 = 1 << <u32>slot;
      if (action != NOTHING) {
        if (present & bit) return 0;
        present |= bit;
      }
      const into = out + SLOTS + slot * SLOT_SIZE;
      if (action <= SPAN_ID) {
        if (load<u8>(at) == QUOTE) {
          at = readText(action, at + 1, end, into, bit, out);
        } else {
          present ^= bit;
          at = isNull(at) ? at + 4 : 0;
        }
      } else if (action == INTEGER) at = readInteger(at, into);
      else if (action == REFERENCES) {
        const parent = present & (1 << TRACE_SLOT) ? readReferences(at, end, out) : 0;
        if (parent == 0) at = readRaw(at, end, into);
        else {
          at = parent;
          present ^= bit;
          if (found) {
            if (present & (1 << PARENT_SLOT)) return 0;
            present |= 1 << PARENT_SLOT;
          }
        }
      } else if (action == RAW) at = readRaw(at, end, into);
      else if (action != NOTHING) {
        store<u32>(into, <u32>at);
        // RANGE, or the other.
        at = action == LIST_RANGE ? skipList(at, end) : skipAny(at, end);
        store<u32>(into, <u32>at, 4);
      }
      else at = readNothing(at);
    } else at = action == LIST ? skipList(at, end) : skipAny(at, end);
    if (at == 0 || at >= end) return 0;
    at = skipSpace(at);
    const byte = load<u8>(at);
    if (byte == COMMA) at = skipSpace(at + 1);
    else if (byte == CLOSE_BRACE) break;
    else return 0;
  }
  if (at >= end || (present & required) == 0) return 0;
  store<u32>(out, present, PRESENT);
  store<u32>(out, <u32>(at + 1), BEHIND);
  return at + 1;
}

/** Index of the key whose text, quote and colon stand at `at`, −1 = none. Writers keep an order: the next is tried first. */
@inline
function find(at: i32): i32 {
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
function isKey(key: i32, low: v128, high: v128): bool {
  const entry = KEYS + key * KEY_SIZE;
  const differs = v128.or(
    v128.and(v128.xor(low, v128.load(entry)), v128.load(entry, KEY_TEXT)),
    v128.and(v128.xor(high, v128.load(entry, 16)), v128.load(entry, KEY_TEXT + 16)),
  );
  return !v128.any_true(differs);
}

/** Whether any key stands at `at`; nothing is learnt of it. */
function isAnyKey(at: i32): bool {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  for (let key = 0; key < keyCount; key++) if (isKey(key, low, high)) return true;
  return false;
}

/** Position of the quote that ends a text; 0 = it has an escape, or no end. */
@inline
function plainTextEnd(at: i32, end: i32): i32 {
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))),
    );
    if (found != 0) {
      at += ctz(found);
      return load<u8>(at) == QUOTE ? at : 0;
    }
    at += 16;
  }
  return 0;
}

@inline
function isNull(at: i32): bool {
  // "null", least byte first
  return load<u32>(at) == 0x6c6c756e;
}

@inline
function isEndOfScalar(byte: u8): bool {
  return byte == COMMA || byte == CLOSE_BRACE || byte == CLOSE_BRACKET || byte <= 32;
}

function readText(action: i32, from: i32, end: i32, into: i32, bit: u32, out: i32): i32 {
  const to = plainTextEnd(from, end);
  if (to == 0 || to - from > LONGEST_HASHED) return 0;
  store<u32>(into, <u32>from);
  store<u32>(into, <u32>to, 4);
  const isId =
    action == TEXT || (action == SPAN_ID ? to - from == 16 && isHex(from) : to - from == 32 && isHex32(from));
  if (isId) store<u32>(into, hashOf(from, to), 8);
  else store<u32>(out, load<u32>(out, ODD) | bit, ODD);
  return to + 1;
}

/** Whether sixteen bytes are lower-case hex digits, not all 0. */
@inline
function isHex(at: i32): bool {
  const bytes = v128.load(at);
  return areDigits(bytes) && v128.any_true(v128.xor(bytes, i8x16.splat(48)));
}

@inline
function isHex32(at: i32): bool {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  if (!areDigits(low) || !areDigits(high)) return false;
  return v128.any_true(v128.or(v128.xor(low, i8x16.splat(48)), v128.xor(high, i8x16.splat(48))));
}

@inline
function areDigits(bytes: v128): bool {
  const decimal = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10));
  const letter = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(97)), i8x16.splat(6));
  return i8x16.all_true(v128.or(decimal, letter));
}

/** As StringInterner hashes texts of this length. */
@inline
function hashOf(from: i32, to: i32): i32 {
  let hash: i32 = 0x811c9dc5 ^ <i32>(to - from);
  let at = from;
  for (; at + 4 <= to; at += 4) hash = mix(hash, load<i32>(at));
  for (; at < to; at++) hash = mix(hash, load<u8>(at));
  return (hash * 0x85ebca6b) ^ (hash >>> 13);
}

@inline
function mix(hash: i32, word: i32): i32 {
  const mixed: i32 = (hash ^ word) * 0x9e3779b1;
  return mixed ^ (mixed >>> 15);
}

/** A whole number of at most 19 digits, as such or as a text, in two halves: · 10⁹ and the rest. */
function readInteger(at: i32, into: i32): i32 {
  const isText = load<u8>(at) == QUOTE;
  if (isText) at++;
  const from = at;
  let value: u64 = 0;
  let digit = load<u8>(at) - 48;
  while (digit < 10) {
    value = value * 10 + digit;
    digit = load<u8>(++at) - 48;
  }
  if (at == from || at - from > 19) return 0;
  const byte = load<u8>(at);
  if (isText) {
    if (byte != QUOTE) return 0;
    at++;
  } else if (!isEndOfScalar(byte)) return 0;
  const high = value / 1_000_000_000;
  if (high > 0xffffffff) return 0;
  store<u32>(into, <u32>high);
  store<u32>(into, <u32>(value - high * 1_000_000_000), 4);
  store<u32>(into, <u32>at, 8);
  return at;
}

/** Any value, as it is written. */
function readRaw(from: i32, end: i32, into: i32): i32 {
  const to = skipAny(from, end);
  if (to == 0 || to - from > LONGEST_HASHED) return 0;
  store<u32>(into, <u32>from);
  store<u32>(into, <u32>to, 4);
  store<u32>(into, hashOf(from, to), 8);
  return to;
}

/** 0, "0", "" or null: what a writer says that has nothing to say. */
function readNothing(at: i32): i32 {
  if (isNull(at)) return at + 4;
  const first = load<u8>(at);
  if (first == 48 && isEndOfScalar(load<u8>(at + 1))) return at + 1;
  if (first != QUOTE) return 0;
  if (load<u8>(at + 1) == 48) at++;
  return load<u8>(at + 1) == QUOTE ? at + 2 : 0;
}

/** Whether the references read last name a parent. */
let found: bool = false;

/**
 * Jaeger's references where there is none, or just the parent, in the same trace, in the order of Jaeger's own writer; 0 =
 * they are something else, or name an odd id.
 */
function readReferences(at: i32, end: i32, out: i32): i32 {
  found = false;
  if (load<u8>(at) == OPEN_BRACKET && load<u8>(at + 1) == CLOSE_BRACKET) return at + 2;
  if (load<u32>(out, ODD) & (1 << TRACE_SLOT)) return 0;
  at = behindLiteral(behindLiteral(at, REFERENCE), TRACE_OF_REFERENCE);
  if (at == 0 || !isSame32(at, load<u32>(out, SLOTS + TRACE_SLOT * SLOT_SIZE))) return 0;
  at = behindLiteral(at + 32, SPAN_OF_REFERENCE);
  if (at == 0) return 0;
  const odd = load<u32>(out, ODD);
  const to = readText(SPAN_ID, at, end, out + SLOTS + PARENT_SLOT * SLOT_SIZE, 1 << PARENT_SLOT, out);
  if (load<u32>(out, ODD) != odd) {
    store<u32>(out, odd, ODD);
    return 0;
  }
  if (to == 0 || load<u8>(to) != CLOSE_BRACE || load<u8>(to + 1) != CLOSE_BRACKET) return 0;
  found = true;
  return to + 2;
}

/** Position behind an entry of the table that stands at `at`, 0 = something else does. */
@inline
function behindLiteral(at: i32, entry: i32): i32 {
  if (at == 0 || !isKey(entry, v128.load(at), v128.load(at, 16))) return 0;
  return at + load<u32>(KEYS + entry * KEY_SIZE, KEY_LENGTH);
}

@inline
function isSame32(one: i32, other: i32): bool {
  const low = v128.xor(v128.load(one), v128.load(other));
  const high = v128.xor(v128.load(one, 16), v128.load(other, 16));
  return !v128.any_true(v128.or(low, high));
}

/** Notes which ids of a record are those of the record before it: they need not be looked up again. */
@inline
function compare(out: i32): void {
  const before = out - RECORD_SIZE;
  const odd = load<u32>(out, ODD) | load<u32>(before, ODD);
  const present = load<u32>(out, PRESENT);
  const both = present & load<u32>(before, PRESENT) & ~odd;
  const trace = SLOTS + TRACE_SLOT * SLOT_SIZE;
  const span = SLOTS + SPAN_SLOT * SLOT_SIZE;
  const parent = SLOTS + PARENT_SLOT * SLOT_SIZE;
  let same: u32 = 0;
  if (both & (1 << TRACE_SLOT) && isSame32(load<u32>(out, trace), load<u32>(before, trace))) same |= SAME_TRACE;
  if (both & (1 << PARENT_SLOT) && isSame16(load<u32>(out, parent), load<u32>(before, parent))) same |= SAME_PARENT;
  else if (
    present & ~odd & (1 << PARENT_SLOT) &&
    load<u32>(before, PRESENT) & ~odd & (1 << SPAN_SLOT) &&
    isSame16(load<u32>(out, parent), load<u32>(before, span))
  ) {
    same |= PARENT_BEFORE;
  }
  store<u32>(out, same, SAME);
}

@inline
function isSame16(one: i32, other: i32): bool {
  return !v128.any_true(v128.xor(v128.load(one), v128.load(other)));
}

/** Position behind any value, which is not looked into further than its brackets and quotes; 0 = it has no end. */
function skipAny(at: i32, end: i32): i32 {
  const first = load<u8>(at);
  if ((first | BRACE_BIT) == OPEN_BRACE) return skipBrackets(at, end);
  if (first == QUOTE) {
    const from = at + 1;
    const plain = plainTextEnd(from, end);
    return plain == 0 ? behindEscaped(from, end) : plain + 1;
  }
  const from = at;
  while (!isEndOfScalar(load<u8>(at))) at++;
  return at == from ? 0 : at;
}

/** Position behind a text that has escapes. */
function behindEscaped(at: i32, end: i32): i32 {
  while (at < end) {
    const byte = load<u8>(at++);
    if (byte == QUOTE) return at;
    if (byte == BACKSLASH) at++;
  }
  return 0;
}

function skipBrackets(at: i32, end: i32): i32 {
  let depth: i32 = 0;
  let inText = false;
  while (at < end) {
    const bytes = v128.load(at);
    const quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE)));
    const escapes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    if (escapes != 0) {
      // Byte by byte through these, and one more where the last of them is a backslash.
      const to = at + 16;
      while (at < to) {
        const byte = load<u8>(at++);
        if (byte == QUOTE) inText = !inText;
        else if (inText) {
          if (byte == BACKSLASH) at++;
        } else if ((byte | BRACE_BIT) == OPEN_BRACE) depth++;
        else if ((byte | BRACE_BIT) == CLOSE_BRACE && --depth == 0) return at;
      }
      continue;
    }
    const folded = v128.or(bytes, i8x16.splat(BRACE_BIT));
    const opens = i8x16.bitmask(i8x16.eq(folded, i8x16.splat(OPEN_BRACE)));
    const closes = i8x16.bitmask(i8x16.eq(folded, i8x16.splat(CLOSE_BRACE)));
    const brackets = opens | closes;
    let marks = inText ? quotes : quotes | brackets;
    while (marks != 0) {
      const mark = marks & -marks;
      const rest = ~(mark | (mark - 1));
      if (quotes & mark) {
        inText = !inText;
        marks = (inText ? quotes : quotes | brackets) & rest;
      } else {
        if (opens & mark) depth++;
        else if (--depth == 0) return at + ctz(mark) + 1;
        marks &= rest;
      }
    }
    at += 16;
  }
  return 0;
}

/**
 * As JsonScanner.skipToKey: the first closing bracket before a key of the table, or before an object that begins with one,
 * is the end of the value. A bracket before anything that cannot stand behind a value is part of a text.
 */
function skipList(from: i32, end: i32): i32 {
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
function startsSpan(at: i32): bool {
  if (load<u8>(at) != COMMA) return false;
  at = skipSpace(at + 1);
  if (load<u8>(at) != OPEN_BRACE) return false;
  at = skipSpace(at + 1);
  return load<u8>(at) == QUOTE && isAnyKey(at + 1);
}
