import type { ReactNode } from 'react';
import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { nextSort } from './nextSort.ts';
import { TRACE_COLUMNS, type TraceColumn, type TraceSorting } from './traceColumns.ts';
import styles from './TraceHeads.module.css';

export interface TraceHeadsProps {
  readonly sorting: TraceSorting;
  readonly onSort: (sorting: TraceSorting) => void;
  /** Arrow down was pressed: into the rows. */
  readonly onLeave: () => void;
  /** A cell before the first column. */
  readonly leading?: ReactNode;
}

/** The column heads; a press sorts, a second one turns the order round. */
export function TraceHeads({ sorting, onSort, onLeave, leading }: TraceHeadsProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  return (
    <div
      className={styles['heads']}
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        onLeave();
      }}
    >
      {leading}
      {TRACE_COLUMNS.map((column) => (
        <div
          key={column.id}
          data-column={column.id}
          className={classNames(styles['head'], column.isFigure && styles['figure'])}
          role="columnheader"
          aria-sort={sortOf(column, sorting)}
          tabIndex={-1}
        >
          <Head
            column={column}
            sorting={sorting}
            onSort={onSort}
            note={column.id === 'start' && zone === 'utc' ? 'UTC' : ''}
          />
        </div>
      ))}
    </div>
  );
}

interface HeadProps extends Pick<TraceHeadsProps, 'sorting' | 'onSort'> {
  readonly column: TraceColumn;
  readonly note: string;
}

function Head({ column, sorting, onSort, note }: HeadProps) {
  const isSorted = column.id === sorting.sort;
  return (
    <button
      type="button"
      className={classNames(styles['label'], styles['button'], isSorted && styles['sorted'])}
      onClick={() => onSort(nextSort(sorting, column))}
    >
      {column.label}
      {note !== '' && <span className={styles['note']}>{note}</span>}
      <Icon name={isSorted && sorting.descending ? 'arrowDown' : 'arrowUp'} size={12} className={styles['arrow']} />
    </button>
  );
}

function sortOf({ id }: TraceColumn, sorting: TraceSorting): 'ascending' | 'descending' | 'none' {
  if (id !== sorting.sort) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}
