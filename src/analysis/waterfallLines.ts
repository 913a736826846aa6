import { lowerBound } from '#base/search.ts';
import type { MissingParents } from './missingParents.ts';

/**
 * What a waterfall shows, line by line: its rows and, over the orphans of a missing parent, a line that stands for it and
 * is no span. Rows stay a list of their own, so that whatever moves from span to span never meets such a line. Worked
 * example: rows 0, 1, 5, 6, where 5 and 6 name a parent that is not there, are five lines.
 *
 *     line 0  row 0
 *     line 1  row 1
 *     line 2  heading 0     headingAt[0] = 2, its place among the rows
 *     line 3  row 5
 *     line 4  row 6
 */
export interface WaterfallLines {
  /** number of lines */
  readonly length: number;
  /** rows shown, ascending */
  readonly rows: Int32Array;
  /** of each heading, the place in `rows` of the row below it; ascending */
  readonly headingAt: Int32Array;
  /** of each heading, its entry in MissingParents */
  readonly missing: Int32Array;
}

/**
 * Most lone orphans of a trace that get a heading each. Where hundreds of spans each miss a parent of their own, headings
 * would double the list and say no more than the mark that each row bears; headings over several orphans tell which
 * belong together, and always stand.
 */
export const MOST_LONE_ORPHANS = 12;

/** Rows without any heading. */
export function plainLines(rows: Int32Array): WaterfallLines {
  return { length: rows.length, rows, headingAt: NONE, missing: NONE };
}

const NONE = new Int32Array(0);

/** Adds a heading over the orphans of each missing parent of the trace, rows [firstRow, endRow), that has any shown. */
export function deriveLines(
  rows: Int32Array,
  missing: MissingParents,
  firstRow: number,
  endRow: number,
): WaterfallLines {
  const from = lowerBound(missing.firstRow, firstRow);
  const to = lowerBound(missing.firstRow, endRow);
  if (from === to) return plainLines(rows);
  let lone = 0;
  for (let at = from; at < to; at++) if (missing.children[at] === 1) lone++;
  const least = lone > MOST_LONE_ORPHANS ? 2 : 1;
  const headingAt: number[] = [];
  const shown: number[] = [];
  let place = 0;
  for (let at = from; at < to; at++) {
    if (missing.children[at] < least) continue;
    place = lowerBound(rows, missing.firstRow[at], place);
    if (place === rows.length || rows[place] >= missing.endRow[at]) continue;
    headingAt.push(place);
    shown.push(at);
  }
  return {
    length: rows.length + shown.length,
    rows,
    headingAt: Int32Array.from(headingAt),
    missing: Int32Array.from(shown),
  };
}

/** Line of the row at `place` in `rows`. */
export function lineOfPlace({ headingAt }: WaterfallLines, place: number): number {
  return place + lowerBound(headingAt, place + 1);
}

/** Number of headings above `line`; the rows above it are the rest: line − headings. */
export function headingsAbove({ headingAt }: WaterfallLines, line: number): number {
  let low = 0;
  let high = headingAt.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (headingAt[middle] + middle < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
