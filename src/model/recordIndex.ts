/** Finds records by (trace, span id): open addressing over the pair, with records of one id chained in order. */
export class RecordIndex {
  private readonly slots: Int32Array;
  /** Next record with the same trace and id, −1 = last. */
  readonly next: Int32Array;
  private readonly traceOf: Int32Array;
  private readonly spanId: Int32Array;
  /** First record of every id that occurs more than once. */
  readonly repeated: number[] = [];

  constructor(traceOf: Int32Array, spanId: Int32Array) {
    const count = traceOf.length;
    let size = 16;
    while (size < count * 2) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.next = new Int32Array(count).fill(-1);
    this.traceOf = traceOf;
    this.spanId = spanId;
    // The last record of each chain, kept at the chain's first, so that appending never walks the chain.
    const last = new Int32Array(count);
    for (let record = 0; record < count; record++) {
      if (spanId[record] < 0) continue;
      const slot = this.slot(traceOf[record], spanId[record]);
      const first = this.slots[slot];
      if (first < 0) {
        this.slots[slot] = record;
        last[record] = record;
      } else {
        if (last[first] === first) this.repeated.push(first);
        this.next[last[first]] = record;
        last[first] = record;
      }
    }
  }

  /** First record with this id in this trace, −1 = none. */
  first(trace: number, spanId: number): number {
    return this.slots[this.slot(trace, spanId)];
  }

  private slot(trace: number, spanId: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(spanId, 0x9e3779b1) ^ Math.imul(trace, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (let held = this.slots[slot]; held >= 0; held = this.slots[slot]) {
      if (this.spanId[held] === spanId && this.traceOf[held] === trace) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
