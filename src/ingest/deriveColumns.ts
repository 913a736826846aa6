import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import type { CriticalSections } from '#analysis/criticalSections.ts';
import { indexCriticalPath } from '#analysis/criticalSections.ts';
import type { Repeats } from '#analysis/repeats.ts';
import { deriveRepeats } from '#analysis/repeats.ts';
import { deriveSelfTime } from '#analysis/selfTime.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import type { Subtrees } from '#analysis/subtrees.ts';
import { deriveSubtrees } from '#analysis/subtrees.ts';
import type { ServiceTime } from '#analysis/whereTimeWent.ts';
import { deriveWhereTimeWent } from '#analysis/whereTimeWent.ts';
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
  /** what a large trace is looked at with; of others it is derived when they are opened */
  readonly largeTraces: readonly LargeTrace[];
}

export interface LargeTrace {
  readonly trace: number;
  /** the critical path of the main root */
  readonly critical: CriticalSections;
  readonly services: readonly ServiceTime[];
}

/** Rows from which these are too much for the page to derive between two frames: some 2 ms. */
const LARGE_TRACE = 2000;

export function deriveColumns(data: SpanTableData): DerivedColumns {
  const table = openSpanTable(data);
  const ends = deriveEnds(table);
  const selfTime = deriveSelfTime(table, ends);
  const largeTraces: LargeTrace[] = [];
  for (let trace = 0; trace < table.traces.length; trace++) {
    const firstRow = table.traces.firstRow[trace];
    const endRow = table.traces.endRow[trace];
    if (endRow - firstRow < LARGE_TRACE) continue;
    largeTraces.push({
      trace,
      critical: indexCriticalPath(table, deriveCriticalPath(table, ends, table.traces.mainRoot[trace])),
      services: deriveWhereTimeWent(table, selfTime, firstRow, endRow),
    });
  }
  return {
    ends,
    selfTime,
    subtrees: deriveSubtrees(table, ends),
    repeats: deriveRepeats(table, ends),
    largeTraces,
  };
}
