import { csvFormatRow } from 'd3-dsv';

/**
 * Lines of a table as CSV (RFC 4180: CRLF, quotes where a cell needs them). Numbers are written with all their digits,
 * NaN as an empty cell. A text that a spreadsheet would take for a formula gets an apostrophe in front of it: a trace's
 * texts are not ours (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function* csvLines(rows: Iterable<readonly (string | number)[]>): Generator<string, void, void> {
  for (const row of rows) yield `${csvFormatRow(row.map(cellText))}\r\n`;
}

function cellText(cell: string | number): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
}
