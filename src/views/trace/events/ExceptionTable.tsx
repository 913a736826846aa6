import { useMemo, useState } from 'react';
import { readException } from '#analysis/exceptionFacts.ts';
import type { ExceptionGroup } from '#analysis/exceptionGroups.ts';
import type { TraceEvents } from '#analysis/traceEvents.ts';
import { formatCount, formatOffset } from '#model/formatTime.ts';
import { readEvent, serviceName, Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { countMatches } from '#views/trace/details/markPieces.ts';
import { DataGrid } from '#views/trace/grid/DataGrid.tsx';
import { FoundText } from '#views/trace/grid/FoundText.tsx';
import { ServiceName } from './EventCell.tsx';
import { eventLine } from './eventLine.ts';
import type { ExceptionColumn } from './exceptionColumns.ts';
import { exceptionColumns } from './exceptionColumns.ts';
import { deriveExceptionLines } from './exceptionLines.ts';
import styles from './ExceptionTable.module.css';

export interface ExceptionTableProps {
  readonly trace: CurrentTrace;
  readonly events: TraceEvents;
  readonly groups: readonly ExceptionGroup[];
}

const keyOf = ({ type, message }: ExceptionGroup): string => JSON.stringify([type, message]);

/** Exceptions by type and kind of message; a group opens to each of them, which leads to its span. */
export function ExceptionTable({ trace, events, groups }: ExceptionTableProps) {
  const { table, startNs } = trace;
  const selected = useTraceView((view) => view.selected);
  const find = useTraceView((view) => view.find);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => exceptionColumns(isNarrow), [isNarrow]);
  const lines = useMemo(() => deriveExceptionLines(groups, (group) => open.has(keyOf(group))), [groups, open]);
  const turn = (group: ExceptionGroup, wanted: boolean): void => {
    const next = new Set(open);
    if (wanted) next.add(keyOf(group));
    else next.delete(keyOf(group));
    setOpen(next);
  };
  const rowOf = (index: number): SpanRow => events.row[lines.place[index]] as SpanRow;
  const enter = (index: number): void => {
    const group = groups[lines.group[index]];
    if (lines.place[index] < 0) turn(group, !open.has(keyOf(group)));
    else setTraceView({ selected: rowOf(index) });
  };

  const groupCell = (group: ExceptionGroup, column: ExceptionColumn) => {
    switch (column) {
      case 'exception':
        return (
          <>
            <Icon
              name="chevronRight"
              size={12}
              className={classNames(styles['chevron'], open.has(keyOf(group)) && styles['open'])}
            />
            <span className={styles['text']} title={`${group.type}: ${group.message}`}>
              <b className={styles['type']}>
                <FoundText text={group.type === '' ? 'exception' : group.type} />
              </b>{' '}
              <FoundText text={group.message} />
            </span>
          </>
        );
      case 'count':
        return formatCount(group.places.length);
      case 'spans':
        return formatCount(group.spans);
      case 'services': {
        const names = group.services.map((service) => serviceName(table, service) || 'unknown').join(', ');
        return <span title={names}>{names}</span>;
      }
      case 'first':
        return Number.isNaN(group.first) ? '–' : formatOffset(group.first - startNs);
      case 'last':
        return Number.isNaN(group.last) ? '–' : formatOffset(group.last - startNs);
    }
  };
  const memberCell = (index: number, column: ExceptionColumn) => {
    const event = readEvent(table, events.event[lines.place[index]]);
    switch (column) {
      case 'exception':
        return (
          <>
            <span className={styles['inset']} />
            <span className={styles['text']} title={eventLine(event)}>
              <span className={styles['span']}>{new Span(table, rowOf(index)).operation.trim() || '(no name)'}</span>{' '}
              <FoundText text={readException(event)?.message || eventLine(event)} />
            </span>
          </>
        );
      case 'services':
        return <ServiceName trace={trace} row={rowOf(index)} />;
      case 'first':
        return Number.isNaN(event.time) ? 'no time' : formatOffset(event.time - startNs);
      case 'count':
      case 'spans':
      case 'last':
        return null;
    }
  };

  return (
    <DataGrid
      label={`Exceptions, ${counted(groups.length, 'group')}`}
      role="treegrid"
      columns={columns}
      count={lines.count}
      row={(index) => {
        const group = groups[lines.group[index]];
        return lines.place[index] < 0
          ? { level: 1, isOpen: open.has(keyOf(group)), isMatch: isFound(group, find) }
          : { level: 2, isSelected: rowOf(index) === selected };
      }}
      cell={(index, column) =>
        lines.place[index] < 0 ? groupCell(groups[lines.group[index]], column) : memberCell(index, column)
      }
      onEnter={enter}
      onMove={(index) => {
        if (lines.place[index] >= 0) setTraceView({ selected: rowOf(index) });
      }}
      onTurn={(index, opens) => turn(groups[lines.group[index]], opens)}
    />
  );
}

function isFound({ type, message }: ExceptionGroup, find: string): boolean {
  return countMatches(type, find) + countMatches(message, find) > 0;
}
