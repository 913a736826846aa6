import { csvLines } from '#formats/csvLines.ts';

/** Lines of a table as the text of a CSV file. */
export function csvText(rows: Iterable<readonly (string | number)[]>): Iterable<string> {
  return csvLines(rows);
}
