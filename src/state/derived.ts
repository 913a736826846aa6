import type { CriticalSections } from '#analysis/criticalSections.ts';
import { criticalSectionsOf, criticalSectionsWithin, indexCriticalPath } from '#analysis/criticalSections.ts';
import type { CriticalPath } from '#analysis/criticalPath.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { Intervals } from '#analysis/intervals.ts';
import { withSums } from '#analysis/intervals.ts';
import { isToldByAttributes } from '#analysis/groupKeys.ts';
import type { Repeats } from '#analysis/repeats.ts';
import { runEnd, runIntervals } from '#analysis/repeats.ts';
import { selfIntervals } from '#analysis/selfTime.ts';
import { deriveServiceSlots } from '#analysis/serviceColours.ts';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import { deriveLines, plainLines } from '#analysis/waterfallLines.ts';
import { collapseToLevel, deriveVisibleRows, foldEnd, visibleAncestor } from '#analysis/visibleRows.ts';
import { deriveWhereTimeWent } from '#analysis/whereTimeWent.ts';
import { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import { lowerBound } from '#base/search.ts';
import { serviceName } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { shiftOf } from './currentTrace.ts';
import type { LoadedDocument } from './documents.ts';
import { usePreferences } from './preferences.ts';
import type { RowsFilter } from './rowsFilter.ts';
import { rowsWork } from './rowsWork.ts';
import { useResult } from './useWork.ts';
import type { TraceView } from './traceView.ts';
import { useTraceView } from './traceView.ts';

/** Consequences of the document and the view, each made once for the same objects. Nothing here is stored twice. */

/** Colour slot of each service of a table. */
export const serviceSlots = memoByObject((table: SpanTable): Int32Array => {
  const names = Array.from(table.services, (_, service) => serviceName(table, service));
  return deriveServiceSlots(names).slot;
});

/** What counts as an error in a document, by the user's choice. */
export function errorsOf({ derived }: LoadedDocument): ErrorCounts {
  return usePreferences.getState().countClient4xx ? derived.errors.all : derived.errors.without4xx;
}

/** The same, kept up to date. */
export function useErrors({ derived }: LoadedDocument): ErrorCounts {
  return usePreferences(({ countClient4xx }) => (countClient4xx ? derived.errors.all : derived.errors.without4xx));
}

/**
 * Self-time intervals by row, of a folded run those of its members [row, endRow): one function per trace. By adjusted
 * clocks a row keeps the self time that was measured, so its intervals only move along with it.
 */
export const selfIntervalsOf = memoByObject((trace: CurrentTrace) => {
  const { table, document } = trace.stored ?? trace;
  const wide = new Map(document.derived.wideRows.map((known) => [known.row, known.self]));
  return (row: number, endRow: number): Intervals => {
    if (endRow > row + 1) return withSums(runIntervals(trace.table, trace.document.derived.ends, row, endRow));
    const own = wide.get(row) ?? withSums(selfIntervals(table, document.derived.ends, row));
    const shift = shiftOf(trace, row);
    return shift === 0 ? own : { ...own, pairs: own.pairs.map((ns) => ns + shift) };
  };
});

const sectionsOf = memoByObject(({ table, document, trace }: CurrentTrace): CriticalSections => {
  const { largeTraces, ends } = document.derived;
  const known = largeTraces.find((large) => large.trace === trace);
  return known?.critical ?? indexCriticalPath(table, deriveCriticalPath(table, ends, table.traces.mainRoot[trace]));
});

/** The critical path of the main root. */
export function criticalPathOf(trace: CurrentTrace): CriticalPath {
  return sectionsOf(trace).path;
}

/** Intervals of the main root's critical path by row; of a closed row, those of all it stands for: [row, endRow). */
export const criticalIntervalsOf = memoByObject((trace: CurrentTrace) => {
  const { table } = trace;
  const sections = sectionsOf(trace);
  const wide = new Map(trace.document.derived.wideRows.map((known) => [known.row, known.critical]));
  return (row: number, endRow: number): Intervals => {
    const known = endRow === row + 1 ? wide.get(row) : undefined;
    if (known) return known;
    return withSums(
      endRow > row + 1 && endRow === table.subtreeEnd[row]
        ? criticalSectionsWithin(sections, table, row)
        : criticalSectionsOf(sections, row, endRow),
    );
  };
});

export const whereTimeWentOf = memoByObject(({ table, document, trace, firstRow, endRow }: CurrentTrace) => {
  const { largeTraces, selfTime } = document.derived;
  const known = largeTraces.find((large) => large.trace === trace);
  return known?.services ?? deriveWhereTimeWent(table, selfTime, firstRow, endRow);
});

/**
 * The runs of repeats of a trace's document while they are folded; undefined while they are not. Where only the rows of a
 * group are shown none is: a run may have members of which the group has not.
 */
export function foldedRepeats(trace: CurrentTrace): Repeats | undefined {
  const isFolding = usePreferences.getState().foldRepeats && useTraceView.getState().rows === undefined;
  return isFolding ? trace.document.derived.repeats : undefined;
}

/** The same, kept up to date. */
export function useFoldedRepeats(trace: CurrentTrace): Repeats | undefined {
  const isWanted = usePreferences(({ foldRepeats }) => foldRepeats);
  const isPossible = useTraceView((view) => view.rows === undefined);
  return isWanted && isPossible ? trace.document.derived.repeats : undefined;
}

/** Rows that are focused: the span with all below it or, of the head of a folded run, the run; else the whole trace. */
export function focusedRows(
  trace: CurrentTrace,
  focus: number | undefined,
): { readonly firstRow: number; readonly endRow: number } {
  if (focus === undefined) return trace;
  return { firstRow: focus, endRow: foldEnd(trace.table, foldedRepeats(trace), focus) };
}

/** By row: which rows are closed under a level, which runs are folded, and the exceptions to both. */
export const collapsedRows = memoLast(
  (
    trace: CurrentTrace,
    level: number | undefined,
    toggled: ReadonlySet<number>,
    folded: Repeats | undefined,
  ): BitSet => {
    const { table, firstRow, endRow } = trace;
    const collapsed = new BitSet(table.length);
    if (level !== undefined) collapseToLevel(table, firstRow, endRow, level, collapsed);
    if (folded) {
      const end = lowerBound(folded.head, endRow);
      for (let run = lowerBound(folded.head, firstRow); run < end; run++) collapsed.add(folded.head[run]);
    }
    for (const row of toggled) {
      // An unfolded run is remembered while folding is off, when its head is a row like any other.
      if (!folded && runEnd(trace.document.derived.repeats, row) > 0) continue;
      if (collapsed.has(row)) collapsed.delete(row);
      else collapsed.add(row);
    }
    return collapsed;
  },
);

/** By row: spans of a service, or of the matched rows, or both, and all above them; undefined = no filter. */
export const shownRows = memoLast(
  (trace: CurrentTrace, service: string | undefined, matched: BitSet | undefined): BitSet | undefined => {
    const { table, firstRow, endRow } = trace;
    const wanted = service === undefined ? undefined : serviceIndex(table, service);
    if (wanted === undefined && matched === undefined) return undefined;
    const shown = new BitSet(table.length);
    // Backwards, so that a row has heard of all its descendants when it tells its parent.
    for (let row = endRow - 1; row >= firstRow; row--) {
      if ((wanted === undefined || table.service[row] === wanted) && matched?.has(row) !== false) shown.add(row);
      if (shown.has(row) && table.parent[row] >= 0) shown.add(table.parent[row]);
    }
    return shown;
  },
);

/** −1 = the unknown service; undefined when the document has none of that name. */
export function serviceIndex(table: SpanTable, name: string): number | undefined {
  return [...table.services.keys(), -1].find((index) => serviceName(table, index) === name);
}

/** Whether a filter by rows asks for attributes that are still in the file: until they are read it hides nothing. */
export function waitsForAttributes({ document }: CurrentTrace, rows: RowsFilter | undefined): boolean {
  return document.isStructure === true && rows?.some(({ by }) => isToldByAttributes(by)) === true;
}

/** Rows of the group that is filtered by; undefined = none is, or it is not worked out yet, or cannot be yet. */
export function matchedRows(trace: CurrentTrace, rows: RowsFilter | undefined): BitSet | undefined {
  if (rows === undefined || waitsForAttributes(trace, rows)) return undefined;
  return rowsWork(trace, errorsOf(trace.document), rows).result();
}

/** The same, kept up to date. */
export function useMatchedRows(trace: CurrentTrace): BitSet | undefined {
  const rows = useTraceView((view) => view.rows);
  const errors = useErrors(trace.document);
  return useResult(rows && !waitsForAttributes(trace, rows) ? rowsWork(trace, errors, rows) : undefined);
}

const visible = memoLast(
  (
    trace: CurrentTrace,
    collapsed: BitSet,
    repeats: Repeats | undefined,
    shown: BitSet | undefined,
    focus: number | undefined,
  ): Int32Array =>
    deriveVisibleRows(trace.table, {
      firstRow: trace.firstRow,
      endRow: trace.endRow,
      collapsed,
      repeats,
      shown,
      focus,
    }),
);

/** Rows of the waterfall, top to bottom. */
export function visibleRowsOf(trace: CurrentTrace, view: TraceView, folded = foldedRepeats(trace)): Int32Array {
  const collapsed = collapsedRows(trace, view.level, view.toggled, folded);
  const shown = shownRows(trace, view.service, matchedRows(trace, view.rows));
  return visible(trace, collapsed, folded, shown, view.focus);
}

function useVisibleRows(trace: CurrentTrace): Int32Array {
  useFoldedRepeats(trace);
  useMatchedRows(trace);
  return useTraceView((view) => visibleRowsOf(trace, view));
}

const lines = memoLast((trace: CurrentTrace, rows: Int32Array, isFocused: boolean): WaterfallLines =>
  // What is below one span is below no missing parent of others.
  isFocused ? plainLines(rows) : deriveLines(rows, trace.document.derived.missingParents, trace.firstRow, trace.endRow),
);

/** Rows of the waterfall with the headings between them. */
export function useWaterfallLines(trace: CurrentTrace): WaterfallLines {
  const rows = useVisibleRows(trace);
  const isFocused = useTraceView((view) => view.focus !== undefined);
  return lines(trace, rows, isFocused);
}

/** The row itself where it is visible, else what hides it: the head of its run, or an ancestor. */
export function shownRowOf(trace: CurrentTrace, rows: Int32Array, row: number): SpanRow | undefined {
  return visibleAncestor(trace.table, rows, row, trace.document.derived.repeats);
}
