import type { SpanRow } from '#model/spanTable.ts';

/** Id of the element of a row, by which the grid names its active one. */
export function rowElementId(row: SpanRow): string {
  return `span-row-${row}`;
}
