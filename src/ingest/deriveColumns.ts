import { adjustStarts } from '#analysis/adjustedTimes.ts';
import { ClockDomains } from '#analysis/clockDomains.ts';
import type { ClockSkew } from '#analysis/clockSkew.ts';
import { deriveClockSkew } from '#analysis/clockSkew.ts';
import type { ErrorColumns } from '#analysis/errorCounts.ts';
import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import type { CriticalSections } from '#analysis/criticalSections.ts';
import { indexCriticalPath } from '#analysis/criticalSections.ts';
import type { MissingParents } from '#analysis/missingParents.ts';
import { deriveMissingParents } from '#analysis/missingParents.ts';
import type { Repeats } from '#analysis/repeats.ts';
import { deriveRepeats } from '#analysis/repeats.ts';
import type { SelfTime } from '#analysis/selfTime.ts';
import { deriveSelfTime } from '#analysis/selfTime.ts';
import type { SpanEnds } from '#analysis/spanEnds.ts';
import { deriveEnds, endsFrom, fillOpenEnds } from '#analysis/spanEnds.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import type { Subtrees } from '#analysis/subtrees.ts';
import { deriveSubtrees } from '#analysis/subtrees.ts';
import type { WideRow } from '#analysis/wideRows.ts';
import { deriveWideRows } from '#analysis/wideRows.ts';
import type { ServiceTime } from '#analysis/whereTimeWent.ts';
import { deriveWhereTimeWent } from '#analysis/whereTimeWent.ts';
import type { SpanTable, SpanTableData } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';

/**
 * Columns that every screen needs, derived in the worker so that the page does nothing that grows with the document
 * when it arrives.
 */
export interface DerivedColumns {
  readonly ends: SpanEnds;
  readonly selfTime: SelfTime;
  readonly subtrees: Subtrees;
  /** ERROR_RULE by row: what makes it an error */
  readonly errorRule: Uint8Array;
  readonly errors: ErrorColumns;
  readonly repeats: Repeats;
  readonly missingParents: MissingParents;
  /** what a large trace is looked at with; of others it is derived when they are opened */
  readonly largeTraces: readonly LargeTrace[];
  readonly wideRows: readonly WideRow[];
}

export interface LargeTrace {
  readonly trace: number;
  /** the critical path of the main root */
  readonly critical: CriticalSections;
  readonly services: readonly ServiceTime[];
  readonly skew: ClockSkew;
  /** the critical path by adjusted clocks; undefined when none is off */
  readonly adjustedCritical: CriticalSections | undefined;
}

/** Rows from which these are too much for the page to derive between two frames: some 2 ms. */
const LARGE_TRACE = 2000;

export function deriveColumns(data: SpanTableData): DerivedColumns {
  const table = openSpanTable(data);
  const ends = deriveEnds(table);
  const selfTime = deriveSelfTime(table, ends);
  const errorRule = deriveErrorRules(table);
  const subtrees = deriveSubtrees(table, ends);
  const largeTraces: LargeTrace[] = [];
  const adjuster = new CriticalAdjuster(table, ends);
  for (let trace = 0; trace < table.traces.length; trace++) {
    const firstRow = table.traces.firstRow[trace];
    const endRow = table.traces.endRow[trace];
    if (endRow - firstRow < LARGE_TRACE) continue;
    largeTraces.push({
      trace,
      critical: indexCriticalPath(table, deriveCriticalPath(table, ends, table.traces.mainRoot[trace])),
      services: deriveWhereTimeWent(table, selfTime, firstRow, endRow),
      ...adjuster.adjust(trace),
    });
  }
  const criticalOf = (trace: number) => largeTraces.find((large) => large.trace === trace)?.critical;
  return {
    ends,
    selfTime,
    subtrees,
    errorRule,
    errors: deriveErrorColumns(table, errorRule),
    repeats: deriveRepeats(table, ends, errorRule),
    missingParents: deriveMissingParents(table, subtrees),
    largeTraces,
    wideRows: deriveWideRows(table, ends, criticalOf),
  };
}

/** Estimates the clocks of traces, and their critical paths by adjusted ones in columns made once for all of them. */
class CriticalAdjuster {
  private readonly table: SpanTable;
  private readonly ends: SpanEnds;
  private domains: ClockDomains | undefined;
  private adjusted: { readonly table: SpanTable; readonly ends: SpanEnds } | undefined;

  constructor(table: SpanTable, ends: SpanEnds) {
    this.table = table;
    this.ends = ends;
  }

  adjust(trace: number): Pick<LargeTrace, 'skew' | 'adjustedCritical'> {
    const { traces } = this.table;
    this.domains ??= new ClockDomains(this.table);
    const skew = deriveClockSkew(this.table, trace, this.domains);
    if (skew.clockOf.length === 0) return { skew, adjustedCritical: undefined };
    const table = adjustStarts(this.table, trace, skew, this.adjusted?.table);
    this.adjusted ??= { table, ends: endsFrom(table, this.ends) };
    const { ends } = this.adjusted;
    fillOpenEnds(table, ends, traces.firstRow[trace], traces.endRow[trace]);
    const path = deriveCriticalPath(table, ends, traces.mainRoot[trace]);
    return { skew, adjustedCritical: indexCriticalPath(table, path) };
  }
}
