import { runEnd, runOf } from '#analysis/repeats.ts';
import { foldEnd } from '#analysis/visibleRows.ts';
import { lowerBound } from '#base/search.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { collapsedRows, foldedRepeats, matchedRows, serviceIndex } from './derived.ts';
import { setPreference } from './preferences.ts';
import type { RowsFilter } from './rowsFilter.ts';
import type { TraceView } from './traceView.ts';
import { NO_ROWS, setTraceView, useTraceView } from './traceView.ts';

/** Opening and closing rows: each changes `toggled` or `level` of the view and nothing else. */

/** Whether the row hides what is below it, or its run. */
export function isCollapsed(trace: CurrentTrace, row: number): boolean {
  const { level, toggled } = useTraceView.getState();
  return collapsedRows(trace, level, toggled, foldedRepeats(trace)).has(row);
}

/** Has children, or is the head of a run, and shows them. */
export function isOpen(trace: CurrentTrace, row: number): boolean {
  return foldEnd(trace.table, foldedRepeats(trace), row) > row + 1 && !isCollapsed(trace, row);
}

/** What closing would hide a row first: the head of its run unless it is that itself, else its parent; −1 = nothing. */
export function holderOf(trace: CurrentTrace, row: number): number {
  const folded = foldedRepeats(trace);
  const run = folded ? runOf(folded, row) : -1;
  return folded && run >= 0 && folded.head[run] !== row ? folded.head[run] : trace.table.parent[row];
}

export function openRow(trace: CurrentTrace, row: SpanRow, what: 'row' | 'subtree' = 'row'): void {
  setCollapsed(trace, row, what, false);
}

export function closeRow(trace: CurrentTrace, row: SpanRow, what: 'row' | 'subtree' = 'row'): void {
  setCollapsed(trace, row, what, true);
}

export function toggleRow(trace: CurrentTrace, row: SpanRow, what: 'row' | 'subtree' = 'row'): void {
  setCollapsed(trace, row, what, !isCollapsed(trace, row));
}

function setCollapsed(trace: CurrentTrace, row: SpanRow, what: 'row' | 'subtree', wanted: boolean): void {
  if (what === 'subtree' && row === trace.firstRow && trace.table.subtreeEnd[row] === trace.endRow) {
    // The only root: a level says it in one number, where a list of exceptions could be a million long.
    if (wanted) setLevel(trace, 0);
    else openAll(trace);
    return;
  }
  const { level, toggled } = useTraceView.getState();
  const folded = foldedRepeats(trace);
  const collapsed = collapsedRows(trace, level, toggled, folded);
  const next = new Set(toggled);
  const end = what === 'row' ? row + 1 : trace.table.subtreeEnd[row];
  for (let at: number = row; at < end; at++) {
    if (foldEnd(trace.table, folded, at) === at + 1 || collapsed.has(at) === wanted) continue;
    if (!next.delete(at)) next.add(at);
  }
  setTraceView({ toggled: next });
}

/** Deepest level of the trace that has something to close; 0 when there is none. */
export function deepestLevel({ table, trace }: CurrentTrace): number {
  return Math.max(0, table.traces.depth[trace] - 1);
}

/** Shows rows down to a depth; at or past the deepest, all are open. Exceptions are forgotten, so runs are folded. */
export function setLevel(trace: CurrentTrace, level: number): void {
  const wanted = Math.max(0, level);
  setTraceView({ level: wanted >= deepestLevel(trace) ? undefined : wanted, toggled: NO_ROWS });
}

/** Opens every row, runs too. */
export function openAll(trace: CurrentTrace): void {
  const heads = foldedRepeats(trace)?.head;
  const ofTrace = heads?.subarray(lowerBound(heads, trace.firstRow), lowerBound(heads, trace.endRow));
  setTraceView({ level: undefined, toggled: ofTrace && ofTrace.length > 0 ? new Set(ofTrace) : NO_ROWS });
}

/** Folds all runs of repeats, also those that were opened one by one; or makes each member a row of its own. */
export function setFoldRepeats(trace: CurrentTrace, wanted: boolean): void {
  const { repeats } = trace.document.derived;
  const { toggled } = useTraceView.getState();
  if (wanted) setTraceView({ toggled: new Set([...toggled].filter((row) => runEnd(repeats, row) === 0)) });
  setPreference('foldRepeats', wanted);
}

/** Whether the filters by service and by group hide the row: it does not pass, and neither does anything below it. */
function isFilteredOut(trace: CurrentTrace, row: number, { service, rows }: TraceView): boolean {
  const { table } = trace;
  const matched = matchedRows(trace, rows);
  const wanted = service === undefined ? undefined : serviceIndex(table, service);
  if (wanted === undefined && matched === undefined) return false;
  for (let at = row; at < table.subtreeEnd[row]; at++) {
    if ((wanted === undefined || table.service[at] === wanted) && matched?.has(at) !== false) return false;
  }
  return true;
}

/** Shows the spans of a group in the waterfall, all of them open, with what stands above them. */
export function showRows(filter: RowsFilter): void {
  setTraceView({ view: 'waterfall', rows: filter, level: undefined, toggled: NO_ROWS });
}

/** Selects a row and opens whatever hides it. */
export function reveal(trace: CurrentTrace, row: SpanRow): void {
  const view = useTraceView.getState();
  const { level, toggled, focus } = view;
  const folded = foldedRepeats(trace);
  const collapsed = collapsedRows(trace, level, toggled, folded);
  let next: Set<number> | undefined;
  for (let above = holderOf(trace, row); above >= 0; above = holderOf(trace, above)) {
    if (!collapsed.has(above)) continue;
    next ??= new Set(toggled);
    if (!next.delete(above)) next.add(above);
  }
  const outsideFocus = focus !== undefined && (row < focus || row >= foldEnd(trace.table, folded, focus));
  setTraceView({
    selected: row,
    toggled: next ?? toggled,
    focus: outsideFocus ? undefined : focus,
    ...(isFilteredOut(trace, row, view) && { service: undefined, rows: undefined }),
  });
}
