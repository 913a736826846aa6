import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { nextSort } from './nextSort.ts';
import { TRACE_COLUMNS, type TraceColumn } from './traceColumns.ts';
import styles from './TraceHeads.module.css';
import type { TracesFilter } from './tracesFilter.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface TraceHeadsProps {
  readonly filter: TracesFilter;
  /** Arrow down was pressed: into the rows. */
  readonly onLeave: () => void;
}

/** The column heads; a press sorts, a second one turns the order round. */
export function TraceHeads({ filter, onLeave }: TraceHeadsProps) {
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
      {TRACE_COLUMNS.map((column) => (
        <div
          key={column.id}
          data-column={column.id}
          className={classNames(styles['head'], column.isFigure && styles['figure'])}
          role="columnheader"
          aria-sort={sortOf(column, filter)}
          tabIndex={-1}
        >
          <Head column={column} filter={filter} note={column.id === 'start' && zone === 'utc' ? 'UTC' : ''} />
        </div>
      ))}
    </div>
  );
}

interface HeadProps {
  readonly column: TraceColumn;
  readonly filter: TracesFilter;
  readonly note: string;
}

function Head({ column, filter, note }: HeadProps) {
  const isSorted = column.id === filter.sort;
  return (
    <button
      type="button"
      className={classNames(styles['label'], styles['button'], isSorted && styles['sorted'])}
      onClick={() => changeFilter(nextSort(filter, column))}
    >
      {column.label}
      {note !== '' && <span className={styles['note']}>{note}</span>}
      <Icon name={isSorted && filter.descending ? 'arrowDown' : 'arrowUp'} size={12} className={styles['arrow']} />
    </button>
  );
}

function sortOf({ id }: TraceColumn, filter: TracesFilter): 'ascending' | 'descending' | 'none' {
  if (id !== filter.sort) return 'none';
  return filter.descending ? 'descending' : 'ascending';
}
