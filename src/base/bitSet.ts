/** A fixed number of bits, all 0 at first. One byte holds eight of them. */
export class BitSet {
  readonly bits: Uint8Array;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.bits = new Uint8Array((size + 7) >> 3);
  }

  has(index: number): boolean {
    return (this.bits[index >> 3] & (1 << (index & 7))) !== 0;
  }

  add(index: number): void {
    this.bits[index >> 3] |= 1 << (index & 7);
  }

  /** The first one from `index` on; `end` when there is none before it. */
  next(index: number, end: number): number {
    const { bits } = this;
    const last = Math.min(bits.length, (end + 7) >> 3);
    let at = index >> 3;
    if (at >= last) return end;
    let byte = bits[at] & (0xff << (index & 7));
    while (byte === 0) {
      at++;
      if (at === last) return end;
      byte = bits[at];
    }
    return Math.min(end, 8 * at + 31 - Math.clz32(byte & -byte));
  }

  delete(index: number): void {
    this.bits[index >> 3] &= ~(1 << (index & 7));
  }
}
