/**
 * The keys that a reader of some object cares about, found from their bytes without decoding. Spellings of one key
 * (camelCase, snake_case, old names) share a canonical name, so a decoder has one case for each.
 */
export class KeySet<Name extends string = string> {
  private readonly slots: (Uint8Array | undefined)[];
  private readonly names: Name[];
  private readonly mask: number;
  /** Slot of the key found last, and for each key the slot of the one that came behind it: writers keep an order. */
  private last = 0;
  private readonly following: number[];

  /** @param spellings canonical name → further spellings */
  constructor(spellings: Readonly<Record<Name, readonly string[]>>) {
    const entries = Object.entries<readonly string[]>(spellings) as [Name, readonly string[]][];
    const count = entries.reduce((sum, [, others]) => sum + 1 + others.length, 0);
    let size = 8;
    while (size < count * 4) size *= 2;
    this.mask = size - 1;
    this.slots = Array.from({ length: size });
    this.names = [];
    this.following = Array.from({ length: size }, () => 0);
    const encoder = new TextEncoder();
    for (const [name, others] of entries) {
      for (const spelling of [name, ...others]) this.add(name, encoder.encode(spelling));
    }
  }

  /**
   * The key that came behind the last one before, if it stands at source[from …) again, with its quote and a colon: its
   * name is then `guessed`, and this is the position behind the colon. −1 when it is another key, or spelt otherwise.
   */
  guess(source: Uint8Array, from: number): number {
    const slot = this.following[this.last];
    const known = this.slots[slot];
    if (known === undefined) return -1;
    let at = from;
    for (let own = 0; own < known.length; own++) if (known[own] !== source[at++]) return -1;
    if (source[at] !== 34 || source[at + 1] !== 58) return -1;
    this.last = slot;
    return at + 2;
  }

  get guessed(): Name {
    return this.names[this.last];
  }

  /** Canonical name of source[from … to), undefined when it is none of the keys. */
  find(source: Uint8Array, from: number, to: number): Name | undefined {
    const slot = this.slotOf(source, from, to);
    if (slot < 0) return undefined;
    this.following[this.last] = slot;
    this.last = slot;
    return this.names[slot];
  }

  /** Whether one of the keys stands at source[from …) with its quote and a colon. Learns nothing of it. */
  isAt(source: Uint8Array, from: number): boolean {
    let to = from;
    while (to - from < MOST_LOOKED_AT && source[to] !== 34) to++;
    return source[to + 1] === 58 && this.slotOf(source, from, to) >= 0;
  }

  private slotOf(source: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (length === 0) return -1;
    let slot = hashOf(length, source[from], source[to - 1]) & this.mask;
    for (let known = this.slots[slot]; known !== undefined; known = this.slots[slot]) {
      if (known.length === length) {
        let at = 0;
        while (at < length && known[at] === source[from + at]) at++;
        if (at === length) return slot;
      }
      slot = (slot + 1) & this.mask;
    }
    return -1;
  }

  private add(name: Name, bytes: Uint8Array): void {
    let slot = hashOf(bytes.length, bytes[0], bytes[bytes.length - 1]) & this.mask;
    while (this.slots[slot] !== undefined) slot = (slot + 1) & this.mask;
    this.slots[slot] = bytes;
    this.names[slot] = name;
  }
}

/** Bytes within which `isAt` looks for a quote: more than any key has. */
const MOST_LOOKED_AT = 56;

function hashOf(length: number, first: number, last: number): number {
  return length * 37 + first * 5 + last * 3;
}
