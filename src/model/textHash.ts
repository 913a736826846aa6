/** Texts of at most so many bytes are hashed whole. */
export const HASHED_WHOLE = 4096;

/**
 * The hash of the text whose UTF-8 bytes are source[from … to); `words` is a view of the same bytes. Four of them at a time,
 * all up to 4 kB: queries and payloads often differ in a few digits in their middle, and texts of one hash are compared one
 * by one. Longer texts are hashed at their end and by a thousand samples before it. The span lane (formats/lane) hashes in
 * the same way.
 */
export function hashOf(source: Uint8Array, words: DataView, from: number, to: number): number {
  const length = to - from;
  let hash = beginHash(length);
  let at = from;
  if (length > HASHED_WHOLE) {
    const step = length >> 10;
    for (; at < to - 64; at += step) hash = mixHash(hash, words.getInt32(at, true));
    at = to - 64;
  }
  for (; at + 4 <= to; at += 4) hash = mixHash(hash, words.getInt32(at, true));
  for (; at < to; at++) hash = mixHash(hash, source[at]);
  return endHash(hash);
}

// Its parts, for who has the bytes in hand anyway: begin, mix four bytes at a time and then each byte that is left, end.
export function beginHash(length: number): number {
  return 0x811c9dc5 ^ length;
}

export function mixHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

export function endHash(hash: number): number {
  return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13);
}
