import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Menu } from '#ui/Menu.tsx';
import { nextSort } from './nextSort.ts';
import styles from './SortMenu.module.css';
import { TRACE_COLUMNS } from './traceColumns.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { changeFilter } from './useTracesFilter.ts';

/** Sorts where the list is too narrow to have column heads. */
export function SortMenu({ filter }: { readonly filter: TracesFilter }) {
  const current = TRACE_COLUMNS.find(({ id }) => id === filter.sort);
  return (
    <div className={styles['narrow']}>
      <Menu
        trigger={
          <Button aria-label={`Sorted by ${current?.label.toLowerCase() ?? ''}`}>
            {current?.label}
            <Icon name={filter.descending ? 'arrowDown' : 'arrowUp'} size={12} />
          </Button>
        }
        items={TRACE_COLUMNS.map((column) => ({
          id: column.id,
          label: column.label,
          icon: column.id === filter.sort ? (filter.descending ? 'arrowDown' : 'arrowUp') : undefined,
          onSelect: () => changeFilter(nextSort(filter, column)),
        }))}
      />
    </div>
  );
}
