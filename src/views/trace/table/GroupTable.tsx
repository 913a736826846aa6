import { useMemo, useState } from 'react';
import type { GroupMatches } from '#analysis/groupMatches.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import { selfTimeOf } from '#analysis/selfTime.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useErrors } from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import type { TableView } from '#state/tableView.ts';
import { groupMatchesWork } from '#state/tableWork.ts';
import { setTable, setTraceView, useTraceView } from '#state/traceView.ts';
import { useResult } from '#state/useWork.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { countMatches } from '#views/trace/details/markPieces.ts';
import type { GridRow } from '#views/trace/grid/DataGrid.tsx';
import { DataGrid } from '#views/trace/grid/DataGrid.tsx';
import { GroupFigure, SpanFigure } from './GroupCell.tsx';
import { groupColumns, valueLabel } from './groupColumns.ts';
import type { GroupLine } from './groupLine.ts';
import { groupLine } from './groupLine.ts';
import { GroupLineName, showGroup } from './GroupLineName.tsx';
import { deriveGroupLines } from './groupLines.ts';
import type { OpenGroups } from './openGroups.ts';
import { openNumbers, turned } from './openGroups.ts';

export interface GroupTableProps {
  readonly trace: CurrentTrace;
  readonly groups: SpanGroups;
  /** outer groups, top to bottom */
  readonly order: Int32Array;
  readonly table: TableView;
}

const NONE_OPEN: OpenGroups = new Set();

/** Groups of spans with their figures, which open to groups within them and to spans. */
export function GroupTable({ trace, groups, order, table }: GroupTableProps) {
  const { by, within, sort, descending } = table;
  const { failed } = useErrors(trace.document);
  const find = useTraceView((view) => view.find);
  const selected = useTraceView((view) => view.selected);
  const matches = useFind((state) => state.matches);
  // They grow in place: only at the end it is known how many are in which group.
  const isFound = useFind((state) => state.done);
  const found = useResult(matches && isFound ? groupMatchesWork(groups, matches) : undefined);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const [open, setOpen] = useState<OpenGroups>(NONE_OPEN);
  const lines = useMemo(() => {
    const { duration } = trace.table;
    const { selfTime } = trace.document.derived;
    const isOfSelf = sort === 'self' || sort === 'share';
    const { openOuter, openInner } = openNumbers(groups, open);
    const hasInner = within !== undefined;
    return deriveGroupLines({
      groups,
      order,
      hasInner,
      openOuter,
      openInner,
      sort: { by: sort, descending },
      spanValue: (row) => (isOfSelf ? selfTimeOf(selfTime, row) : duration[row]),
    });
  }, [groups, order, within, open, sort, descending, trace]);
  const columns = useMemo(() => groupColumns(isNarrow, by), [isNarrow, by]);
  const lineOf = (index: number): GroupLine => groupLine(groups, lines, table, index);

  const row = (index: number): GridRow => {
    const line = lineOf(index);
    const { level } = line;
    switch (line.kind) {
      case 'group': {
        const isNamed = find !== '' && countMatches(valueLabel(line.by, line.value), find) > 0;
        return { level, isOpen: open.has(line.openKey), isMatch: isNamed || foundIn(found, line) > 0 };
      }
      case 'span':
        return { level, isSelected: line.row === selected, isMatch: matches?.has(line.row) === true };
      case 'rest':
        return { level };
    }
  };
  const enter = (index: number): void => {
    const line = lineOf(index);
    if (line.kind === 'group') setOpen(turned(open, line.openKey, !open.has(line.openKey)));
    else if (line.kind === 'span') setTraceView({ selected: line.row });
    else showGroup(line.filter);
  };
  const cell = (index: number, column: GroupSort, isActive: boolean) => {
    const line = lineOf(index);
    if (column === 'value') {
      const isOpen = line.kind === 'group' && open.has(line.openKey);
      const hasService = by !== 'service' && within !== 'service';
      return <GroupLineName {...{ trace, line, isOpen, isActive, hasService }} found={foundIn(found, line)} />;
    }
    if (line.kind === 'group') return <GroupFigure figures={line.figures} group={line.group} column={column} />;
    if (line.kind === 'rest') return null;
    const isFailed = failed[line.row] === 1;
    return <SpanFigure trace={trace} row={line.row} column={column} isFailed={isFailed} selfNs={groups.selfNs} />;
  };

  return (
    <DataGrid
      label={`Groups of spans, ${counted(order.length, 'group')}`}
      role="treegrid"
      columns={columns}
      sort={{ by: sort, descending }}
      // Names go up at first, figures down: the worst is what is looked for.
      onSort={(id) => setTable({ sort: id, descending: id === sort ? !descending : id !== 'value' })}
      count={lines.count}
      row={row}
      cell={cell}
      onEnter={enter}
      onMove={(index) => {
        const line = lineOf(index);
        if (line.kind === 'span') setTraceView({ selected: line.row });
      }}
      onTurn={(index, opens) => {
        const line = lineOf(index);
        if (line.kind === 'group') setOpen(turned(open, line.openKey, opens));
      }}
    />
  );
}

/** Spans of a group that the search of the trace found; 0 of other lines, and until that is known. */
function foundIn(found: GroupMatches | undefined, line: GroupLine): number {
  if (line.kind !== 'group' || found === undefined) return 0;
  return (line.isOuter ? found.outer : found.inner)[line.group];
}
