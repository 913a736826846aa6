import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import type { CriticalSections } from '#analysis/criticalSections.ts';
import { indexCriticalPath } from '#analysis/criticalSections.ts';
import type { Repeats } from '#analysis/repeats.ts';
import { deriveRepeats } from '#analysis/repeats.ts';
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
  readonly repeats: Repeats;
  /** critical paths of the main roots of large traces; of others they are derived when they are looked at */
  readonly critical: readonly { readonly trace: number; readonly sections: CriticalSections }[];
}

/** Rows from which a critical path is too much for the page to derive between two frames: some 2 ms. */
const LARGE_TRACE = 2000;

export function deriveColumns(data: SpanTableData): DerivedColumns {
  const table = openSpanTable(data);
  const ends = deriveEnds(table);
  const critical = [];
  for (let trace = 0; trace < table.traces.length; trace++) {
    if (table.traces.endRow[trace] - table.traces.firstRow[trace] < LARGE_TRACE) continue;
    const path = deriveCriticalPath(table, ends, table.traces.mainRoot[trace]);
    critical.push({ trace, sections: indexCriticalPath(table, path) });
  }
  return {
    ends,
    selfTime: deriveSelfTime(table, ends),
    subtrees: deriveSubtrees(table, ends),
    repeats: deriveRepeats(table, ends),
    critical,
  };
}
