import type { StringInterner } from '#model/stringInterner.ts';
import type { ProblemLog } from '#model/problem.ts';
import type { JsonReader } from './jsonReader.ts';
import type { SmallValue } from './smallValue.ts';

const HEX = new TextEncoder().encode('0123456789abcdef');
/** What a byte is in an id, as bits to be gathered: 0 is the digit 0, 1 another digit or a small letter. */
const CAPITAL = 2;
const OTHER_SIGN = 4;
const HEX_SIGNS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 65 && byte <= 70) return CAPITAL;
  if ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102)) return byte === 48 ? 0 : 1;
  return OTHER_SIGN;
});
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Reads ids of any spelling into one (formats §3): 32 or 16 lower-case hex digits, or the text as it was written when it
 * is no id we know. Decided per value: one file may hold hex trace ids beside base64 span ids.
 */
export class IdReader {
  private readonly strings: StringInterner;
  private readonly log: ProblemLog;
  private readonly scratch = new Uint8Array(32);
  private lastTrace = -1;
  private opaque = -1;

  constructor(strings: StringInterner, log: ProblemLog) {
    this.strings = strings;
    this.log = log;
  }

  /** String index of the id that comes next; −1 for null, "", 0, all zeros and what is no id at all. */
  read(reader: JsonReader, kind: 'trace' | 'span'): number {
    const digits = kind === 'trace' ? 32 : 16;
    if (reader.tryText()) {
      const { text, textFrom, textTo } = reader;
      if (kind === 'span') return this.fromText(text, textFrom, textTo, digits);
      // Spans of one trace mostly stand together.
      if (this.strings.endOfEqual(this.lastTrace, text, textFrom) === textTo) return this.lastTrace;
      const id = this.fromText(text, textFrom, textTo, digits);
      // An opaque id is counted each time.
      this.lastTrace = textTo - textFrom === 32 && this.opaque !== id ? id : -1;
      return id;
    }
    const first = reader.peek();
    if (first === 123 || first === 91) {
      reader.skipValue();
      return -1;
    }
    // A bare number is a decimal id (two's complement when negative); null and words are none.
    if (!reader.readInt64()) return -1;
    const size = BigInt(reader.high) * 1_000_000_000n + BigInt(reader.low);
    if (size === 0n) return -1;
    const value = BigInt.asUintN(64, reader.negative ? -size : size);
    return this.strings.internText(value.toString(16).padStart(digits, '0'));
  }

  /**
   * The same for a value that was read whole: texts by their look, numbers as decimal ids. `decimal`: texts of digits are
   * decimal ids too, in formats that write 64-bit numbers as text.
   */
  ofValue(value: SmallValue | undefined, kind: 'trace' | 'span', decimal = false): number {
    const digits = kind === 'trace' ? 32 : 16;
    if (typeof value === 'string' && !(decimal && /^-?\d{1,20}$/.test(value))) {
      const bytes = new TextEncoder().encode(value);
      return this.fromText(bytes, 0, bytes.length, digits);
    }
    const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    if (!isNumber && typeof value !== 'string') return -1;
    const number = BigInt(value);
    if (number === 0n) return -1;
    return this.strings.internText(BigInt.asUintN(64, number).toString(16).padStart(digits, '0'));
  }

  private fromText(source: Uint8Array, from: number, to: number, digits: number): number {
    const exact = this.fromHex(source, from, to, digits);
    if (exact !== undefined) return exact;
    const text = new TextDecoder().decode(source.subarray(from, to));
    if (text === '' || text === 'None' || text === '-1') return -1;
    const stripped = text.startsWith('0x') || text.startsWith('0X') ? text.slice(2) : text.replaceAll('-', '');
    const bytes = new TextEncoder().encode(digits === 32 && text.startsWith('1-') ? stripped.slice(1) : stripped);
    const plain = this.fromHex(bytes, 0, bytes.length, digits);
    if (plain !== undefined) return plain;
    const decoded = this.fromBase64(text, digits);
    if (decoded !== undefined) return decoded;
    this.log.add('opaqueId', { detail: text.slice(0, 80) });
    this.opaque = this.strings.intern(source, from, to);
    return this.opaque;
  }

  /** Undefined when the text is not hex of at most `digits` digits; −1 when it is all zeros. */
  private fromHex(source: Uint8Array, from: number, to: number, digits: number): number | undefined {
    const length = to - from;
    if (length === 0 || length > digits) return undefined;
    let seen = 0;
    for (let at = from; at < to; at++) seen |= HEX_SIGNS[source[at]];
    if (seen >= OTHER_SIGN) return undefined;
    if (seen === 0) return -1;
    if (length === digits && seen < CAPITAL) return this.strings.intern(source, from, to);
    const { scratch } = this;
    const padding = digits - length;
    scratch.fill(48, 0, padding);
    // The bit by which small letters differ from capitals is set in digits already.
    for (let at = 0; at < length; at++) scratch[padding + at] = source[from + at] | 32;
    return this.strings.intern(scratch, 0, digits);
  }

  /** 16 or 8 bytes in base64 or base64url, with or without its padding. */
  private fromBase64(text: string, digits: number): number | undefined {
    const body = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
    const size = body.length === 22 ? 16 : body.length === 11 ? 8 : 0;
    if (size === 0 || size * 2 > digits) return undefined;
    const { scratch } = this;
    scratch.fill(48, 0, digits);
    let out = digits - size * 2;
    let bits = 0;
    let held = 0;
    let zeros = true;
    for (const letter of body) {
      const value = BASE64.indexOf(letter);
      if (value < 0) return undefined;
      held = (held << 6) | value;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      const byte = (held >> bits) & 0xff;
      held &= (1 << bits) - 1;
      if (byte !== 0) zeros = false;
      scratch[out++] = HEX[byte >> 4];
      scratch[out++] = HEX[byte & 15];
    }
    return zeros ? -1 : this.strings.intern(scratch, 0, digits);
  }
}
