import { csvLines } from '#formats/csvLines.ts';

/** Lines of a table as a CSV file. */
export function csvFile(rows: Iterable<readonly (string | number)[]>): Blob {
  return new Blob([...csvLines(rows)], { type: 'text/csv' });
}
