import { serviceName } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { collapsedRows } from './derived.ts';
import { setTraceView, useTraceView } from './traceView.ts';

/** Opening and closing rows: each changes `toggled` or `level` of the view and nothing else. */

function isCollapsed(trace: CurrentTrace, row: number): boolean {
  const { level, toggled } = useTraceView.getState();
  return collapsedRows(trace, level, toggled).has(row);
}

export function hasChildren(trace: CurrentTrace, row: number): boolean {
  return trace.table.subtreeEnd[row] > row + 1;
}

/** Has children and shows them. */
export function isOpen(trace: CurrentTrace, row: number): boolean {
  return hasChildren(trace, row) && !isCollapsed(trace, row);
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
  const { level, toggled } = useTraceView.getState();
  const collapsed = collapsedRows(trace, level, toggled);
  const next = new Set(toggled);
  const end = what === 'row' ? row + 1 : trace.table.subtreeEnd[row];
  for (let at: number = row; at < end; at++) {
    if (!hasChildren(trace, at) || collapsed.has(at) === wanted) continue;
    if (!next.delete(at)) next.add(at);
  }
  setTraceView({ toggled: next });
}

/** Deepest level of the trace that has something to close; 0 when there is none. */
export function deepestLevel({ table, trace }: CurrentTrace): number {
  return Math.max(0, table.traces.depth[trace] - 1);
}

/** Shows rows down to a depth; at or past the deepest, all are open. Exceptions are forgotten. */
export function setLevel(trace: CurrentTrace, level: number): void {
  const wanted = Math.max(0, level);
  setTraceView({ level: wanted >= deepestLevel(trace) ? undefined : wanted, toggled: new Set() });
}

/** Whether the filter by service hides the row: it is of another one, and so is all below it. */
function isFilteredOut({ table }: CurrentTrace, row: number, service: string | undefined): boolean {
  if (service === undefined) return false;
  for (let at = row; at < table.subtreeEnd[row]; at++) {
    if (serviceName(table, table.service[at]) === service) return false;
  }
  return true;
}

/** Selects a row and opens whatever hides it. */
export function reveal(trace: CurrentTrace, row: SpanRow): void {
  const { level, toggled, focus, service } = useTraceView.getState();
  const collapsed = collapsedRows(trace, level, toggled);
  let next: Set<number> | undefined;
  for (let above = trace.table.parent[row]; above >= 0; above = trace.table.parent[above]) {
    if (!collapsed.has(above)) continue;
    next ??= new Set(toggled);
    if (!next.delete(above)) next.add(above);
  }
  const outsideFocus = focus !== undefined && (row < focus || row >= trace.table.subtreeEnd[focus]);
  setTraceView({
    selected: row,
    toggled: next ?? toggled,
    focus: outsideFocus ? undefined : focus,
    service: isFilteredOut(trace, row, service) ? undefined : service,
  });
}
