// AssemblyScript, compiled by `npm run build:lane` into spanLaneCode.ts.

/**
 * Reads runs of spans that are written as nearly all are, sixteen bytes at a time, into records of a fixed size. What each
 * key of a span means is told by a table, so that one reader serves several formats. A span that is in any way odd (an
 * escape in a text that is wanted, a number with a fraction, a key twice) ends the run before it: the reader in TypeScript,
 * which knows everything, goes on from there. So this one need never decide what an oddity means.
 *
 * Where things lie in memory is said in laneLayout.ts; the bytes end with a 0, which no token holds.
 */

import { behindLiteral, countKeys, find, skipList } from './keys.as';
import {
  INTEGER,
  KEYS,
  KEY_ACTION,
  KEY_LENGTH,
  KEY_SIZE,
  KEY_SLOT,
  LIST,
  LIST_RANGE,
  LONGEST_HASHED,
  NOTHING,
  NO_SLOT,
  ODD,
  ODD_VALUE,
  ORDER,
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
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isEndOfScalar,
  isNull,
  OPEN_BRACE,
  OPEN_BRACKET,
  plainTextEnd,
  QUOTE,
  skipAny,
  skipSpace,
} from './scan.as';

let required: u32 = 0;
let strict: bool = false;

/**
 * Makes the first `count` keys of the table count; a span has at least one of the slots in `bits`. `whole`: nothing may be
 * passed over, so that a span with another key is odd.
 */
export function begin(count: i32, bits: u32, whole: bool): void {
  countKeys(count);
  required = bits;
  strict = whole;
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

/** Position behind a value that goes into a slot, 0 = it is odd. */
@inline
function readValue(action: i32, at: i32, end: i32, slot: i32, out: i32): i32 {
  const into = out + SLOTS + slot * SLOT_SIZE;
  if (action <= SPAN_ID) return readText(action, at + 1, end, into, 1 << <u32>slot, out);
  if (action == INTEGER) return readInteger(at, into);
  if (action == RAW) return readRaw(at, end, into);
  // RANGE, or the other.
  const to = action == LIST_RANGE ? skipList(at, end) : skipAny(at, end);
  store<u32>(into, <u32>at);
  store<u32>(into, <u32>to, 4);
  return to;
}

/** Position behind the span, 0 = it is odd, or ends behind `end`. */
function readSpan(place: i32, end: i32, out: i32): i32 {
  store<u32>(out, <u32>place, PLACE);
  store<u32>(out, 0, ODD);
  store<u32>(out, 0, SAME);
  let present: u32 = 0;
  let order: i32 = 0;
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
      if (action == ODD_VALUE) return 0;
      if (action == REFERENCES) {
        const parent = present & (1 << TRACE_SLOT) ? readReferences(at, end, out, slot) : 0;
        if (parent != 0) {
          at = parent;
          action = SKIP;
          if (found) {
            action = SPAN_ID;
            slot = PARENT_SLOT;
          }
        } else {
          action = RAW;
          at = readRaw(at, end, out + SLOTS + slot * SLOT_SIZE);
        }
      } else if (action == NOTHING || (action <= SPAN_ID && load<u8>(at) != QUOTE)) {
        at = action == NOTHING ? readNothing(at) : isNull(at) ? at + 4 : 0;
        action = SKIP;
      } else at = readValue(action, at, end, slot, out);
      if (action != SKIP) {
        const bit: u32 = 1 << <u32>slot;
        if (present & bit) return 0;
        present |= bit;
        store<u8>(out + order, <u8>slot, ORDER);
        order++;
      }
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
  store<u8>(out + order, NO_SLOT, ORDER);
  return at + 1;
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
function readReferences(at: i32, end: i32, out: i32, slot: i32): i32 {
  found = false;
  if (load<u8>(at) == OPEN_BRACKET && load<u8>(at + 1) == CLOSE_BRACKET) return at + 2;
  if (load<u32>(out, ODD) & (1 << TRACE_SLOT)) return 0;
  at = behindLiteral(behindLiteral(at, REFERENCE), TRACE_OF_REFERENCE);
  if (at == 0 || !isSame32(at, load<u32>(out, SLOTS + TRACE_SLOT * SLOT_SIZE))) return 0;
  at = behindLiteral(at + 32, SPAN_OF_REFERENCE);
  if (at == 0) return 0;
  const odd = load<u32>(out, ODD);
  // Into a slot of their own at first: the parent's may be filled by another key.
  const own = out + SLOTS + slot * SLOT_SIZE;
  const to = readText(SPAN_ID, at, end, own, 1 << PARENT_SLOT, out);
  if (load<u32>(out, ODD) != odd) {
    store<u32>(out, odd, ODD);
    return 0;
  }
  if (to == 0 || load<u8>(to) != CLOSE_BRACE || load<u8>(to + 1) != CLOSE_BRACKET) return 0;
  found = true;
  memory.copy(out + SLOTS + PARENT_SLOT * SLOT_SIZE, own, SLOT_SIZE);
  return to + 2;
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
