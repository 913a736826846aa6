/** Disjoint ascending intervals, and how much of them lies before each: sums make any stretch a subtraction. */
export interface Intervals {
  /** start, end, start, end … in ns after the table's origin */
  readonly pairs: Float64Array;
  /** before[i] = length in ns of the intervals 0 … i − 1; one entry more than there are intervals */
  readonly before: Float64Array;
}

/**
 * Numbers kept in all: 32 MB. Beyond, everything is dropped and what is on screen is read again. One screen seldom comes
 * near: a million children on its rows leave at most a million intervals, which are 3 million numbers.
 */
const LIMIT = 4_000_000;

/** Pairs start, end of the rows [row, endRow): of a row alone, or of all that it stands for when it is closed. */
export type ReadIntervals = (row: number, endRow: number) => Float64Array;

/**
 * Intervals of rows, read once and kept, so that a frame never walks a row's children: a root may have a million.
 * Another function to read them with empties the cache.
 */
export class IntervalCache {
  private source: ReadIntervals | undefined;
  private readonly rows = new Map<number, Intervals>();
  private held = 0;

  get(source: ReadIntervals, row: number, endRow: number): Intervals {
    if (source !== this.source || this.held > LIMIT) {
      this.source = source;
      this.rows.clear();
      this.held = 0;
    }
    const key = endRow === row + 1 ? row : -row - 1;
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const made = withSums(source(row, endRow));
    this.rows.set(key, made);
    // An empty row costs its entry in the map.
    this.held += made.pairs.length + made.before.length + 8;
    return made;
  }
}

export function withSums(pairs: Float64Array): Intervals {
  const count = pairs.length / 2;
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = before[i] + (pairs[2 * i + 1] - pairs[2 * i]);
  return { pairs, before };
}
