import { Growable } from '#base/growable.ts';
import type { StringColumns } from './stringTable.ts';

/**
 * Gives equal texts one index, straight from their bytes: no text is decoded while a file is read. Open addressing over
 * a table of indexes; a hash is kept per text so that growing the table touches no text.
 */
export class StringInterner {
  private bytes = new Uint8Array(1 << 16);
  private used = 0;
  private readonly offsets = new Growable(Uint32Array, 1 << 10);
  private readonly hashes = new Growable(Int32Array, 1 << 10);
  /** Index + 1 of the text in each slot, 0 = free; the length is a power of two, at most half full. */
  private slots = new Int32Array(1 << 12);
  private readonly encoder = new TextEncoder();
  private readonly known = new Map<string, number>();

  constructor() {
    this.offsets.push(0);
  }

  get length(): number {
    return this.hashes.length;
  }

  /** Bytes of all texts. */
  get byteLength(): number {
    return this.used;
  }

  /** Index of the text whose UTF-8 bytes are source[from … to). */
  intern(source: Uint8Array, from: number, to: number): number {
    // FNV-1a over 32 bits; long texts are hashed at both ends and by samples between, since a stack trace of 4 kB would
    // otherwise cost more to hash than to copy. Equality is always checked in full.
    const length = to - from;
    let hash = 0x811c9dc5 ^ length;
    if (length <= 64) {
      for (let at = from; at < to; at++) hash = Math.imul(hash ^ source[at], 0x01000193);
    } else {
      for (let at = from; at < from + 32; at++) hash = Math.imul(hash ^ source[at], 0x01000193);
      const step = 1 + ((length - 64) >> 5);
      for (let at = from + 32; at < to - 32; at += step) hash = Math.imul(hash ^ source[at], 0x01000193);
      for (let at = to - 32; at < to; at++) hash = Math.imul(hash ^ source[at], 0x01000193);
    }
    hash ^= hash >>> 15;
    let slots = this.slots;
    let slot = hash & (slots.length - 1);
    const { hashes } = this;
    const starts = this.offsets.data;
    for (let held = slots[slot]; held !== 0; held = slots[slot]) {
      if (hashes.data[held - 1] === hash && starts[held] - starts[held - 1] === length) {
        const own = this.bytes;
        let mine = starts[held - 1];
        let at = from;
        while (at < to && own[mine] === source[at]) {
          at++;
          mine++;
        }
        if (at === to) return held - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    const index = this.append(source, from, to, hash);
    if (index * 2 >= slots.length) {
      this.growSlots();
    } else {
      slots = this.slots;
      slots[slot] = index + 1;
    }
    return index;
  }

  /** Index of a text of our own (a constant, a composed value); repeated calls are answered from a map. */
  internText(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const bytes = this.encoder.encode(text);
    const index = this.intern(bytes, 0, bytes.length);
    if (this.known.size < 10_000) this.known.set(text, index);
    return index;
  }

  /** Bytes of one text: a view into the table, valid until the next intern. */
  view(index: number): Uint8Array {
    return this.bytes.subarray(this.offsets.data[index], this.offsets.data[index + 1]);
  }

  text(index: number): string {
    return index < 0 ? '' : new TextDecoder().decode(this.view(index));
  }

  columns(): StringColumns {
    return { bytes: this.bytes.slice(0, this.used), offsets: this.offsets.copy() };
  }

  private append(source: Uint8Array, from: number, to: number, hash: number): number {
    const length = to - from;
    if (this.used + length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.used + length));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
    if (length < 48) {
      const own = this.bytes;
      let mine = this.used;
      for (let at = from; at < to; at++) own[mine++] = source[at];
    } else {
      this.bytes.set(source.subarray(from, to), this.used);
    }
    this.used += length;
    this.offsets.push(this.used);
    this.hashes.push(hash);
    return this.hashes.length - 1;
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.hashes.length; index++) {
      let slot = this.hashes.data[index] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }
}
