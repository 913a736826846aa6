import { rowIndexOf } from '#analysis/visibleRows.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { hasSelection, inTrace, isTraceOpen, withSelected, withShown } from './actInTrace.ts';
import type { Command } from './command.ts';
import { visibleRowsOf } from './derived.ts';
import { move } from './moveCommands.ts';
import { closeRow, deepestLevel, holderOf, isCollapsed, isOpen, openAll, openRow, setLevel } from './rowActions.ts';
import { setTraceView, useTraceView } from './traceView.ts';
import { fitSpan, showAll } from './zoomActions.ts';

/** Opening and closing rows. */
export const ROW_COMMANDS: readonly Command[] = [
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
      else {
        const holder = holderOf(trace, row);
        const isShown = rowIndexOf(visibleRowsOf(trace, useTraceView.getState()), holder) >= 0;
        if (isShown) setTraceView({ selected: holder as SpanRow });
      }
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
      // What is looked at alone has the whole width; leaving it gives the whole trace back.
      if (already) showAll();
      else fitSpan(trace, row);
    }),
  },
];
