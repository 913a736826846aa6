/**
 * Sequences of attribute keys with their types, each kept once. The open one is appended to; `end` finds out whether it is
 * new. Both columns hold one sequence behind the other, the open one last.
 */
export class ShapeTable {
  /** string index */
  key = new Int32Array(1 << 8);
  /** a code of ATTRIBUTE_TYPE */
  type = new Uint8Array(1 << 8);
  /** Entries of the open sequence. */
  open = 0;
  /** Entries of the ended ones: where the open one begins. */
  private used = 0;
  /** Sequence i is start[i] … start[i + 1]. */
  private start = new Uint32Array(1 << 4);
  private count = 0;
  /** Open addressing: index + 1 of a sequence, 0 = free. At most half of the slots are taken. */
  private slots = new Int32Array(1 << 5);
  /** Of the sequence that ended last. */
  private last = 0;
  private lastEnd = 0;

  push(key: number, type: number): void {
    const at = this.used + this.open++;
    if (at === this.key.length) this.grow();
    this.key[at] = key;
    this.type[at] = type;
  }

  /** Where the open sequence begins. */
  get openStart(): number {
    return this.used;
  }

  /** Ends the open sequence: where it, or the one that is equal to it, begins. Empty ones begin at 0. */
  end(): number {
    const size = this.open;
    if (size === 0) return 0;
    this.open = 0;
    if (this.lastEnd - this.last === size && this.isOpen(this.last, size)) return this.last;
    const { start, slots } = this;
    const mask = slots.length - 1;
    let slot = this.hash(this.used, size) & mask;
    for (let held = slots[slot]; held !== 0; held = slots[slot]) {
      if (start[held] - start[held - 1] === size && this.isOpen(start[held - 1], size)) {
        this.lastEnd = start[held];
        return (this.last = start[held - 1]);
      }
      slot = (slot + 1) & mask;
    }
    return this.add(slot, size);
  }

  /** Copies of all ended sequences. */
  columns(): { key: Int32Array; type: Uint8Array } {
    return { key: this.key.slice(0, this.used), type: this.type.slice(0, this.used) };
  }

  /** Sets seen[key] to 1 for every key there is. */
  markKeys(seen: Uint8Array): void {
    for (let at = 0; at < this.used; at++) if (this.key[at] >= 0) seen[this.key[at]] = 1;
  }

  private isOpen(from: number, size: number): boolean {
    const { key, type, used } = this;
    for (let at = 0; at < size; at++) {
      if (key[from + at] !== key[used + at] || type[from + at] !== type[used + at]) return false;
    }
    return true;
  }

  private add(slot: number, size: number): number {
    const begins = this.used;
    this.used += size;
    this.count++;
    if (this.count === this.start.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.start);
      this.start = grown;
    }
    this.start[this.count] = this.used;
    this.slots[slot] = this.count;
    if (this.count * 2 > this.slots.length) this.growSlots();
    this.last = begins;
    this.lastEnd = this.used;
    return begins;
  }

  private grow(): void {
    const { key, type } = this;
    this.key = new Int32Array(key.length * 2);
    this.key.set(key);
    this.type = new Uint8Array(type.length * 2);
    this.type.set(type);
  }

  private growSlots(): void {
    const { start } = this;
    const grown = new Int32Array(this.slots.length * 4);
    const mask = grown.length - 1;
    for (let held = 1; held <= this.count; held++) {
      let slot = this.hash(start[held - 1], start[held] - start[held - 1]) & mask;
      while (grown[slot] !== 0) slot = (slot + 1) & mask;
      grown[slot] = held;
    }
    this.slots = grown;
  }

  private hash(from: number, size: number): number {
    let hash = 0x811c9dc5 ^ size;
    for (let at = from; at < from + size; at++) {
      const mixed = Math.imul(hash ^ ((this.key[at] << 4) | this.type[at]), 0x9e3779b1);
      hash = mixed ^ (mixed >>> 15);
    }
    return hash;
  }
}
