/** Finds records by (trace, span id): open addressing over the pair, with records of one id chained in order. */
export class RecordIndex {
  /** 1 + the first record of an id, 0 = free */
  private readonly slots: Int32Array;
  private readonly traceOf: Int32Array;
  private readonly spanId: Int32Array;
  /** By record, for ids that occur more than once; there is none as long as no id does. */
  private chains: { readonly next: Int32Array; readonly last: Int32Array } | undefined;
  /** First record of every id that occurs more than once. */
  readonly repeated: number[] = [];

  constructor(traceOf: Int32Array, spanId: Int32Array) {
    const count = traceOf.length;
    let size = 16;
    while (size < count * 2) size *= 2;
    const slots = new Int32Array(size);
    this.slots = slots;
    this.traceOf = traceOf;
    this.spanId = spanId;
    for (let record = 0; record < count; record++) {
      if (spanId[record] < 0) continue;
      const slot = this.slot(traceOf[record], spanId[record]);
      if (slots[slot] === 0) slots[slot] = record + 1;
      else this.chain(slots[slot] - 1, record);
    }
  }

  /** First record with this id in this trace, −1 = none. */
  first(trace: number, spanId: number): number {
    return this.slots[this.slot(trace, spanId)] - 1;
  }

  /** Next record with the same trace and id, −1 = last. */
  after(record: number): number {
    return this.chains === undefined ? -1 : this.chains.next[record];
  }

  /** The last record of each chain is kept at the chain's first, so that appending never walks the chain. */
  private chain(first: number, record: number): void {
    const count = this.traceOf.length;
    this.chains ??= { next: new Int32Array(count).fill(-1), last: new Int32Array(count).fill(-1) };
    const { next, last } = this.chains;
    if (last[first] < 0) this.repeated.push(first);
    next[last[first] < 0 ? first : last[first]] = record;
    last[first] = record;
  }

  /**
   * Ids are string indexes, and those of a trace were mostly met one after the other: they get slots side by side, which
   * memory likes. Each trace begins elsewhere and has a step of its own, so that traces of equal ids do not pile up.
   */
  private slot(trace: number, spanId: number): number {
    const { slots, traceOf } = this;
    const ids = this.spanId;
    const mask = slots.length - 1;
    const step = Math.imul(trace + 1, 0x9e3779b1) | 1;
    let slot = (spanId + step) & mask;
    for (let held = slots[slot] - 1; held >= 0; held = slots[slot] - 1) {
      if (ids[held] === spanId && traceOf[held] === trace) return slot;
      slot = (slot + step) & mask;
    }
    return slot;
  }
}
