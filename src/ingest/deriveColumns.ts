import { deriveSelfTime } from '#analysis/selfTime.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import type { Subtrees } from '#analysis/subtrees.ts';
import { deriveSubtrees } from '#analysis/subtrees.ts';
import type { SpanTableData } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';

/**
 * Columns that every screen needs, derived in the worker so that the page does nothing that grows with the document
 * when it arrives.
 */
export interface DerivedColumns {
  /** where each row ends, ns after the origin, unfinished rows too */
  readonly ends: Float64Array;
  /** ns */
  readonly selfTime: Float64Array;
  readonly subtrees: Subtrees;
}

export function deriveColumns(data: SpanTableData): DerivedColumns {
  const table = openSpanTable(data);
  const ends = deriveEnds(table);
  return { ends, selfTime: deriveSelfTime(table, ends), subtrees: deriveSubtrees(table, ends) };
}
