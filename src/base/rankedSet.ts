/**
 * A set of numbers below some size that gives each of its members a place, from 0 on, in ascending order: so a column may
 * have entries for some rows only, and any row finds its own at once. A quarter of a byte per number; made of columns.
 */
export interface RankedSet {
  /** 32 numbers each; empty when there are no members */
  readonly bits: Int32Array;
  /** members before those 32 */
  readonly before: Int32Array;
}

/** The set of the first `count` of `members`, which are ascending and below `size`. */
export function rankedSet(members: Int32Array, count: number, size: number): RankedSet {
  const words = count === 0 ? 0 : (size + 31) >>> 5;
  const bits = new Int32Array(words);
  const before = new Int32Array(words);
  for (let at = 0; at < count; at++) bits[members[at] >> 5] |= 1 << (members[at] & 31);
  for (let word = 1; word < words; word++) before[word] = before[word - 1] + countBits(bits[word - 1]);
  return { bits, before };
}

/** Place of a number among the members, −1 when it is none of them. */
export function placeIn({ bits, before }: RankedSet, number: number): number {
  const word = number >> 5;
  if (word >= bits.length) return -1;
  const held = bits[word];
  if ((held & (1 << (number & 31))) === 0) return -1;
  return before[word] + countBits(held & ~(-1 << (number & 31)));
}

/** Adds neighbouring bits up in pairs, in fours, and in bytes; the product adds the bytes. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
