import { useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { VirtualRows, type VirtualRowsHandle } from '#ui/VirtualRows.tsx';
import { movedIndex } from '#views/shared/traceList/movedIndex.ts';
import { useReturn, useScrollToTop } from '#views/shared/traceList/rowFocus.ts';
import type { HealthColumn } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import { HealthHeads } from './HealthHeads.tsx';
import type { HealthLine } from './healthLine.ts';
import type { ShownLine } from './healthOrder.ts';
import { HealthRow } from './HealthRow.tsx';
import styles from './HealthTable.module.css';

export interface HealthTableProps {
  readonly lines: readonly ShownLine[];
  readonly columns: readonly HealthColumn[];
  readonly filter: HealthFilter;
  readonly onChange: (change: Partial<HealthFilter>) => void;
  /** A picture of the line over time. Keep the function while what it draws of stays. */
  readonly trend: (line: HealthLine) => ReactNode;
}

/** Below this width a line folds; in the style sheets too. */
const NARROW = '(max-width: 960px)';
/** CSS px of a row: --row and a little for the picture, four lines of text, and what a finger needs. */
const ROW = 26;
const ROW_NARROW = 98;
const ROW_COARSE = 36;

/** Services with their operations, operations, or calls from service to service, in a tree grid that keys move through. */
export function HealthTable({ lines, columns, filter, onChange, trend }: HealthTableProps) {
  const isNarrow = useMediaQuery(NARROW);
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const rowHeight = isNarrow ? ROW_NARROW : isCoarse ? ROW_COARSE : ROW;
  const rows = useRef<VirtualRowsHandle>(null);
  const { by, sort, descending, text, missedOnly } = filter;
  const question = [by, sort, descending, text, missedOnly].join('\n');
  const activeIndex = filter.at === undefined ? -1 : lines.findIndex(({ line }) => line.id === filter.at);

  // Whoever comes back, or opens what was sent, finds the line; and it is not hidden when its close-up takes its place.
  useReturn(rows, activeIndex);
  useScrollToTop(rows, question);

  const toggle = useCallback(
    (line: HealthLine): void => {
      const open = new Set(filter.open);
      if (!open.delete(line.id)) open.add(line.id);
      onChange({ open });
    },
    [filter.open, onChange],
  );
  const rowKey = useCallback((index: number) => lines[index].line.id, [lines]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { line, isOpen, canToggle, above } = lines[index];
    const page = event.currentTarget.closest('[role=treegrid]')?.clientHeight ?? 0;
    const to = movedIndex(event.key, index, lines.length, Math.max(1, Math.floor(page / rowHeight) - 2));
    if (to !== undefined) rows.current?.focusIndex(to);
    else if (event.key === 'ArrowLeft' && above >= 0) rows.current?.focusIndex(above);
    else if (event.key === 'ArrowRight' && isOpen) rows.current?.focusIndex(index + 1);
    else if (canToggle && ((event.key === 'ArrowRight' && !isOpen) || (event.key === 'ArrowLeft' && isOpen))) {
      toggle(line);
    } else if (event.key === 'Enter') onChange({ at: line.id });
    else return;
    event.preventDefault();
  };

  return (
    <VirtualRows
      ref={rows}
      className={styles['scroller']}
      role="treegrid"
      ariaLabel="Health"
      count={lines.length}
      rowHeight={rowHeight}
      rowKey={rowKey}
      header={
        <HealthHeads
          columns={columns}
          filter={filter}
          onChange={onChange}
          onLeave={() => rows.current?.focusIndex(Math.max(0, activeIndex))}
        />
      }
      renderRow={(index) => (
        <HealthRow shown={lines[index]} columns={columns} trend={trend(lines[index].line)} onToggle={toggle} />
      )}
      rowProps={(index) => {
        const { line, level, isOpen, canToggle } = lines[index];
        return {
          className: styles['row'],
          tabIndex: index === Math.max(0, activeIndex) ? 0 : -1,
          'aria-level': level,
          'aria-expanded': canToggle ? isOpen : undefined,
          'aria-selected': index === activeIndex,
          onKeyDown: (event) => onKeyDown(event, index),
          onClick: () => onChange({ at: line.id }),
        };
      }}
    />
  );
}
