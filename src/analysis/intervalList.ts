import { Growable } from '#base/growable.ts';

/**
 * Collects ascending intervals as [s0, e0, s1, e1, …]; touching ones become one. With a `minGapNs` above 0 it coarsens
 * for painting: intervals that start within minGapNs of the first of their group are judged together and drawn as one
 * when they fill at least half of their group, else not at all. That keeps at most one interval per minGapNs of time,
 * however many siblings there are, and is off by at most minGapNs (about a pixel) anywhere.
 */
export class IntervalList {
  private readonly values = new Growable(Float64Array, 16);
  private readonly minGapNs: number;
  private groupStart = NaN;
  private groupEnd = NaN;
  private filled = 0;

  constructor(minGapNs = 0) {
    this.minGapNs = minGapNs;
  }

  /** Intervals come in order of start and do not overlap; empty ones are dropped. */
  push(start: number, end: number): void {
    if (end <= start) return;
    if (start === this.groupEnd || start - this.groupStart < this.minGapNs) {
      this.groupEnd = end;
      this.filled += end - start;
      return;
    }
    this.endGroup();
    this.groupStart = start;
    this.groupEnd = end;
    this.filled = end - start;
  }

  finish(): Float64Array {
    this.endGroup();
    this.groupEnd = NaN;
    return this.values.copy();
  }

  private endGroup(): void {
    if (Number.isNaN(this.groupEnd)) return;
    if (this.filled * 2 < this.groupEnd - this.groupStart) return;
    this.values.push(this.groupStart);
    this.values.push(this.groupEnd);
  }
}
