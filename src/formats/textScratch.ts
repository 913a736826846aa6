const encoder = new TextEncoder();

/** What each byte behind a backslash stands for: \b \t \n \f \r for a control, the others (" \ /) for themselves. */
const SIMPLE = Uint8Array.from({ length: 256 }, (_, byte) => byte);
SIMPLE.set([8], 98);
SIMPLE.set([9], 116);
SIMPLE.set([10], 110);
SIMPLE.set([12], 102);
SIMPLE.set([13], 114);
const LETTER_U = 117;
const BACKSLASH = 92;
/** U+FFFD in UTF-8, for half of a surrogate pair. */
const REPLACEMENT = [0xef, 0xbf, 0xbd];

/** A reused buffer into which texts with escapes are unescaped. */
export class TextScratch {
  length = 0;
  private bytes = new Uint8Array(1 << 10);
  private view = new DataView(this.bytes.buffer);

  /**
   * UTF-8 of the JSON text source[from … to) without its escapes; `length` bytes of it, valid until the next call. `words` is
   * a view of the source.
   */
  unescape(source: Uint8Array, words: DataView, from: number, to: number): Uint8Array {
    // An escape is never shorter than what it stands for: \uXXXX gives at most three bytes.
    if (this.bytes.length < to - from) {
      this.bytes = new Uint8Array((to - from) * 2);
      this.view = new DataView(this.bytes.buffer);
    }
    const { bytes, view } = this;
    let length = 0;
    let at = from;
    while (at < to) {
      // Four bytes at a time, as long as none of them is a backslash: stack traces have sixty bytes to an escape.
      for (; at + 4 <= to; at += 4, length += 4) {
        const word = words.getInt32(at, true);
        const escape = word ^ 0x5c5c5c5c;
        if (((escape - 0x01010101) & ~escape & 0x80808080) !== 0) break;
        view.setInt32(length, word, true);
      }
      if (at >= to) break;
      const byte = source[at++];
      if (byte !== BACKSLASH || at >= to) {
        bytes[length++] = byte;
        continue;
      }
      const escape = source[at++];
      if (escape !== LETTER_U) {
        bytes[length++] = SIMPLE[escape];
        continue;
      }
      let code = hex4(source, at, to);
      at += 4;
      const low =
        isHigh(code) && source[at] === BACKSLASH && source[at + 1] === LETTER_U ? hex4(source, at + 2, to) : 0;
      if (low >= 0xdc00 && low <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
      }
      const encoded =
        code < 0 || (code >= 0xd800 && code <= 0xdfff) ? REPLACEMENT : encoder.encode(String.fromCodePoint(code));
      for (const part of encoded) bytes[length++] = part;
    }
    this.length = length;
    return bytes;
  }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Four hex digits as a number, −1 when they are none. */
function hex4(source: Uint8Array, from: number, to: number): number {
  if (from + 4 > to) return -1;
  let value = 0;
  for (let at = from; at < from + 4; at++) {
    const byte = source[at];
    const letter = byte | 32;
    const digit = byte >= 48 && byte <= 57 ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
