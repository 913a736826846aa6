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

  delete(index: number): void {
    this.bits[index >> 3] &= ~(1 << (index & 7));
  }
}
