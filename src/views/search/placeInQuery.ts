/** A line and column of a query, from 1, as a place in its text, from 0, kept inside it. */
export function placeInQuery(
  query: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  const before = query.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0);
  return Math.min(query.length, start + Math.max(0, column - 1));
}
