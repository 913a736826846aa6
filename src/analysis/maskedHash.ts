import type { StringTable } from '#model/stringTable.ts';

/** Bytes of a text that are looked at: what parts two statements stands before their 4,096th character. */
const LONGEST = 4096;

/** Letters and digits from which on hexadecimal ones with a digit among them are an id, not a word. */
const LEAST_ID = 8;

const QUOTE = 0x27;
const MASK = 0x3f;
const SPACE = 0x20;
const COMMA = 0x2c;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const UUID_HYPHENS = [8, 13, 18, 23];
const UUID_LENGTH = 36;

/**
 * A number per text that is the same for texts that differ only in what varies from call to call: numbers, hexadecimal
 * ids, UUIDs, literals in single quotes, lists of these, and white space. `GET /users/17` and `GET /users/204` are the
 * same, and so are `… WHERE id IN (1, 2)` and `… WHERE id IN (7)`. Reads bytes and decodes nothing, since a document may
 * hold a million distinct statements; 50 bits, so that two texts meet by chance once in 10^15 pairs.
 */
export class MaskedHashes {
  private readonly strings: StringTable;
  /** by string index; 0 = not computed yet */
  private readonly known: Float64Array;
  private one = 0;
  private other = 0;

  constructor(strings: StringTable) {
    this.strings = strings;
    this.known = new Float64Array(strings.length);
  }

  /** Above 0 and below 2^50 + 1; of −1, no text, it is 1. */
  of(index: number): number {
    if (index < 0) return 1;
    if (this.known[index] === 0) {
      const { bytes, offsets } = this.strings.columns;
      this.known[index] = this.hash(bytes, offsets[index], Math.min(offsets[index + 1], offsets[index] + LONGEST));
    }
    return this.known[index];
  }

  private hash(bytes: Uint8Array, from: number, to: number): number {
    this.one = 0x811c9dc5 | 0;
    this.other = 0x2545f491;
    // State after the last mask, and whether only commas and spaces came since: the next mask then changes nothing.
    let oneThen = 0;
    let otherThen = 0;
    let inList = false;
    let at = from;
    while (at < to) {
      const masked = maskedEnd(bytes, at, to);
      if (masked > at) {
        if (inList) {
          this.one = oneThen;
          this.other = otherThen;
        } else {
          this.push(MASK);
        }
        oneThen = this.one;
        otherThen = this.other;
        inList = true;
        at = masked;
      } else if (bytes[at] <= SPACE) {
        while (at < to && bytes[at] <= SPACE) at++;
        this.push(SPACE);
      } else if (isWordByte(bytes[at])) {
        inList = false;
        while (at < to && isWordByte(bytes[at]) && !isDigit(bytes[at])) this.push(bytes[at++]);
      } else {
        if (bytes[at] !== COMMA) inList = false;
        this.push(bytes[at++]);
      }
    }
    return (this.one >>> 0) * 2 ** 18 + (this.other >>> 14) + 1;
  }

  private push(byte: number): void {
    this.one = Math.imul(this.one ^ byte, 0x01000193);
    this.other = Math.imul(this.other ^ byte, 0x5bd1e995) ^ (this.other >>> 15);
  }
}

/** End of what is masked from `at` on; `at` itself when nothing is. */
function maskedEnd(bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] === QUOTE) {
    const close = bytes.subarray(at + 1, to).indexOf(QUOTE);
    return close < 0 ? at : at + close + 2;
  }
  if (!isHex(bytes[at])) return at;
  if (isUuidAt(bytes, at, to)) return at + UUID_LENGTH;
  let end = at;
  let digits = 0;
  for (; end < to && isHex(bytes[end]); end++) if (isDigit(bytes[end])) digits++;
  const isWhole = end === to || !isWordByte(bytes[end]);
  if (isWhole && digits > 0 && end - at >= LEAST_ID) return end;
  // Of anything else the digits that it begins with, `1.5` and `10.0.0.7` in one.
  end = at;
  while (end < to && (isDigit(bytes[end]) || (bytes[end] === DOT && end > at && isDigit(bytes[end + 1])))) end++;
  return end;
}

function isUuidAt(bytes: Uint8Array, at: number, to: number): boolean {
  if (at + UUID_LENGTH > to || bytes[at + UUID_HYPHENS[0]] !== HYPHEN) return false;
  for (let i = 0; i < UUID_LENGTH; i++) {
    if (UUID_HYPHENS.includes(i) ? bytes[at + i] !== HYPHEN : !isHex(bytes[at + i])) return false;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** Letters, digits, `_`, and all that is not ASCII. */
function isWordByte(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) || byte === 0x5f || byte >= 0x80;
}
