import { JsonBytes, NEED_MORE } from './jsonBytes.ts';
import type { KeySet } from './keySet.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
/** The bit by which brackets differ from braces: [ | 32 is {, ] | 32 is }. */
const BRACE_BIT = 32;
/** Bytes of a text after which a native search is quicker than a loop. */
const SHORT = 48;
/** More bytes than a key that is looked for has, with what stands before it. */
const LONGEST_KEY = 64;

/** Finds where tokens and values end, and passes over what nobody asks for. */
export class JsonScanner extends JsonBytes {
  /** The text read last: text[textFrom … textTo) is UTF-8, unescaped, valid until the next read. */
  text: Uint8Array = this.bytes;
  textFrom = 0;
  textTo = 0;
  /** first byte of the token skipped last */
  private skipped = 0;

  /** Position past a backslash and what it escapes, which must not lie past the 0 byte that ends the buffer. */
  protected afterEscape(at: number): number {
    if (at + 1 >= this.end) this.runOut('the file ends inside a text', this.end);
    return at + 2;
  }

  /** Position of the next quote or backslash. */
  protected textEnd(from: number): number {
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

  /**
   * Skips any value, looking at quotes and brackets alone and not whether they match. For values that are read in full
   * later, and checked then.
   */
  skipUnchecked(): void {
    const first = this.peek();
    if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
      this.skipValue();
      return;
    }
    const { bytes, end } = this;
    let at = this.pos;
    let open = 0;
    do {
      const byte = bytes[at++];
      if (byte === QUOTE) at = this.behindText(at);
      else if ((byte | BRACE_BIT) === OPEN_BRACE) open++;
      else if ((byte | BRACE_BIT) === CLOSE_BRACE) open--;
      else if (byte === 0 && at > end) this.runOut('the file ends inside a value', end);
    } while (open > 0);
    this.pos = at;
  }

  /** Position behind the quote that ends the text whose first byte is at `from`. */
  private behindText(from: number): number {
    const { bytes, end } = this;
    let at = from;
    for (const short = from + SHORT; at < short; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) at = this.afterEscape(at) - 1;
      else if (byte === 0 && at >= end) this.runOut('the file ends inside a text', end);
    }
    for (;;) {
      at = bytes.indexOf(QUOTE, at);
      if (at < 0 || at >= end) this.runOut('the file ends inside a text', end);
      let escapes = at;
      while (escapes > from && bytes[escapes - 1] === BACKSLASH) escapes--;
      at++;
      if ((at - 1 - escapes) % 2 === 0) return at;
    }
  }

  /**
   * As `skipUnchecked`, for a value whose members never have a key of `keys` behind a bracket: the first `]` or `}` (as the
   * value ends) before such a key, or before an object that begins with one, is its end. Only that byte is searched for,
   * natively and so ten times as fast. It cannot stand in a text: a quote there has a backslash before it.
   */
  skipToKey<Name extends string>(keys: KeySet<Name>): void {
    const first = this.peek();
    const { bytes, pos, end } = this;
    if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      const at = bytes.indexOf(first === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET, pos);
      if (at >= 0 && at + LONGEST_KEY < end) {
        const isInside = bytes[at + 1] === COMMA && bytes[at + 2] === QUOTE && keys.isAt(bytes, at + 3);
        const isLast = bytes[at + 1] === CLOSE_BRACE && bytes[at + 2] === COMMA && bytes[at + 3] === OPEN_BRACE;
        if (isInside || (isLast && bytes[at + 4] === QUOTE && keys.isAt(bytes, at + 5))) {
          this.pos = at + 1;
          return;
        }
      }
    }
    this.skipUnchecked();
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
}
