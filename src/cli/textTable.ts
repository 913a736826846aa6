/**
 * Rows under headings, columns aligned: the first `leading` ones to the left, the others, which are figures, to the right.
 * Ends with a line break.
 */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[], leading: number): string {
  const widths = headings.map((heading, at) =>
    rows.reduce((most, row) => Math.max(most, row[at].length), heading.length),
  );
  return [headings, ...rows]
    .map((row) =>
      row
        .map((cell, at) => (at < leading ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
