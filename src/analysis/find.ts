import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ProbedStrings } from './probedStrings.ts';
import { RowMatcher, matchesPlainValues } from './rowMatcher.ts';
import { StringSearch } from './stringSearch.ts';

/** Rows looked at between two looks at the clock. */
const SLICE_ROWS = 512;
/** Rows looked into before all texts are: what one span in ten thousand has is mostly found among them, in some 30 ms. */
const PROBED_ROWS = 1 << 15;
/** Share of the work, as progress shows it, that matching the strings is. */
const STRINGS_SHARE = 0.5;

/** Rows found so far, ascending. `rows` is replaced when it grows, and rubbish from `length` on. */
export interface FindMatches {
  readonly rows: Int32Array;
  readonly length: number;
}

/**
 * Starts a search for a text anywhere in the spans of the rows [firstRow, endRow): names, services, ids, status
 * messages, attributes, resources, scopes, events, links. Case does not count (see `textMatcher`). Nothing is done
 * until `advance` is called. The empty query finds nothing.
 */
export function startFind(
  table: SpanTable,
  query: string,
  range: { readonly firstRow: number; readonly endRow: number },
): FindTask {
  return new FindTask(table, query, range.firstRow, range.endRow);
}

/** A search that works in slices, so that it can share a thread with drawing. */
export class FindTask {
  readonly query: string;
  private readonly table: SpanTable;
  private readonly firstRow: number;
  private readonly endRow: number;
  private readonly strings: StringSearch | undefined;
  private readonly found = new Growable(Int32Array, 1024);
  private probe: RowMatcher | undefined;
  private matcher: RowMatcher | undefined;
  private row: number;

  constructor(table: SpanTable, query: string, firstRow: number, endRow: number) {
    this.table = table;
    this.query = query;
    this.firstRow = firstRow;
    this.endRow = endRow;
    this.strings = query === '' ? undefined : new StringSearch(table.strings, query);
    this.row = query === '' ? endRow : firstRow;
  }

  get matches(): FindMatches {
    return { rows: this.found.data, length: this.found.length };
  }

  get done(): boolean {
    return this.row >= this.endRow;
  }

  /** 0 … 1 */
  get progress(): number {
    if (this.done || !this.strings) return 1;
    const rows = (this.row - this.firstRow) / (this.endRow - this.firstRow);
    return STRINGS_SHARE * this.strings.progress + (1 - STRINGS_SHARE) * rows;
  }

  /** Works for about `budgetMs` by the clock `now` (ms); true when the search is done. */
  advance(budgetMs: number, now: () => number): boolean {
    const { strings } = this;
    if (this.done || !strings) return true;
    const deadline = now() + budgetMs;
    if (!this.matcher) {
      // Rows that were looked into stay so: all of them may have been.
      if (!this.advanceProbe(strings, deadline, now)) return this.done;
      if (!strings.done && !strings.advance(deadline - now(), now)) return false;
      this.probe = undefined;
      if (strings.found === 0 && !matchesPlainValues(this.query)) {
        this.row = this.endRow;
        return true;
      }
      this.matcher = new RowMatcher(this.table, this.query, strings.matches);
    }
    this.look(this.matcher, this.endRow, deadline, now);
    return this.done;
  }

  /** Looks into the first rows one by one, until one matches: there is something to show long before all texts are known. */
  private advanceProbe(strings: StringSearch, deadline: number, now: () => number): boolean {
    const end = Math.min(this.endRow, this.firstRow + PROBED_ROWS);
    if (strings.isBegun || this.found.length > 0 || (this.row >= end && this.probe)) return true;
    this.probe ??= new RowMatcher(this.table, this.query, new ProbedStrings(strings, this.table.strings.length));
    this.look(this.probe, end, deadline, now);
    return false;
  }

  private look(matcher: RowMatcher, end: number, deadline: number, now: () => number): void {
    do {
      const until = Math.min(this.row + SLICE_ROWS, end);
      for (; this.row < until; this.row++) {
        if (matcher.matches(this.row)) this.found.push(this.row);
      }
    } while (this.row < end && now() < deadline && (matcher !== this.probe || this.found.length === 0));
  }
}
