import type { SpanTable } from './spanTable.ts';

/** Whether two tables have the same rows as far as their tree tells: as many, each below the same. Reads one column. */
export function sameTree(one: SpanTable, other: SpanTable): boolean {
  const { length, parent } = one;
  const others = other.parent;
  if (length !== other.length) return false;
  // A plain loop takes 1 ms for a million rows, one with a function for each row some 16.
  for (let row = 0; row < length; row++) if (parent[row] !== others[row]) return false;
  return true;
}
