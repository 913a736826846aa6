import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '#ui/classNames.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { VirtualRows, type VirtualRowsHandle } from '#ui/VirtualRows.tsx';
import { movedIndex } from '#views/shared/traceList/movedIndex.ts';
import { registerArrival } from '#views/trace/arrival.ts';
import styles from './DataGrid.module.css';
import type { GridColumn, GridSort } from './GridHeads.tsx';
import { GridHeads } from './GridHeads.tsx';

/** What a row of a grid is besides its cells. */
export interface GridRow {
  /** the span that is looked at */
  readonly isSelected?: boolean | undefined;
  /** something of it is searched for */
  readonly isMatch?: boolean | undefined;
  /** depth from 1, in a tree */
  readonly level?: number | undefined;
  /** undefined = it does not open */
  readonly isOpen?: boolean | undefined;
}

export interface DataGridProps<Id extends string> {
  readonly label: string;
  /** treegrid: rows open and close */
  readonly role: 'grid' | 'treegrid';
  /** the first one stays where it is when the others are scrolled sideways */
  readonly columns: readonly GridColumn<Id>[];
  readonly sort?: GridSort<Id> | undefined;
  readonly onSort?: ((id: Id) => void) | undefined;
  readonly count: number;
  readonly row: (index: number) => GridRow;
  /** `isActive`: the one row that Tab leads to, and whose buttons it leads on to */
  readonly cell: (index: number, column: Id, isActive: boolean) => ReactNode;
  /** Identity across sorting; keep the function while the order stays. */
  readonly rowKey?: ((index: number) => string | number) | undefined;
  /** The row was clicked, or Enter pressed on it. */
  readonly onEnter: (index: number) => void;
  /** The keyboard came to it. */
  readonly onMove?: ((index: number) => void) | undefined;
  /** ← on an open row, → on a closed one. */
  readonly onTurn?: ((index: number, opens: boolean) => void) | undefined;
  /** Brought into view whenever it becomes another one; −1 = none */
  readonly shownIndex?: number | undefined;
}

/** CSS px of a row: --row, and what a finger needs. */
const ROW = 24;
const ROW_COARSE = 36;
/** Browsers lay out no more than some 16 million px; the list ends there and says so. */
const MOST_PX = 14_000_000;

/** Rows of figures under heads that sort, of any number: arrow keys move through it, Enter looks closer. */
export function DataGrid<Id extends string>(props: DataGridProps<Id>) {
  const { columns, role, onEnter, onMove, onTurn, shownIndex = -1 } = props;
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const rowHeight = isCoarse ? ROW_COARSE : ROW;
  const rows = useRef<VirtualRowsHandle>(null);
  const [active, setActive] = useState(0);
  const count = Math.min(props.count, Math.floor(MOST_PX / rowHeight));
  const activeIndex = Math.max(0, Math.min(active, count - 1));

  // What is selected elsewhere is gone to, and Tab leads to it; what was selected here stays where it is.
  const [lastShown, setLastShown] = useState(-1);
  const [goal, setGoal] = useState(-1);
  if (shownIndex !== lastShown) {
    setLastShown(shownIndex);
    const isHere = count > 0 && props.row(activeIndex).isSelected === true;
    if (shownIndex >= 0 && !isHere) {
      setActive(shownIndex);
      setGoal(shownIndex);
    }
  }
  useEffect(() => {
    if (goal >= 0) rows.current?.scrollToIndex(goal);
  }, [goal]);

  const registerScroller = useCallback((element: HTMLDivElement | null) => {
    const scroller = element?.querySelector('[role=grid], [role=treegrid]');
    registerArrival(scroller instanceof HTMLElement ? scroller : null);
  }, []);

  const moveTo = (index: number): void => {
    rows.current?.focusIndex(index);
    onMove?.(index);
  };
  // As in every tree: what is open already leads to its first row, and what is closed to the row that holds it.
  const turn = (opens: boolean): void => {
    const own = props.row(activeIndex);
    if (own.isOpen === !opens) {
      onTurn?.(activeIndex, opens);
      return;
    }
    if (opens) {
      if (own.isOpen === true) moveTo(Math.min(count - 1, activeIndex + 1));
      return;
    }
    let above = activeIndex - 1;
    while (above >= 0 && (props.row(above).level ?? 1) >= (own.level ?? 1)) above--;
    if (above >= 0) moveTo(above);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || count === 0) return;
    const { target } = event;
    // Buttons of heads and rows keep the keys that press them.
    const isPressing = event.key === 'Enter' || event.key === ' ';
    if (target instanceof HTMLElement && target.closest('button') !== null && isPressing) return;
    const isInRows = target instanceof HTMLElement && target.closest('[data-index]') !== null;
    if (event.key === 'Enter' && isInRows) onEnter(activeIndex);
    else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && onTurn && isInRows) {
      turn(event.key === 'ArrowRight');
    } else {
      const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
      const to = isInRows ? movedIndex(event.key, activeIndex, count, page) : firstIndex(event.key, activeIndex);
      if (to === undefined) return;
      moveTo(to);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={registerScroller}
      className={styles['grid']}
      role="presentation"
      style={{
        '--grid-columns': columns.map(({ width }) => width).join(' '),
        '--grid-width': `${columns.reduce((sum, { leastPx }) => sum + leastPx, 0)}px`,
      }}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        // Who comes by keys is shown the row where they go, not a frame around all of them; a click stays where it is.
        const isGrid = target.getAttribute('role') === role;
        if (isGrid && count > 0 && target.matches(':focus-visible')) rows.current?.focusIndex(activeIndex);
      }}
    >
      <VirtualRows
        ref={rows}
        className={styles['scroller']}
        role={role}
        ariaLabel={props.label}
        count={count}
        rowHeight={rowHeight}
        rowKey={props.rowKey}
        header={<GridHeads columns={columns} sort={props.sort} onSort={props.onSort} />}
        renderRow={(index) =>
          columns.map(({ id, isFigure }) => (
            <div key={id} role="gridcell" className={classNames(styles['cell'], isFigure && styles['figure'])}>
              {props.cell(index, id, index === activeIndex)}
            </div>
          ))
        }
        rowProps={(index) => {
          const { isSelected, isMatch, level, isOpen } = props.row(index);
          return {
            className: styles['row'],
            tabIndex: index === activeIndex ? 0 : -1,
            'aria-selected': isSelected === true,
            'aria-level': level,
            'aria-expanded': isOpen,
            'data-match': isMatch === true ? '' : undefined,
            onFocus: () => setActive(index),
            onClick: () => onEnter(index),
          };
        }}
      />
      {count < props.count && (
        <p className={styles['cut']}>
          The list ends at {count.toLocaleString('en')} rows. Filter or sort to see others.
        </p>
      )}
    </div>
  );
}

/** From the heads or from the list itself, keys lead into the rows. */
function firstIndex(key: string, active: number): number | undefined {
  return key === 'ArrowDown' || key === 'ArrowUp' ? active : undefined;
}
