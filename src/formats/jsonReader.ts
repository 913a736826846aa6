import { shortText } from './shortText.ts';
import { JsonScanner } from './jsonScanner.ts';
import type { KeySet } from './keySet.ts';
import { TextScratch } from './textScratch.ts';

/** 2^64 without its last nine digits. */
const LARGEST_HIGH = 18_446_744_073;

const QUOTE = 34;
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
export class JsonReader extends JsonScanner {
  /** The integer read last: ±(high · 10⁹ + low), both whole and not negative. */
  high = 0;
  low = 0;
  negative = false;

  private readonly scratch = new TextScratch();

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
    this.text = this.scratch.unescape(this.bytes, this.view, from, at);
    this.textFrom = 0;
    this.textTo = this.scratch.length;
    this.pos = at + 1;
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
