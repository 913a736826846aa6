import { shortText } from './shortText.ts';
import { JsonBytes, NEED_MORE } from './jsonBytes.ts';
import type { KeySet } from './keySet.ts';
import { TextScratch } from './textScratch.ts';

/** 2^64 without its last nine digits. */
const LARGEST_HIGH = 18_446_744_073;

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

/**
 * A pull reader of JSON over bytes that arrive in chunks. It decodes nothing that is not asked for: a text is left as a
 * range of bytes (`text`, `textFrom`, `textTo`), an integer of up to 64 bits as two exact halves (`high`, `low`).
 *
 * It forgives what real files do (trailing and doubled commas, control characters in texts, NaN and Infinity); what it
 * does not understand is a JsonError with the byte offset.
 */
export class JsonReader extends JsonBytes {
  /** The text read last: text[textFrom … textTo) is UTF-8, unescaped, valid until the next read. */
  text: Uint8Array = this.bytes;
  textFrom = 0;
  textTo = 0;
  /** The integer read last: ±(high · 10⁹ + low), both whole and not negative. */
  high = 0;
  low = 0;
  negative = false;

  private readonly scratch = new TextScratch();
  /** first byte of the token skipped last */
  private skipped = 0;

  /** Passes over white space and the commas between members or elements. */
  skipCommas(): void {
    while (this.peek() === COMMA) this.pos++;
  }

  enterObject(): void {
    if (this.peek() !== OPEN_BRACE) this.fail('expected an object');
    this.pos++;
  }

  enterArray(): void {
    if (this.peek() !== OPEN_BRACKET) this.fail('expected an array');
    this.pos++;
  }

  /** True and past the comma when another element follows; false and past the bracket at the end of the array. */
  nextElement(): boolean {
    let byte = this.peek();
    if (byte !== COMMA && this.bytes[this.pos - 1] === 10) this.checkLine(byte);
    while (byte === COMMA) {
      this.pos++;
      byte = this.peek();
    }
    if (byte === CLOSE_BRACKET) {
      this.pos++;
      return false;
    }
    if (byte === 0 || byte === CLOSE_BRACE || byte === COLON) this.fail('expected an element or ]');
    return true;
  }

