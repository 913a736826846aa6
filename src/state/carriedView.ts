import { sameTree } from '#model/sameTree.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import type { TraceView } from './traceView.ts';

/**
 * The same view of a trace in another table, where it has more spans or begins earlier: rows are found again by their span
 * ids (the first of a repeated one), times by the clock. Rows without an id, and those that are gone, are forgotten.
 */
export function carryView(view: TraceView, before: CurrentTrace, after: CurrentTrace): TraceView {
  const rows = new Set<number>(view.toggled);
  for (const row of [view.selected, view.focus]) if (row !== undefined) rows.add(row);
  const moved = movedRows(rows, before, after);
  const shift = Number(before.table.originNs - after.table.originNs);
  const { range, selected, focus } = view;
  return {
    ...view,
    range: range && { startNs: range.startNs + shift, endNs: range.endNs + shift },
    selected: selected === undefined ? undefined : moved.get(selected),
    focus: focus === undefined ? undefined : moved.get(focus),
    toggled: view.toggled.size === 0 ? view.toggled : new Set([...view.toggled].flatMap((row) => moved.get(row) ?? [])),
  };
}

/** Where rows of one table are in another. One pass over the trace, however many are asked for. */
export function movedRows(
  rows: ReadonlySet<number>,
  before: CurrentTrace,
  after: CurrentTrace,
): ReadonlyMap<number, SpanRow> {
  if (rows.size === 0) return new Map();
  // Only its attributes have come, as of a large file: every row is where it was.
  if (sameTree(before.table, after.table)) return new Map([...rows].map((row) => [row, row as SpanRow]));
  const wanted = new Map<number, number>();
  for (const row of rows) {
    const id = before.table.spanId[row];
    const same = id < 0 ? -1 : after.table.strings.find(before.table.strings.get(id));
    if (same >= 0) wanted.set(same, row);
  }
  const moved = new Map<number, SpanRow>();
  const { spanId } = after.table;
  for (let row = after.firstRow; row < after.endRow && wanted.size > 0; row++) {
    const old = wanted.get(spanId[row]);
    if (old === undefined) continue;
    moved.set(old, row as SpanRow);
    wanted.delete(spanId[row]);
  }
  return moved;
}
