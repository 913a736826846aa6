import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import { beginHash, endHash, HASHED_WHOLE, mixHash } from '#model/textHash.ts';
import type { JsonReader } from './jsonReader.ts';

/** Bytes of all templates; when they are full, nothing more is learnt. Usual files need a few kilobytes. */
const STORE = 1 << 18;
const START = 0;
/** After so many misses a value is not compared with the one before any more: it is an id, a time, a counter. */
const HOPELESS = 8;

/**
 * Reads attributes by the bytes they had before. A writer spells `{"key":"http.route","type":"string","value":"` the same
 * way each time, and lists its attributes in the same few orders: so what follows an attribute is guessed, and if the
 * bytes around the value are those of the guess, the key and the type are known without a look at them. That is exact:
 * with the same bytes before and after a plain value, JSON has only one reading. Everything else takes the slow way and is
 * learnt from.
 */
export class AttributeTemplates {
  /** The attribute read last, by `tryRead` or as told to `learn`: string index, and the pair of an attribute column. */
  key = -1;
  type = 0;
  value = 0;

  private readonly reader: JsonReader;
  private readonly strings: StringInterner;
  private store = new Uint8Array(1 << 12);
  private storeView = new DataView(this.store.buffer);
  private used = 0;
  /** Template of a key and a type. */
  private readonly byKey = new Map<number, number>();
  /** The template read last; START before the first attribute of a list. */
  private last = START;
  // One entry per template. Bytes before the value: store[before … middle), after it: store[middle … after).
  private readonly before: number[] = [0];
  private readonly middle: number[] = [0];
  private readonly after: number[] = [0];
  private readonly keys: number[] = [-1];
  private readonly types: number[] = [ATTRIBUTE_TYPE.empty];
  /** The value that was read last. */
  private readonly values: number[] = [-1];
  /** Its length in bytes, 0 where it is too long to be guessed. */
  private readonly sizes: number[] = [0];
  /** How many values in a row were another than the one before. */
  private readonly misses: number[] = [0];
  /** What came behind it, the last time and before that. */
  private readonly next: number[] = [START];
  private readonly other: number[] = [START];
  /** Hash of the text that `isPlain` looked at. */
  private hash = 0;

  constructor(reader: JsonReader, strings: StringInterner) {
    this.reader = reader;
    this.strings = strings;
  }

  beginList(): void {
    this.last = START;
  }

  /** Reads the attribute that comes next, if it is spelt like one that came here before; else consumes nothing. */
  tryRead(): boolean {
    const { last } = this;
    const first = this.next[last];
    if (first !== START && this.readAs(first)) return true;
    const second = this.other[last];
    if (second === START || !this.readAs(second)) return false;
    this.next[last] = second;
    this.other[last] = first;
    return true;
  }

  /**
   * Learns from an attribute that was read the slow way, from position `start` to the reader's; its value, text or digits
   * without a sign or an escape, is bytes[from … to) of the reader's buffer, −1 when it is nothing of the kind.
   */
  learn(start: number, from: number, to: number, key: number, type: number, value: number): void {
    const { reader, last } = this;
    this.key = key;
    this.type = type;
    this.value = value;
    const id = key * 16 + type;
    let template = this.byKey.get(id);
    if (template === undefined) {
      template = this.keys.length;
      this.byKey.set(id, template);
      this.keys.push(key);
      this.types.push(type);
      for (const column of [this.before, this.middle, this.after, this.sizes, this.misses, this.next, this.other])
        column.push(0);
      this.values.push(-1);
    }
    if (type !== ATTRIBUTE_TYPE.string && type !== ATTRIBUTE_TYPE.int) from = -1;
    const size = from < 0 ? 0 : reader.pos - start - (to - from);
    if (from >= 0 && this.used + size <= STORE && !reader.bytes.subarray(start, reader.pos).includes(0)) {
      this.values[template] = value;
      if (!this.isSpelt(template, start, from, to)) {
        if (this.used + size > this.store.length) this.growStore(this.used + size);
        this.before[template] = this.used;
        this.store.set(reader.bytes.subarray(start, from), this.used);
        this.middle[template] = this.used + from - start;
        this.store.set(reader.bytes.subarray(to, reader.pos), this.middle[template]);
        this.used += size;
        this.after[template] = this.used;
      }
    }
    if (this.next[last] !== template) {
      this.other[last] = this.next[last];
      this.next[last] = template;
    }
    this.last = template;
  }

  private growStore(needed: number): void {
    const grown = new Uint8Array(Math.min(STORE, needed * 2));
    grown.set(this.store);
    this.store = grown;
    this.storeView = new DataView(grown.buffer);
  }

