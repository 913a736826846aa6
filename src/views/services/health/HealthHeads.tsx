import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import type { HealthColumn } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import type { HealthGrouping } from './healthLine.ts';
import styles from './HealthHeads.module.css';

export interface HealthHeadsProps {
  readonly columns: readonly HealthColumn[];
  readonly filter: HealthFilter;
  readonly onChange: (change: Partial<HealthFilter>) => void;
  /** Arrow down was pressed: into the rows. */
  readonly onLeave: () => void;
}

const NAMES: Readonly<Record<HealthGrouping, string>> = {
  services: 'Service',
  operations: 'Operation',
  edges: 'Caller → called service',
};

/** The column heads; a press sorts, a second one turns the order round. */
export function HealthHeads({ columns, filter, onChange, onLeave }: HealthHeadsProps) {
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
      {columns.map((column) => {
        const isSorted = column.id === filter.sort;
        return (
          <div
            key={column.id}
            data-column={column.id}
            className={classNames(styles['head'], isText(column) && styles['text'])}
            role="columnheader"
            aria-sort={isSorted ? (filter.descending ? 'descending' : 'ascending') : 'none'}
            tabIndex={-1}
          >
            <button
              type="button"
              title={column.hint}
              className={classNames(styles['button'], isSorted && styles['sorted'])}
              onClick={() => onChange(nextHealthSort(filter, column))}
            >
              {column.id === 'name' ? NAMES[filter.by] : column.label}
              <Icon
                name={isSorted && filter.descending ? 'arrowDown' : 'arrowUp'}
                size={12}
                className={styles['arrow']}
              />
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** What a press on a head makes of the order: its own first direction, then the other. */
export function nextHealthSort(filter: HealthFilter, { id, startsDescending }: HealthColumn): Partial<HealthFilter> {
  return { sort: id, descending: id === filter.sort ? !filter.descending : startsDescending };
}

function isText({ id }: HealthColumn): boolean {
  return id === 'name' || id === 'trend' || id === 'success' || id === 'latency';
}
