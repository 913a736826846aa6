import type { StringColumns } from './stringTable.ts';
import { hashOf } from './textHash.ts';

/**
 * Gives equal texts one index, straight from their bytes: no text is decoded while a file is read. Open addressing over
 * a table of indexes, with each text's hash beside its index: a look-up touches few lines of memory. Growing the table
 * touches no text, and goes through both tables from their start to their end: a place that nobody was at lately costs as
 * much as reading twenty bytes.
 */
export class StringInterner {
  private bytes = new Uint8Array(1 << 16);
  /** Of the same memory: four bytes at a time are hashed, compared and copied in about half the time. */
  private words = new DataView(this.bytes.buffer);
  private used = 0;
  /** The buffer interned from last, and a view of it. */
  private source: Uint8Array = this.bytes;
  private sourceWords: DataView = this.words;
  /** Text i is bytes[offsets[i] … offsets[i+1]). */
  private offsets = new Uint32Array(1 << 10);
  private count = 0;
  /** Two words a slot: index + 1 of its text, 0 = free, and the text's hash. At most four of five slots are taken. */
  private slots = new Int32Array(1 << 12);
  private readonly scratch = new Uint8Array(64);
  private readonly encoder = new TextEncoder();
  private readonly known = new Map<string, number>();

  get length(): number {
    return this.count;
  }

  /** Bytes of all texts. */
  get byteLength(): number {
    return this.used;
  }

  /** Index of the text whose UTF-8 bytes are source[from … to). */
  intern(source: Uint8Array, from: number, to: number): number {
    this.lookAt(source);
    return this.find(source, from, to, hashOf(source, this.sourceWords, from, to));
  }

  /** The same of a text whose hash is known: `hashOf`. */
  internHashed(source: Uint8Array, from: number, to: number, hash: number): number {
    this.lookAt(source);
    return this.find(source, from, to, hash);
  }

  private lookAt(source: Uint8Array): void {
    if (source === this.source) return;
    this.source = source;
    this.sourceWords = new DataView(source.buffer, source.byteOffset, source.byteLength);
  }

  private find(source: Uint8Array, from: number, to: number, hash: number): number {
    const length = to - from;
    const { slots, offsets } = this;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    for (let held = slots[slot]; held !== 0; held = slots[slot]) {
      if (slots[slot + 1] === hash) {
        const start = offsets[held - 1];
        if (offsets[held] - start === length && this.isText(start, source, from, to)) return held - 1;
      }
      slot = (slot + 2) & last;
    }
    const index = this.append(source, from, to);
    slots[slot] = index + 1;
    slots[slot + 1] = hash;
    if (this.count * 5 > slots.length * 2) this.growSlots();
    return index;
  }

  /** Where source[from …) stops being the text `index`: the position behind it, or −1 when it is another text. */
  endOfEqual(index: number, source: Uint8Array, from: number): number {
    if (index < 0) return -1;
    const start = this.offsets[index];
    const to = from + this.offsets[index + 1] - start;
    if (to > source.length) return -1;
    const own = this.bytes;
    for (let at = from, mine = start; at < to; at++, mine++) if (own[mine] !== source[at]) return -1;
    return to;
  }

  private isText(start: number, source: Uint8Array, from: number, to: number): boolean {
    const { words, sourceWords, bytes } = this;
    let mine = start;
    let at = from;
    for (; at + 4 <= to; at += 4, mine += 4)
      if (words.getInt32(mine, true) !== sourceWords.getInt32(at, true)) return false;
    for (; at < to; at++, mine++) if (bytes[mine] !== source[at]) return false;
    return true;
  }

  /** Index of a text of our own (a constant, a composed value); repeated calls are answered from a map. */
  internText(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const index = this.internShort(text) ?? this.internLong(text);
    if (this.known.size < 10_000) this.known.set(text, index);
    return index;
  }

  /** Undefined when the text is long, or not ASCII: calling the encoder costs more than such a text itself. */
  private internShort(text: string): number | undefined {
    const { scratch } = this;
    if (text.length > scratch.length) return undefined;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) return undefined;
      scratch[at] = code;
    }
    return this.intern(scratch, 0, text.length);
  }

  private internLong(text: string): number {
    const bytes = this.encoder.encode(text);
    return this.intern(bytes, 0, bytes.length);
  }

  /** Bytes of one text: a view into the table, valid until the next intern. */
  view(index: number): Uint8Array {
    return this.bytes.subarray(this.offsets[index], this.offsets[index + 1]);
  }

  text(index: number): string {
    return index < 0 ? '' : new TextDecoder().decode(this.view(index));
  }

  /** Copies; the bytes and offsets themselves if nothing will be interned any more. */
  columns(isLast = false): StringColumns {
    const bytes = this.bytes.subarray(0, this.used);
    const offsets = this.offsets.subarray(0, this.count + 1);
    if (!isLast) return { bytes: bytes.slice(), offsets: offsets.slice() };
    // The builder outlives its table for a while.
    this.slots = new Int32Array(2);
    return { bytes, offsets };
  }

  private append(source: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (this.used + length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.used + length));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
      this.words = new DataView(grown.buffer);
    }
    if (length < 48) {
      const own = this.bytes;
      let mine = this.used;
      const { words, sourceWords } = this;
      let at = from;
      for (; at + 4 <= to; at += 4, mine += 4) words.setInt32(mine, sourceWords.getInt32(at, true), true);
      for (; at < to; at++) own[mine++] = source[at];
    } else {
      this.bytes.set(source.subarray(from, to), this.used);
    }
    this.used += length;
    if (this.count + 1 === this.offsets.length) {
      const grown = new Uint32Array(this.offsets.length * 2);
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.offsets[this.count + 1] = this.used;
    return this.count++;
  }

  private growSlots(): void {
    const { slots } = this;
    // Fourfold while that is cheap. 2^18 words are 1 MB.
    const grown = new Int32Array(slots.length * (slots.length < 1 << 18 ? 4 : 2));
    const last = grown.length - 2;
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from] === 0) continue;
      let slot = (slots[from + 1] << 1) & last;
      while (grown[slot] !== 0) slot = (slot + 2) & last;
      grown[slot] = slots[from];
      grown[slot + 1] = slots[from + 1];
    }
    this.slots = grown;
  }
}
