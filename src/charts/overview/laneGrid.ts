/**
 * One lane of an overview while rows fall into it: per column the longest span, how much of the column spans cover, and
 * whether an error is there. A span of any length costs the same few writes, because each is kept as two overlapping
 * blocks of a power of two, and blocks are only spread over their columns when the lane is full.
 */
export class LaneGrid {
  readonly columns: number;
  /** level k, column c: longest span of a block of 2^k columns from c on, as row + 1; 0 = none */
  private readonly longest: Int32Array;
  private readonly levels: number;
  /** by level: whether anything is kept there */
  private readonly isUsed: Uint8Array;
  /** ns of the span there */
  private readonly lengthNs: Float64Array;
  /** covered px: within a column, and steps of the running sum of whole columns */
  private readonly part: Float32Array;
  private readonly wholeStep: Int32Array;
  private readonly errorStep: Int32Array;

  constructor(columns: number) {
    this.columns = columns;
    this.levels = Math.floor(Math.log2(columns)) + 1;
    this.isUsed = new Uint8Array(this.levels);
    this.longest = new Int32Array(this.levels * columns);
    this.lengthNs = new Float64Array(this.levels * columns);
    this.part = new Float32Array(columns);
    this.wholeStep = new Int32Array(columns + 1);
    this.errorStep = new Int32Array(columns + 1);
  }

  /** A span from x0 to x1 (columns, in 0 … columns, x0 ≤ x1). */
  add(row: number, lengthNs: number, x0: number, x1: number, failed: boolean): void {
    const { columns } = this;
    const first = Math.min(columns - 1, Math.floor(x0));
    const last = Math.max(first, Math.ceil(x1) - 1);
    const level = 31 - Math.clz32(last - first + 1);
    this.isUsed[level] = 1;
    this.keep(level * columns + first, row + 1, lengthNs);
    if (level > 0) this.keep(level * columns + last + 1 - (1 << level), row + 1, lengthNs);
    if (first === last) {
      this.part[first] += x1 - x0;
    } else {
      this.part[first] += first + 1 - x0;
      this.part[last] += x1 - last;
      this.wholeStep[first + 1]++;
      this.wholeStep[last]--;
    }
    if (failed) {
      this.errorStep[first]++;
      this.errorStep[last + 1]--;
    }
  }

  /**
   * Calls `take` for every column with a span, left to right, and empties the lane. `cover`: spans there on average, 1 =
   * the column is full of time.
   */
  drain(take: (column: number, row: number, lengthNs: number, cover: number, failed: boolean) => void): void {
    const { columns, longest, lengthNs } = this;
    for (let level = this.levels - 1; level > 0; level--) {
      if (this.isUsed[level] === 0) continue;
      this.isUsed[level] = 0;
      this.isUsed[level - 1] = 1;
      const from = level * columns;
      const below = from - columns;
      const half = 1 << (level - 1);
      for (let column = 0; column < columns; column++) {
        const held = longest[from + column];
        if (held === 0) continue;
        this.keep(below + column, held, lengthNs[from + column]);
        this.keep(below + column + half, held, lengthNs[from + column]);
        longest[from + column] = 0;
      }
    }
    let whole = 0;
    let errors = 0;
    for (let column = 0; column < columns; column++) {
      whole += this.wholeStep[column];
      errors += this.errorStep[column];
      if (longest[column] === 0) continue;
      take(column, longest[column] - 1, lengthNs[column], whole + this.part[column], errors > 0);
      longest[column] = 0;
    }
    this.part.fill(0);
    this.wholeStep.fill(0);
    this.errorStep.fill(0);
  }

  /** Equal lengths: the first row stays, so that the picture does not depend on how blocks fell. */
  private keep(cell: number, held: number, lengthNs: number): void {
    const known = this.longest[cell];
    if (known !== 0) {
      const knownNs = this.lengthNs[cell];
      if (lengthNs < knownNs || (lengthNs === knownNs && held >= known)) return;
    }
    this.longest[cell] = held;
    this.lengthNs[cell] = lengthNs;
  }
}