  /**
   * A missing comma is forgiven, but not where a line begins a value: there a line before it has lost its end, and its
   * arrays must not swallow the lines that follow.
   */
  private checkLine(byte: number): void {
    if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) return;
    let at = this.pos - 1;
    while (at > 0 && this.bytes[at] <= 32) at--;
    if (this.bytes[at] !== OPEN_BRACKET && this.bytes[at] !== COMMA) this.fail('expected , or ]');
  }

  /**
   * Next key of the object that was entered: its canonical name, '' for a key that is not in `keys` (its text is in
   * `text`), undefined and past the brace at the end of the object. The value must then be read or skipped.
   */
  nextKey<Name extends string>(keys: KeySet<Name>): Name | '' | undefined {
    let byte = this.peek();
    while (byte === COMMA) {
      this.pos++;
      byte = this.peek();
    }
    if (byte === CLOSE_BRACE) {
      this.pos++;
      return undefined;
    }
    if (byte !== QUOTE) this.fail('expected a key or }');
    const behind = keys.guess(this.bytes, this.pos + 1);
    if (behind >= 0) {
      this.pos = behind;
      return keys.guessed;
    }
    this.readText();
    if (this.peek() !== COLON) this.fail('expected : after a key');
    this.pos++;
    return keys.find(this.text, this.textFrom, this.textTo) ?? '';
  }

  /** Reads a string; gives false and reads nothing when the next value is not one. */
  tryText(): boolean {
    if (this.peek() !== QUOTE) return false;
    this.readText();
    return true;
  }

  readText(): void {
    if (this.peek() !== QUOTE) this.fail('expected a text');
    const from = this.pos + 1;
    let at = this.textEnd(from);
    if (this.bytes[at] === QUOTE) {
      this.text = this.bytes;
      this.textFrom = from;
      this.textTo = at;
      this.pos = at + 1;
      return;
    }
    // An escape: find the end, then unescape the whole.
    while (this.bytes[at] !== QUOTE) at = this.textEnd(this.afterEscape(at));
    this.text = this.scratch.unescape(this.bytes, from, at);
    this.textFrom = 0;
    this.textTo = this.scratch.length;
    this.pos = at + 1;
  }

  /** Position past a backslash and what it escapes, which must not lie past the 0 byte that ends the buffer. */
  private afterEscape(at: number): number {
    if (at + 1 >= this.end) this.runOut('the file ends inside a text', this.end);
    return at + 2;
  }

  /** Position of the next quote or backslash. */
  private textEnd(from: number): number {
    const { bytes, end } = this;
    let at = from;
    for (;;) {
      // Unrolled: about twice as fast here as one byte a turn.
      let byte = bytes[at];
      if (byte === QUOTE || byte === BACKSLASH || byte === 0) {
        if (byte !== 0) return at;
      } else {
        byte = bytes[++at];
        if (byte === QUOTE || byte === BACKSLASH || byte === 0) {
          if (byte !== 0) return at;
        } else {
          byte = bytes[++at];
          if (byte === QUOTE || byte === BACKSLASH || byte === 0) {
            if (byte !== 0) return at;
          } else {
            at++;
            continue;
          }
        }
      }
      if (at >= end) this.runOut('the file ends inside a text', at);
      at++;
    }
  }

  /** Skips any value without looking into it further than its brackets and quotes. */
  skipValue(): void {
    let open = 0;
    do open = this.skipToken(open);
    while (open > 0);
  }

  /**
   * Skips as much of a value as there are whole tokens for, `open` brackets deep in it at first; gives the number of
   * brackets still open, 0 = the value is skipped. So a value of any size can be skipped without being held.
   */
  skipPart(open: number): number {
    const from = this.pos;
    let before = from;
    try {
      do {
        before = this.pos;
        open = this.skipToken(open);
      } while (open > 0);
    } catch (error) {
      if (error !== NEED_MORE || before === from) throw error;
      this.pos = before;
    }
    return open;
  }

  /**
   * Fails where a line begins a value inside another that asks for none, or a word follows a text: a value has lost its
   * end, or a text its quote, and would swallow all that follows.
   */
  private skipToken(open: number): number {
    const byte = this.peek();
    const { skipped } = this;
    if (byte === QUOTE) {
      let at = this.textEnd(this.pos + 1);
      while (this.bytes[at] !== QUOTE) at = this.textEnd(this.afterEscape(at));
      this.pos = at + 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      const isLine = open > 0 && this.bytes[this.pos - 1] === 10;
      if (isLine && skipped !== COMMA && skipped !== COLON && skipped !== OPEN_BRACKET)
        this.fail('expected the end of a value');
      this.pos++;
      open++;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (open === 0) this.fail('expected a value');
      this.pos++;
      open--;
    } else if ((byte === COMMA || byte === COLON) && open > 0) {
      this.pos++;
    } else {
      if (open > 0 && skipped === QUOTE) this.fail('expected the end of a value');
      this.scalar();
    }
    this.skipped = byte;
    return open;
  }

  /** Consumes a number, true, false, null or another bare word and gives its range in `text`. */
  scalar(): void {
    this.peek();
    const { bytes } = this;
    const from = this.pos;
    let at = from;
    for (;;) {
      const byte = bytes[at];
      // digits, letters, + - . (43 45 46): all that a bare word may hold
      const part =
        (byte >= 48 && byte <= 57) ||
        ((byte | 32) >= 97 && (byte | 32) <= 122) ||
        byte === 43 ||
        byte === 45 ||
        byte === 46;
      if (!part) break;
      at++;
    }
    if (at >= this.end && !this.final) throw NEED_MORE;
    if (at === from) this.fail('expected a value');
    this.text = bytes;
    this.textFrom = from;
    this.textTo = at;
    this.pos = at;
  }

  /**
   * Reads an integer, written as a number or as a text, into `high` and `low`. False when the value is something else
   * (it is consumed). A fraction is cut; an exponent makes it as exact as a double is.
   */
  readInt64(): boolean {
    const byte = this.peek();
    if (byte === QUOTE) this.readText();
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.skipValue();
      return false;
    } else this.scalar();
    const { text } = this;
    let at = this.textFrom;
    const to = this.textTo;
    this.negative = text[at] === 45;
    if (this.negative) at++;
    if (at === to) return false;
    let high = 0;
    let low = 0;
    // All digits but the last nine belong to `high`; both stay below 2^53 for any int64.
    const split = to - 9;
    for (let digitAt = at; digitAt < to; digitAt++) {
      const digit = text[digitAt] - 48;
      if (digit < 0 || digit > 9) return this.readInexact(digitAt === at);
      if (digitAt < split) high = high * 10 + digit;
      else low = low * 10 + digit;
    }
    this.high = high;
    this.low = low;
    return high <= LARGEST_HIGH;
  }

  private readInexact(noDigits: boolean): boolean {
    const value = noDigits ? Number.NaN : Math.abs(Number(this.textAsString()));
    if (!Number.isFinite(value)) return false;
    this.high = Math.floor(value / 1e9);
    this.low = Math.floor(value - this.high * 1e9);
    return this.high <= LARGEST_HIGH;
  }

  /** Reads a number, written as such or as a text; NaN when the value is something else (it is consumed). */
  readNumber(): number {
    const byte = this.peek();
    if (byte === QUOTE) this.readText();
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.skipValue();
      return Number.NaN;
    } else this.scalar();
    const { text, textFrom, textTo } = this;
    let value = 0;
    if (textTo - textFrom <= 15) {
      let at = textFrom;
      while (at < textTo && text[at] >= 48 && text[at] <= 57) value = value * 10 + (text[at++] - 48);
      if (at === textTo && at > textFrom) return value;
    }
    const written = this.textAsString().trim();
    return written === '' ? Number.NaN : Number(written);
  }

  /** The text read last, decoded. */
  textAsString(): string {
    return shortText(this.text, this.textFrom, this.textTo);
  }
}
