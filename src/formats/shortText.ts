const decoder = new TextDecoder();
/** Bytes up to which a text is put together letter by letter: below it, calling the decoder is the larger part of the work. */
const SHORT = 40;

/** Text of source[from … to). Keys and most values are short and ASCII, and decoded several times as fast for it. */
export function shortText(source: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return decoder.decode(source.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = source[at];
    if (byte > 127) return decoder.decode(source.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}
