import { criticalSectionsOf, criticalSectionsWithin, indexCriticalPath } from '#analysis/criticalSections.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { selfIntervals } from '#analysis/selfTime.ts';
import { deriveServiceSlots } from '#analysis/serviceColours.ts';
import { collapseToLevel, deriveVisibleRows } from '#analysis/visibleRows.ts';
import { deriveWhereTimeWent } from '#analysis/whereTimeWent.ts';
import { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import type { LoadedDocument } from './documents.ts';
import type { TraceView } from './traceView.ts';
import { useTraceView } from './traceView.ts';

/** Consequences of the document and the view, each made once for the same objects. Nothing here is stored twice. */

/** Colour slot of each service of a table. */
export const serviceSlots = memoByObject((table: SpanTable): Int32Array => {
  const names = Array.from(table.services, (_, service) => serviceName(table, service));
  return deriveServiceSlots(names).slot;
});

/** Self-time intervals by row, as the waterfall asks for them: one function per document. */
export const selfIntervalsOf = memoByObject(
  ({ table, derived }: LoadedDocument) =>
    (row: number): Float64Array =>
      selfIntervals(table, derived.ends, row),
);

/** Intervals of the main root's critical path by row; of a closed row, those of its whole subtree [row, endRow). */
export const criticalIntervalsOf = memoByObject(({ table, document, trace }: CurrentTrace) => {
  const { critical, ends } = document.derived;
  const sections =
    critical.find((known) => known.trace === trace)?.sections ??
    indexCriticalPath(table, deriveCriticalPath(table, ends, table.traces.mainRoot[trace]));
  return (row: number, endRow: number): Float64Array =>
    endRow === row + 1 ? criticalSectionsOf(sections, row) : criticalSectionsWithin(sections, table, row);
});

export const whereTimeWentOf = memoByObject(({ table, document, firstRow, endRow }: CurrentTrace) =>
  deriveWhereTimeWent(table, document.derived.selfTime, firstRow, endRow),
);

/** By row: which rows are closed under a level and its exceptions. */
export const collapsedRows = memoLast(
  (trace: CurrentTrace, level: number | undefined, toggled: ReadonlySet<number>): BitSet => {
    const { table, firstRow, endRow } = trace;
    const collapsed = new BitSet(table.length);
    if (level !== undefined) collapseToLevel(table, firstRow, endRow, level, collapsed);
    for (const row of toggled) {
      if (collapsed.has(row)) collapsed.delete(row);
      else collapsed.add(row);
    }
    return collapsed;
  },
);

/** By row: spans of a service and all above them; undefined = no filter. */
const shownRows = memoLast((trace: CurrentTrace, service: string | undefined): BitSet | undefined => {
  if (service === undefined) return undefined;
  const { table, firstRow, endRow } = trace;
  const shown = new BitSet(table.length);
  const wanted = [...table.services.keys(), -1].find((index) => serviceName(table, index) === service);
  if (wanted === undefined) return undefined;
  // Backwards, so that a row has heard of all its descendants when it tells its parent.
  for (let row = endRow - 1; row >= firstRow; row--) {
    if (table.service[row] === wanted) shown.add(row);
    if (shown.has(row) && table.parent[row] >= 0) shown.add(table.parent[row]);
  }
  return shown;
});

const visible = memoLast(
  (trace: CurrentTrace, collapsed: BitSet, shown: BitSet | undefined, focus: number | undefined): Int32Array =>
    deriveVisibleRows(trace.table, {
      firstRow: trace.firstRow,
      endRow: trace.endRow,
      collapsed,
      shown,
      focus,
    }),
);

/** Rows of the waterfall, top to bottom. */
export function visibleRowsOf(trace: CurrentTrace, view: TraceView): Int32Array {
  const collapsed = collapsedRows(trace, view.level, view.toggled);
  return visible(trace, collapsed, shownRows(trace, view.service), view.focus);
}

export function useVisibleRows(trace: CurrentTrace): Int32Array {
  return useTraceView((view) => visibleRowsOf(trace, view));
}
