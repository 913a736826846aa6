import { Growable } from '#base/growable.ts';

/** Collects ascending intervals as [s0, e0, s1, e1, …]; touching ones become one. */
export class IntervalList {
  private readonly values = new Growable(Float64Array, 16);

  /** Intervals come in order of start and do not overlap; empty ones are dropped. */
  push(start: number, end: number): void {
    if (end <= start) return;
    const { values } = this;
    if (values.length > 0 && values.data[values.length - 1] === start) {
      values.data[values.length - 1] = end;
      return;
    }
    values.push(start);
    values.push(end);
  }

  finish(): Float64Array {
    return this.values.copy();
  }
}
