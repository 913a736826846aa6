import { rowIndexOf } from '#analysis/visibleRows.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { hasSelection, inTrace, isTraceOpen, withSelected } from './actInTrace.ts';
import type { Command } from './command.ts';
import { currentTrace } from './currentTrace.ts';
import { errorsOf, shownRowOf, visibleRowsOf } from './derived.ts';
import { nextMatch, useFind } from './find.ts';
import { focusFind } from './focusRequests.ts';
import { reveal } from './rowActions.ts';
import { setTraceView, useTraceView } from './traceView.ts';

/** Selects the row so many places further down; the first or last when nothing is selected. */
export function move(places: number): () => void {
  return inTrace((trace) => {
    const view = useTraceView.getState();
    const rows = visibleRowsOf(trace, view);
    if (rows.length === 0) return;
    const from = view.selected === undefined ? undefined : shownRowOf(trace, rows, view.selected);
    const at = from === undefined ? (places > 0 ? -1 : rows.length) : rowIndexOf(rows, from);
    const wanted = Math.min(rows.length - 1, Math.max(0, at + places));
    setTraceView({ selected: rows[wanted] as SpanRow });
  });
}

function toMatch(direction: 1 | -1): () => void {
  return inTrace((trace) => {
    const row = nextMatch(useTraceView.getState().selected, direction);
    if (row !== undefined) reveal(trace, row);
  });
}

function toError(direction: 1 | -1): () => void {
  return inTrace((trace) => {
    const { document, firstRow, endRow } = trace;
    const { failed } = errorsOf(document);
    const count = endRow - firstRow;
    const from = useTraceView.getState().selected ?? (direction === 1 ? endRow - 1 : firstRow);
    for (let step = 1; step <= count; step++) {
      const row = firstRow + ((((from - firstRow + direction * step) % count) + count) % count);
      if (failed[row] === 0) continue;
      reveal(trace, row as SpanRow);
      return;
    }
  });
}

const hasErrors = (): boolean => {
  const trace = currentTrace();
  return trace !== undefined && errorsOf(trace.document).trace[trace.trace] > 0;
};
const hasMatches = (): boolean => useFind.getState().count > 0;
/** Rows that PgUp and PgDn move: about a screen of a laptop, a few rows kept in view. */
const PAGE = 20;

/** Going from span to span: by rows, by errors, by what is searched for. */
export const MOVE_COMMANDS: readonly Command[] = [
  { id: 'row.next', title: 'Next row', group: 'Move', keys: ['ArrowDown'], isEnabled: isTraceOpen, run: move(1) },
  {
    id: 'row.previous',
    title: 'Previous row',
    group: 'Move',
    keys: ['ArrowUp'],
    isEnabled: isTraceOpen,
    run: move(-1),
  },
  {
    id: 'row.pageDown',
    title: 'A page down',
    group: 'Move',
    keys: ['PageDown'],
    isEnabled: isTraceOpen,
    run: move(PAGE),
  },
  { id: 'row.pageUp', title: 'A page up', group: 'Move', keys: ['PageUp'], isEnabled: isTraceOpen, run: move(-PAGE) },
  { id: 'row.first', title: 'First row', group: 'Move', keys: ['Home'], isEnabled: isTraceOpen, run: move(-Infinity) },
  { id: 'row.last', title: 'Last row', group: 'Move', keys: ['End'], isEnabled: isTraceOpen, run: move(Infinity) },
  {
    id: 'row.parent',
    title: 'Go to the parent',
    group: 'Move',
    keys: ['p'],
    isEnabled: hasSelection,
    run: withSelected((trace, row) => {
      if (trace.table.parent[row] >= 0) reveal(trace, trace.table.parent[row] as SpanRow);
    }),
  },
  { id: 'error.next', title: 'Next error', group: 'Move', keys: ['e'], isEnabled: hasErrors, run: toError(1) },
  { id: 'error.previous', title: 'Previous error', group: 'Move', keys: ['E'], isEnabled: hasErrors, run: toError(-1) },
  { id: 'find', title: 'Find', group: 'Find', keys: ['/'], isEnabled: isTraceOpen, run: focusFind },
  { id: 'find.next', title: 'Next match', group: 'Find', keys: ['n'], isEnabled: hasMatches, run: toMatch(1) },
  { id: 'find.previous', title: 'Previous match', group: 'Find', keys: ['N'], isEnabled: hasMatches, run: toMatch(-1) },
];
