import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './GridHeads.module.css';

export interface GridColumn<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** what it means, for whoever points at it */
  readonly title?: string | undefined;
  /** stands to the right */
  readonly isFigure?: boolean | undefined;
  /** as a track of a CSS grid */
  readonly width: string;
  /** CSS px that it takes at least */
  readonly leastPx: number;
  readonly isFixed?: boolean | undefined;
}

export interface GridSort<Id extends string> {
  readonly by: Id;
  readonly descending: boolean;
}

export interface GridHeadsProps<Id extends string> {
  readonly columns: readonly GridColumn<Id>[];
  readonly sort: GridSort<Id> | undefined;
  /** undefined = nothing sorts */
  readonly onSort: ((id: Id) => void) | undefined;
}

/** The column heads; a press sorts, a second one turns the order round. */
export function GridHeads<Id extends string>({ columns, sort, onSort }: GridHeadsProps<Id>) {
  return (
    <div className={styles['heads']} role="row" aria-rowindex={1}>
      {columns.map(({ id, label, title, isFigure, isFixed }) => {
        const isSorted = sort?.by === id;
        const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
        return (
          <div
            key={id}
            className={classNames(styles['head'], isFigure && styles['figure'])}
            role="columnheader"
            aria-sort={onSort === undefined || isFixed === true ? undefined : order}
            title={title}
          >
            {onSort === undefined || isFixed === true ? (
              <span className={styles['label']}>{label}</span>
            ) : (
              <button
                type="button"
                className={classNames(styles['label'], styles['button'], isSorted && styles['sorted'])}
                onClick={() => onSort(id)}
              >
                {label}
                <Icon
                  name={isSorted && sort.descending ? 'arrowDown' : 'arrowUp'}
                  size={12}
                  className={styles['arrow']}
                />
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
