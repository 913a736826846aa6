import type { SpanTable } from './spanTable.ts';

/** Whether two tables have the same rows as far as their tree tells: as many, each below the same. Reads one column. */
export function sameTree(one: SpanTable, other: SpanTable): boolean {
  return one.length === other.length && one.parent.every((parent, row) => parent === other.parent[row]);
}
