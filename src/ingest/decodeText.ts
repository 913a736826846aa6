import type { Chunks } from './chunks.ts';

/** Encodings that are turned into UTF-8; a mark of UTF-8 itself is passed over by the readers. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/** Bytes by which a text without a mark is judged. */
const JUDGED = 64;

/** The encoding of a text in UTF-16, by its mark, or by every second byte being zero. */
export function utf16Of(head: Uint8Array): Utf16 | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const judged = head.subarray(0, Math.min(JUDGED, head.length & ~1));
  if (judged.length < 4) return undefined;
  /** Whether one byte of each pair is zero, and the other a letter, a sign or a blank. */
  const isText = (zero: 0 | 1): boolean =>
    judged.every((byte, at) => (at % 2 === zero ? byte === 0 : byte >= 9 && byte < 127));
  // 0x0a in front is the first field of OTLP protobuf, which also may have zero bytes.
  if (isText(1) && judged[0] !== 0x0a) return 'utf-16le';
  return isText(0) ? 'utf-16be' : undefined;
}

/** The same text in UTF-8. A half of a character that has no other becomes U+FFFD. */
export async function* decodeText(chunks: Chunks, encoding: Utf16): Chunks {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
