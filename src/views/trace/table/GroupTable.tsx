import { useMemo, useState } from 'react';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useErrors } from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import { showRows } from '#state/rowActions.ts';
import type { RowsFilter } from '#state/rowsFilter.ts';
import type { TableView } from '#state/tableView.ts';
import { setTable, setTraceView, useTraceView } from '#state/traceView.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import type { GridRow } from '#views/trace/grid/DataGrid.tsx';
import { DataGrid } from '#views/trace/grid/DataGrid.tsx';
import { countMatches } from '#views/trace/details/markPieces.ts';
import { GroupFigure, GroupValue, SpanFigure, SpanValue } from './GroupCell.tsx';
import { groupColumns, valueLabel } from './groupColumns.ts';
import { deriveGroupLines, GROUP_LINE } from './groupLines.ts';
import styles from './GroupTable.module.css';
import type { OpenGroups } from './openGroups.ts';
import { innerKey, openNumbers, outerKey, turned } from './openGroups.ts';

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
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const [open, setOpen] = useState<OpenGroups>(NONE_OPEN);
  const { selfTime } = trace.document.derived;
  const spanValue = sort === 'self' || sort === 'share' ? selfTime : trace.table.duration;
  const lines = useMemo(
    () =>
      deriveGroupLines({
        groups,
        order,
        hasInner: within !== undefined,
        ...openNumbers(groups, open),
        sort: { by: sort, descending },
        spanValue,
      }),
    [groups, order, within, open, sort, descending, spanValue],
  );
  const columns = useMemo(() => groupColumns(isNarrow, by), [isNarrow, by]);

  const keyOf = (index: number): string =>
    lines.kind[index] === GROUP_LINE.outer
      ? outerKey(groups, lines.outer[index])
      : innerKey(groups, lines.outer[index], lines.inner[index]);
  const isGroup = (index: number): boolean =>
    lines.kind[index] === GROUP_LINE.outer || lines.kind[index] === GROUP_LINE.inner;
  const filterOf = (index: number): RowsFilter => {
    const outer = { by, value: groups.outer.value[lines.outer[index]] };
    const inner = lines.inner[index];
    return within === undefined || inner < 0 ? [outer] : [outer, { by: within, value: groups.inner.value[inner] }];
  };
  const levelOf = (index: number): number =>
    lines.kind[index] === GROUP_LINE.outer ? 1 : lines.kind[index] === GROUP_LINE.inner || within === undefined ? 2 : 3;

  const row = (index: number): GridRow => {
    const what = lines.at[index];
    const level = levelOf(index);
    switch (lines.kind[index]) {
      case GROUP_LINE.outer:
        return { level, isOpen: open.has(keyOf(index)), isMatch: isFound(by, groups.outer.value[what], find) };
      case GROUP_LINE.inner:
        return {
          level,
          isOpen: open.has(keyOf(index)),
          isMatch: within !== undefined && isFound(within, groups.inner.value[what], find),
        };
      case GROUP_LINE.span:
        return { level, isSelected: what === selected, isMatch: matches?.has(what) === true };
      default:
        return { level };
    }
  };
  const enter = (index: number): void => {
    if (isGroup(index)) setOpen(turned(open, keyOf(index), !open.has(keyOf(index))));
    else if (lines.kind[index] === GROUP_LINE.span) setTraceView({ selected: lines.at[index] as SpanRow });
    else showRows(mergeFilters(useTraceView.getState().rows, filterOf(index)));
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
      onEnter={enter}
      onMove={(index) => {
        if (lines.kind[index] === GROUP_LINE.span) setTraceView({ selected: lines.at[index] as SpanRow });
      }}
      onTurn={(index, opens) => {
        if (isGroup(index)) setOpen(turned(open, keyOf(index), opens));
      }}
      cell={(index, column, isActive) => {
        const kind = lines.kind[index];
        const what = lines.at[index];
        if (column === 'value') {
          return (
            <>
              <span className={styles['inset']} style={{ width: (levelOf(index) - 1) * 16 }} />
              {isGroup(index) ? (
                <>
                  <Icon
                    name="chevronRight"
                    size={12}
                    className={classNames(styles['chevron'], open.has(keyOf(index)) && styles['open'])}
                  />
                  <GroupLabel {...{ trace, groups, table, index, lines }} />
                  <IconButton
                    label={showWords(filterOf(index))}
                    icon="list"
                    size="small"
                    hint="title"
                    tabIndex={isActive ? 0 : -1}
                    className={styles['show']}
                    onClick={(event) => {
                      event.stopPropagation();
                      showRows(mergeFilters(useTraceView.getState().rows, filterOf(index)));
                    }}
                  />
                </>
              ) : kind === GROUP_LINE.span ? (
                <SpanValue trace={trace} row={what} hasService={by !== 'service' && within !== 'service'} hasStart />
              ) : (
                <span className={styles['rest']}>{counted(what, 'more span')}: show all in the waterfall</span>
              )}
            </>
          );
        }
        if (kind === GROUP_LINE.outer)
          return <GroupFigure figures={groups.outer.figures} group={what} column={column} />;
        if (kind === GROUP_LINE.inner)
          return <GroupFigure figures={groups.inner.figures} group={what} column={column} />;
        if (kind === GROUP_LINE.rest) return null;
        return (
          <SpanFigure trace={trace} row={what} column={column} isFailed={failed[what] === 1} selfNs={groups.selfNs} />
        );
      }}
    />
  );
}

function GroupLabel(props: {
  readonly trace: CurrentTrace;
  readonly groups: SpanGroups;
  readonly table: TableView;
  readonly lines: ReturnType<typeof deriveGroupLines>;
  readonly index: number;
}) {
  const { trace, groups, table, lines, index } = props;
  const group = lines.at[index];
  const level = lines.kind[index] === GROUP_LINE.outer ? groups.outer : groups.inner;
  const key = lines.kind[index] === GROUP_LINE.outer ? table.by : (table.within ?? table.by);
  return <GroupValue trace={trace} by={key} value={level.value[group]} row={groups.rows[level.offset[group]]} />;
}

function isFound(by: TableView['by'], value: string | undefined, find: string): boolean {
  return find !== '' && countMatches(valueLabel(by, value), find) > 0;
}

function showWords(filter: RowsFilter): string {
  return `Show in the waterfall: ${filter.map(({ by, value }) => valueLabel(by, value)).join(' · ')}`;
}

/** A group of what is shown already is part of both; of one key the newer value counts. */
function mergeFilters(before: RowsFilter | undefined, added: RowsFilter): RowsFilter {
  const kept = (before ?? []).filter(({ by }) => !added.some((part) => part.by === by));
  return [...kept, ...added];
}
