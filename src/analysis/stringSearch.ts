import { BitSet } from '#base/bitSet.ts';
import type { StringTable } from '#model/stringTable.ts';

/** Bytes looked at between two looks at the clock: about 1 ms. */
const SLICE_BYTES = 1 << 18;

/** A to Z of ASCII become a to z, every other byte stays. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Whether a text has the query in it, regardless of case: of ASCII letters only, if the query is all ASCII. */
export function textMatcher(query: string): (text: string) => boolean {
  const lower = query.toLowerCase();
  if (!isAscii(lower)) return (text) => text.toLowerCase().includes(lower);
  const pattern = new RegExp(lower.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  return (text) => pattern.test(text);
}

/**
 * Which texts of a table have the query in them, by the rule of `textMatcher`. Each distinct text is looked at once, as
 * bytes: nothing is decoded for an ASCII query, and only texts with other letters for the rest, which are not kept.
 */
export class StringSearch {
  /** by string index */
  readonly matches: BitSet;
  found = 0;
  private readonly strings: StringTable;
  private readonly lower: string;
  private readonly pattern: Uint8Array;
  private readonly decoder = new TextDecoder();
  /** By the byte under the pattern's end: how far the pattern may move (Horspool). */
  private readonly shift: Int32Array;
  private readonly isAscii: boolean;
  private byte = 0;
  private index = 0;

  /** `query` is not empty. */
  constructor(strings: StringTable, query: string) {
    this.strings = strings;
    this.matches = new BitSet(strings.length);
    this.lower = query.toLowerCase();
    this.isAscii = isAscii(this.lower);
    this.pattern = new TextEncoder().encode(this.lower);
    const last = this.pattern.length - 1;
    this.shift = new Int32Array(256).fill(last + 1);
    for (let at = 0; at < last; at++) this.shift[this.pattern[at]] = last - at;
    for (let byte = 65; byte <= 90; byte++) this.shift[byte] = this.shift[byte + 32];
  }

  get done(): boolean {
    return this.index >= this.strings.length;
  }

  /** Whether it has been worked at. */
  get isBegun(): boolean {
    return this.byte > 0 || this.done;
  }

  /** 0 … 1 */
  get progress(): number {
    const all = this.strings.columns.bytes.length;
    return this.done || all === 0 ? 1 : this.byte / all;
  }

  /** Whether one text has the query in it, without waiting for its turn. */
  test(index: number): boolean {
    const { bytes, offsets } = this.strings.columns;
    if (!this.isAscii) return this.testText(offsets[index], offsets[index + 1]);
    const { pattern, shift } = this;
    const last = pattern.length - 1;
    const limit = offsets[index + 1] - last;
    for (let at = offsets[index]; at < limit; at += shift[bytes[at + last]]) {
      let same = last;
      while (same >= 0 && FOLDED[bytes[at + same]] === pattern[same]) same--;
      if (same < 0) return true;
    }
    return false;
  }

  /** Works for about `budgetMs`; true when all texts have been looked at. */
  advance(budgetMs: number, now: () => number): boolean {
    const deadline = now() + budgetMs;
    do {
      if (this.isAscii) this.scanBytes(this.byte + SLICE_BYTES);
      else this.scanTexts(this.byte + SLICE_BYTES);
    } while (!this.done && now() < deadline);
    return this.done;
  }

  /** One sweep over the bytes of all texts as if they were one; a match across a border is none. */
  private scanBytes(until: number): void {
    const { pattern, shift } = this;
    const { bytes, offsets } = this.strings.columns;
    const last = pattern.length - 1;
    const lastByte = pattern[last];
    const limit = Math.min(until, bytes.length - last);
    let at = this.byte;
    let index = this.index;
    while (at < limit) {
      const under = bytes[at + last];
      if (FOLDED[under] !== lastByte) {
        at += shift[under];
        continue;
      }
      let same = 0;
      while (same < last && FOLDED[bytes[at + same]] === pattern[same]) same++;
      if (same < last) {
        at += shift[under];
        continue;
      }
      while (offsets[index + 1] <= at) index++;
      const border = offsets[index + 1];
      if (at + last < border) {
        this.matches.add(index);
        this.found++;
      }
      // Whatever starts later in this text has been counted, or crosses the border as well.
      at = border;
    }
    this.byte = at;
    this.index = at >= bytes.length - last ? this.strings.length : index;
  }

  private scanTexts(until: number): void {
    const { offsets } = this.strings.columns;
    while (this.index < this.strings.length && this.byte < until) {
      const end = offsets[this.index + 1];
      if (this.testText(this.byte, end)) {
        this.matches.add(this.index);
        this.found++;
      }
      this.byte = end;
      this.index++;
    }
  }

  /** For a query with letters outside ASCII, which an ASCII text cannot have in it. */
  private testText(start: number, end: number): boolean {
    const { bytes } = this.strings.columns;
    let at = start;
    while (at < end && bytes[at] < 0x80) at++;
    return at < end && this.decoder.decode(bytes.subarray(start, end)).toLowerCase().includes(this.lower);
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}
