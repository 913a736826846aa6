/** A part of a text: inside what is searched for, or between. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Pieces after which the rest of a text stays unmarked: a mark on every `e` of a long text helps nobody. */
const MOST_PIECES = 400;

/** Places of a query in a text, by the rule of the search: see `textMatcher` in analysis/stringSearch.ts. */
function places(text: string, query: string): readonly number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const lower = text.toLowerCase();
  // A letter that becomes two in lower case (İ) would shift all places after it.
  if (lower.length !== text.length) return [];
  const found: number[] = [];
  for (let at = lower.indexOf(wanted); at >= 0 && found.length < MOST_PIECES; at = lower.indexOf(wanted, at)) {
    found.push(at);
    at += wanted.length;
  }
  return found;
}

/** How often a query occurs in a text, up to 400. */
export function countMatches(text: string, query: string): number {
  return places(text, query).length;
}

/** A text cut at the borders of what is searched for; one piece when it is not in it. */
export function markPieces(text: string, query: string): readonly Piece[] {
  const { length } = query.trim();
  const pieces: Piece[] = [];
  let after = 0;
  for (const at of places(text, query)) {
    if (at > after) pieces.push({ text: text.slice(after, at), isMatch: false });
    pieces.push({ text: text.slice(at, at + length), isMatch: true });
    after = at + length;
  }
  if (after < text.length || pieces.length === 0) pieces.push({ text: text.slice(after), isMatch: false });
  return pieces;
}