  private readAs(template: number): boolean {
    const { reader, store, storeView } = this;
    const { bytes, view } = reader;
    const middle = this.middle[template];
    let own = this.before[template];
    let at = reader.pos;
    if (own === middle || at + middle - own > bytes.length) return false;
    // No template holds a 0, with which the fed bytes end: nothing past them is taken for equal.
    for (; own + 4 <= middle; own += 4, at += 4) {
      if (storeView.getInt32(own) !== view.getInt32(at)) return false;
    }
    for (; own < middle; own++, at++) if (store[own] !== bytes[at]) return false;
    const type = this.types[template];
    if (type === ATTRIBUTE_TYPE.string) at = this.readText(template, at);
    else at = this.readDigits(template, at);
    if (at < 0) return false;
    reader.pos = at + this.after[template] - middle;
    this.key = this.keys[template];
    this.type = type;
    this.last = template;
    return true;
  }

  /** Reads the inside of a text into `value`: the position behind it, −1 when it is not as plain as the template. */
  private readText(template: number, from: number): number {
    const { strings } = this;
    const { bytes } = this.reader;
    const last = this.values[template];
    if (this.misses[template] < HOPELESS) {
      const at = strings.endOfEqual(last, bytes, from);
      if (at >= 0 && bytes[at] === 34) {
        if (!this.endsAt(template, at)) return -1;
        this.misses[template] = 0;
        this.value = last;
        return at;
      }
    }
    // An id is as long as the one before.
    let at = from + this.sizes[template];
    const isGuessed = at < bytes.length && bytes[at] === 34 && this.isPlain(from, at);
    if (!isGuessed) {
      at = plainEnd(bytes, from);
      if (bytes[at] !== 34) return -1;
      this.sizes[template] = at - from <= HASHED_WHOLE ? at - from : 0;
    }
    if (!this.endsAt(template, at)) return -1;
    const value = isGuessed ? strings.internHashed(bytes, from, at, this.hash) : strings.intern(bytes, from, at);
    this.misses[template] = value === last ? 0 : this.misses[template] + 1;
    this.values[template] = value;
    this.value = value;
    return at;
  }

  /** The same for digits. */
  private readDigits(template: number, from: number): number {
    const { bytes } = this.reader;
    let at = from;
    let value = 0;
    let digit = bytes[at] - 48;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = bytes[++at] - 48;
    }
    // 15 digits are exact.
    if (at === from || at - from > 15 || !this.endsAt(template, at)) return -1;
    this.value = value;
    return at;
  }

  /**
   * Whether bytes[from … to) hold no quote, escape or 0; `hash` is their hash then. Four bytes at a time, in one pass: a word
   * of which a byte is 0 has its high bit set in `(word - 0x01010101) & ~word`.
   */
  private isPlain(from: number, to: number): boolean {
    const { bytes, view } = this.reader;
    let hash = beginHash(to - from);
    let odd = 0;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      const word = view.getInt32(at, true);
      const quote = word ^ 0x22222222;
      const escape = word ^ 0x5c5c5c5c;
      odd |= ((word - 0x01010101) & ~word) | ((quote - 0x01010101) & ~quote) | ((escape - 0x01010101) & ~escape);
      hash = mixHash(hash, word);
    }
    for (; at < to; at++) {
      const byte = bytes[at];
      if (byte === 34 || byte === 92 || byte === 0) return false;
      hash = mixHash(hash, byte);
    }
    this.hash = endHash(hash);
    return (odd & 0x80808080) === 0;
  }

  private endsAt(template: number, from: number): boolean {
    const { store } = this;
    const { bytes } = this.reader;
    const after = this.after[template];
    for (let own = this.middle[template], at = from; own < after; own++, at++) {
      if (store[own] !== bytes[at]) return false;
    }
    return true;
  }

  private isSpelt(template: number, start: number, from: number, to: number): boolean {
    const { bytes, pos } = this.reader;
    const middle = this.middle[template];
    if (middle - this.before[template] !== from - start || this.after[template] - middle !== pos - to) return false;
    for (let at = start; at < from; at++)
      if (bytes[at] !== this.store[this.before[template] + at - start]) return false;
    return this.endsAt(template, to);
  }
}

/** Position of the next quote, escape or 0. Four bytes a turn: about twice as fast as one. */
function plainEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    let byte = bytes[at];
    if (byte === 34 || byte === 92 || byte === 0) return at;
    byte = bytes[++at];
    if (byte === 34 || byte === 92 || byte === 0) return at;
    byte = bytes[++at];
    if (byte === 34 || byte === 92 || byte === 0) return at;
    byte = bytes[++at];
    if (byte === 34 || byte === 92 || byte === 0) return at;
  }
}
