import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Menu } from '#ui/Menu.tsx';
import { nextSort } from './nextSort.ts';
import styles from './SortMenu.module.css';
import type { TraceSorting } from './traceColumns.ts';
import { TRACE_COLUMNS } from './traceColumns.ts';

export interface SortMenuProps {
  readonly sorting: TraceSorting;
  readonly onSort: (sorting: TraceSorting) => void;
}

/** Sorts where the list is too narrow to have column heads. */
export function SortMenu({ sorting, onSort }: SortMenuProps) {
  const current = TRACE_COLUMNS.find(({ id }) => id === sorting.sort);
  return (
    <div className={styles['narrow']}>
      <Menu
        trigger={
          <Button aria-label={`Sorted by ${current?.label.toLowerCase() ?? ''}`}>
            {current?.label}
            <Icon name={sorting.descending ? 'arrowDown' : 'arrowUp'} size={12} />
          </Button>
        }
        items={TRACE_COLUMNS.map((column) => ({
          id: column.id,
          label: column.label,
          icon: column.id === sorting.sort ? (sorting.descending ? 'arrowDown' : 'arrowUp') : undefined,
          onSelect: () => onSort(nextSort(sorting, column)),
        }))}
      />
    </div>
  );
}
