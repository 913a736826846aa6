import { useMemo } from 'react';
import { exactShareText } from '#analysis/exactShares.ts';
import { formatCount, formatDuration, formatExactDuration, formatOffset } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useFind } from '#state/find.ts';
import type { PathTable as PathRows } from '#state/tableWork.ts';
import type { TableView } from '#state/tableView.ts';
import { setTable, setTraceView, useTraceView } from '#state/traceView.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { DataGrid } from '#views/trace/grid/DataGrid.tsx';
import { ShareBar } from '#views/trace/grid/ShareBar.tsx';
import { GroupValue, SpanValue } from './GroupCell.tsx';
import type { PathColumn } from './pathColumns.ts';
import { pathColumns } from './pathColumns.ts';
import { reasonWords } from './reasonWords.ts';

export interface PathTableProps {
  readonly trace: CurrentTrace;
  readonly path: PathRows;
  readonly table: TableView;
}

/** Parts of the critical path; a row leads to its span. */
export function PathTable({ trace, path, table }: PathTableProps) {
  const { merge, pathSort, pathDescending } = table;
  const { parts, reasons, order } = path;
  const selected = useTraceView((view) => view.selected);
  const matches = useFind((state) => state.matches);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const columns = useMemo(() => pathColumns(merge, isNarrow), [merge, isNarrow]);
  const { start } = path.path;
  const select = (index: number): void => setTraceView({ selected: parts.row[order[index]] as SpanRow });

  const cell = (index: number, column: PathColumn) => {
    const part = order[index];
    const row = parts.row[part];
    const section = parts.section[part];
    switch (column) {
      case 'name':
        return <PartName trace={trace} row={row} merge={merge} />;
      case 'start':
        return formatOffset(start[section] - trace.startNs);
      case 'time':
        return <span title={formatExactDuration(parts.time[part])}>{formatDuration(parts.time[part])}</span>;
      case 'share':
        return <ShareBar share={parts.share[part] / 1000} words={exactShareText(parts.share[part])} />;
      case 'sections':
        return formatCount(parts.sections[part]);
      case 'spans':
        return formatCount(parts.spans[part]);
      case 'reason': {
        const longest = parts.longest[part];
        const about = reasons.about[longest];
        const words = reasonWords(
          reasons.reason[longest],
          about < 0 ? '' : new Span(trace.table, about as SpanRow).operation.trim() || '(no name)',
        );
        return <span title={words}>{words}</span>;
      }
    }
  };

  return (
    <DataGrid
      label={`Critical path, ${counted(order.length, 'row')}`}
      role="grid"
      columns={columns}
      sort={{ by: pathSort, descending: pathDescending }}
      onSort={(id) => {
        if (id !== 'start' && id !== 'name' && id !== 'time') return;
        setTable({ pathSort: id, pathDescending: id === pathSort ? !pathDescending : id === 'time' });
      }}
      count={order.length}
      row={(index) => ({
        isSelected: parts.row[order[index]] === selected,
        isMatch: matches?.has(parts.row[order[index]]) === true,
      })}
      cell={cell}
      onEnter={select}
      onMove={select}
    />
  );
}

function PartName(props: { readonly trace: CurrentTrace; readonly row: number; readonly merge: TableView['merge'] }) {
  const { trace, row, merge } = props;
  const span = new Span(trace.table, row as SpanRow);
  if (merge === 'service') return <GroupValue trace={trace} by="service" value={span.service} row={row} />;
  return <SpanValue trace={trace} row={row} hasService hasStart={false} />;
}
