import type { Intervals } from '#analysis/intervals.ts';
import { withSums } from '#analysis/intervals.ts';

/** Numbers kept in all, 8 MB, of rows that are out of sight. What is on the screen is kept however much it is. */
const LIMIT = 1_000_000;

/** Intervals of the rows [row, endRow): of a row alone, or of all that it stands for when it is closed. */
export type ReadIntervals = (row: number, endRow: number) => Intervals;

const NONE = withSums(new Float64Array(0));

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
      known = { ...(this.source?.(row, endRow) ?? NONE), layout: 0 };
      this.rows.set(key, known);
      this.held += sizeOf(known);
    }
    known.layout = this.layout;
    return known;
  }
}
