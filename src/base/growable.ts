type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * A typed column that grows by doubling. `data` is replaced when it grows, so loops read it anew; entries at and past
 * `length` are rubbish.
 */
export class Growable<T extends Column> {
  data: T;
  length = 0;
  private readonly type: new (length: number) => T;

  constructor(type: new (length: number) => T, capacity = 256) {
    this.type = type;
    this.data = new type(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Makes room for `capacity` entries in all. */
  reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const grown = new this.type(Math.max(capacity, this.data.length * 2));
    grown.set(this.data);
    this.data = grown;
  }

  /** A copy of the used part that owns its buffer, ready to be transferred. */
  copy(): T {
    const exact = new this.type(this.length);
    exact.set(this.data.subarray(0, this.length));
    return exact;
  }
}
