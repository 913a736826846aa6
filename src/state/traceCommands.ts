import { rowIndexOf } from '#analysis/visibleRows.ts';
import { SPAN_STATUS } from '#model/spanTable.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { Command } from './command.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { currentTrace } from './currentTrace.ts';
import { shownRowOf, visibleRowsOf } from './derived.ts';
import { nextMatch, useFind } from './find.ts';
import { focusFind } from './focusRequests.ts';
import { setPreference, usePreferences } from './preferences.ts';
import {
  closeRow,
  deepestLevel,
  holderOf,
  isCollapsed,
  isOpen,
  openAll,
  openRow,
  reveal,
  setFoldRepeats,
  setLevel,
} from './rowActions.ts';
import { setTraceView, useTraceView } from './traceView.ts';
import { fitSpan, panBy, showAll, zoomBy } from './zoomActions.ts';

/** Runs with the trace on the screen; without one nothing happens. */
function inTrace(act: (trace: CurrentTrace) => void): () => void {
  return () => {
    const trace = currentTrace();
    if (trace) act(trace);
  };
}

function isTraceOpen(): boolean {
  return currentTrace() !== undefined;
}

function hasSelection(): boolean {
  return isTraceOpen() && useTraceView.getState().selected !== undefined;
}

/** Selects the row so many places further down; the first or last when nothing is selected. */
function move(places: number): () => void {
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

function withSelected(act: (trace: CurrentTrace, row: SpanRow) => void): () => void {
  return inTrace((trace) => {
    const { selected } = useTraceView.getState();
    if (selected !== undefined) act(trace, selected);
  });
}

/** The same with what hides the selected row when it is hidden, since that is what the eye is on. */
function withShown(act: (trace: CurrentTrace, row: SpanRow) => void): () => void {
  return withSelected((trace, row) =>
    act(trace, shownRowOf(trace, visibleRowsOf(trace, useTraceView.getState()), row) ?? row),
  );
}

function toMatch(direction: 1 | -1): () => void {
  return inTrace((trace) => {
    const row = nextMatch(useTraceView.getState().selected, direction);
    if (row !== undefined) reveal(trace, row);
  });
}

function toError(direction: 1 | -1): () => void {
  return inTrace((trace) => {
    const { table, firstRow, endRow } = trace;
    const count = endRow - firstRow;
    const from = useTraceView.getState().selected ?? (direction === 1 ? endRow - 1 : firstRow);
    for (let step = 1; step <= count; step++) {
      const row = firstRow + ((((from - firstRow + direction * step) % count) + count) % count);
      if (table.status[row] !== SPAN_STATUS.error) continue;
      reveal(trace, row as SpanRow);
      return;
    }
  });
}

const hasErrors = (): boolean => {
  const trace = currentTrace();
  return trace !== undefined && trace.table.traces.errors[trace.trace] > 0;
};
const hasMatches = (): boolean => useFind.getState().count > 0;
/** Rows that PgUp and PgDn move: about a screen of a laptop, a few rows kept in view. */
const PAGE = 20;

/** What can be done in a trace. */
export const TRACE_COMMANDS: readonly Command[] = [
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
  {
    id: 'row.open',
    title: 'Open the row, or go to its first child',
    group: 'Rows',
    keys: ['ArrowRight'],
    isEnabled: hasSelection,
    run: withShown((trace, row) => {
      if (isOpen(trace, row)) move(1)();
      else openRow(trace, row);
    }),
  },
  {
    id: 'row.close',
    title: 'Close the row, or go to its parent',
    group: 'Rows',
    keys: ['ArrowLeft'],
    isEnabled: hasSelection,
    run: withShown((trace, row) => {
      if (isOpen(trace, row)) closeRow(trace, row);
      else if (holderOf(trace, row) >= 0) setTraceView({ selected: holderOf(trace, row) as SpanRow });
    }),
  },
  {
    id: 'subtree.open',
    title: 'Open the whole subtree',
    group: 'Rows',
    keys: ['Alt+ArrowRight'],
    isEnabled: hasSelection,
    run: withSelected((trace, row) => openRow(trace, row, 'subtree')),
  },
  {
    id: 'subtree.close',
    title: 'Close the whole subtree',
    group: 'Rows',
    keys: ['Alt+ArrowLeft'],
    isEnabled: hasSelection,
    run: withSelected((trace, row) => closeRow(trace, row, 'subtree')),
  },
  {
    id: 'level.less',
    title: 'Show one level less',
    group: 'Rows',
    keys: ['['],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => {
      const { level } = useTraceView.getState();
      setLevel(trace, (level ?? deepestLevel(trace)) - 1);
    }),
  },
  {
    id: 'level.more',
    title: 'Show one level more',
    group: 'Rows',
    keys: [']'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => setLevel(trace, (useTraceView.getState().level ?? Infinity) + 1)),
  },
  {
    id: 'rows.closeAll',
    title: 'Close all rows',
    group: 'Rows',
    keys: [],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => setLevel(trace, 0)),
  },
  {
    id: 'rows.openAll',
    title: 'Open all rows',
    group: 'Rows',
    keys: [],
    isEnabled: isTraceOpen,
    run: inTrace(openAll),
  },
  {
    id: 'focus',
    title: 'Focus on this subtree',
    group: 'Rows',
    keys: ['f'],
    isEnabled: hasSelection,
    isOn: () => useTraceView.getState().focus !== undefined,
    run: withSelected((trace, row) => {
      const already = useTraceView.getState().focus === row;
      if (!already && isCollapsed(trace, row)) openRow(trace, row);
      setTraceView({ focus: already ? undefined : row });
    }),
  },
  { id: 'find', title: 'Find', group: 'Find', keys: ['/', 'Ctrl+F'], isEnabled: isTraceOpen, run: focusFind },
  { id: 'find.next', title: 'Next match', group: 'Find', keys: ['n'], isEnabled: hasMatches, run: toMatch(1) },
  { id: 'find.previous', title: 'Previous match', group: 'Find', keys: ['N'], isEnabled: hasMatches, run: toMatch(-1) },
  {
    id: 'zoom.in',
    title: 'Zoom in',
    group: 'Time',
    keys: ['w', '+'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => zoomBy(trace, 1.5)),
  },
  {
    id: 'zoom.out',
    title: 'Zoom out',
    group: 'Time',
    keys: ['s', '-'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => zoomBy(trace, 1 / 1.5)),
  },
  {
    id: 'pan.left',
    title: 'Earlier',
    group: 'Time',
    keys: ['a'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => panBy(trace, -0.15)),
  },
  {
    id: 'pan.right',
    title: 'Later',
    group: 'Time',
    keys: ['d'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => panBy(trace, 0.15)),
  },
  { id: 'zoom.fit', title: 'Show the whole trace', group: 'Time', keys: ['0'], isEnabled: isTraceOpen, run: showAll },
  {
    id: 'zoom.span',
    title: 'Fit the selected span',
    group: 'Time',
    keys: ['z'],
    isEnabled: hasSelection,
    run: withSelected(fitSpan),
  },
  {
    id: 'criticalPath',
    title: 'Critical path',
    group: 'View',
    keys: ['c'],
    isEnabled: isTraceOpen,
    isOn: () => usePreferences.getState().criticalPath,
    run: () => setPreference('criticalPath', !usePreferences.getState().criticalPath),
  },
  {
    id: 'repeats',
    title: 'Fold repeats',
    group: 'View',
    keys: ['r'],
    isEnabled: isTraceOpen,
    isOn: () => usePreferences.getState().foldRepeats,
    run: inTrace((trace) => setFoldRepeats(trace, !usePreferences.getState().foldRepeats)),
  },
  {
    id: 'details',
    title: 'Details',
    group: 'View',
    keys: ['Enter'],
    isEnabled: isTraceOpen,
    isOn: () => usePreferences.getState().detailsOpen,
    run: () => setPreference('detailsOpen', !usePreferences.getState().detailsOpen),
  },
  {
    id: 'back',
    title: 'Back out: of find, focus, filter, zoom, selection',
    group: 'View',
    keys: ['Escape'],
    isEnabled: isTraceOpen,
    run: () => {
      const view = useTraceView.getState();
      if (view.find !== '') setTraceView({ find: '' });
      else if (view.focus !== undefined) setTraceView({ focus: undefined });
      else if (view.service !== undefined) setTraceView({ service: undefined });
      else if (view.range) setTraceView({ range: undefined });
      else setTraceView({ selected: undefined });
    },
  },
];
