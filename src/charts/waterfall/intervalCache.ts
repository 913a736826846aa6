/** Disjoint ascending intervals, and how much of them lies before each: sums make any stretch a subtraction. */
export interface Intervals {
  /** start, end, start, end … in ns after the table's origin */
  readonly pairs: Float64Array;
  /** before[i] = length in ns of the intervals 0 … i − 1; one entry more than there are intervals */
  readonly before: Float64Array;
}

/** Numbers kept in all, 8 MB, of rows that are out of sight. What is on the screen is kept however much it is. */
const LIMIT = 1_000_000;

/** Pairs start, end of the rows [row, endRow): of a row alone, or of all that it stands for when it is closed. */
export type ReadIntervals = (row: number, endRow: number) => Float64Array;

interface Known extends Intervals {
  /** the last layout that asked for it */
  layout: number;
}

/** An empty row costs its entry in the map. */
function sizeOf({ pairs, before }: Intervals): number {
  return pairs.length + before.length + 8;
}

/**
 * Intervals of rows, read once and kept, so that a frame never walks a row's children: a root may have a million. All
 * children of all rows on a screen are fewer than the spans there are, so what is kept of it is bounded too. Another
 * function to read them with empties the cache.
 */
export class IntervalCache {
  private source: ReadIntervals | undefined;
  private readonly rows = new Map<number, Known>();
  private held = 0;
  private layout = 0;

  /** A layout begins: drops what the last one did not ask for, once that is much. */
  begin(source: ReadIntervals | undefined): void {
    if (source !== this.source) {
      this.source = source;
      this.rows.clear();
      this.held = 0;
    }
    if (this.held > LIMIT) {
      for (const [key, known] of this.rows) {
        if (known.layout === this.layout) continue;
        this.rows.delete(key);
        this.held -= sizeOf(known);
      }
    }
    this.layout++;
  }

  /** Of the rows [row, endRow), from what `begin` was given. */
  get(row: number, endRow: number): Intervals {
    const key = endRow === row + 1 ? row : -row - 1;
    let known = this.rows.get(key);
    if (known === undefined) {
      known = { ...withSums(this.source?.(row, endRow) ?? new Float64Array(0)), layout: 0 };
      this.rows.set(key, known);
      this.held += sizeOf(known);
    }
    known.layout = this.layout;
    return known;
  }
}

export function withSums(pairs: Float64Array): Intervals {
  const count = pairs.length / 2;
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = before[i] + (pairs[2 * i + 1] - pairs[2 * i]);
  return { pairs, before };
}
