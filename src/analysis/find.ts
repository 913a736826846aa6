import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { RowMatcher, matchesPlainValues } from './rowMatcher.ts';
import { StringSearch } from './stringSearch.ts';

/** Rows looked at between two looks at the clock. */
const SLICE_ROWS = 512;
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
    if (this.done || !this.strings) return true;
    const deadline = now() + budgetMs;
    if (!this.strings.done && !this.strings.advance(budgetMs, now)) return false;
    if (this.strings.found === 0 && !matchesPlainValues(this.query)) {
      this.row = this.endRow;
      return true;
    }
    this.matcher ??= new RowMatcher(this.table, this.query, this.strings.matches);
    do {
      const until = Math.min(this.row + SLICE_ROWS, this.endRow);
      for (; this.row < until; this.row++) {
        if (this.matcher.matches(this.row)) this.found.push(this.row);
      }
    } while (!this.done && now() < deadline);
    return this.done;
  }
}
