import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { VirtualRows, type VirtualRowsHandle } from '#ui/VirtualRows.tsx';
import { MarkAll, MarkBox, type TraceMarks } from './MarkBox.tsx';
import { movedIndex } from './movedIndex.ts';
import { useReturn, useScrollToTop } from './rowFocus.ts';
import type { TraceSorting } from './traceColumns.ts';
import styles from './TraceGrid.module.css';
import { TraceHeads } from './TraceHeads.tsx';
import type { TraceLook } from './TraceRow.tsx';

export interface TraceGridProps {
  /** traces that show */
  readonly count: number;
  /** Identity of a row across sorting; keep the function while the order stays. */
  readonly rowKey: (index: number) => string | number;
  /** a `TraceRow` that looks so */
  readonly renderRow: (index: number, look: TraceLook) => ReactNode;
  readonly sorting: TraceSorting;
  readonly onSort: (sorting: TraceSorting) => void;
  /** the row that was last opened or moved to; −1 = none */
  readonly activeIndex: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** What the list answers: another one scrolls to its first line. */
  readonly question: unknown;
  /** Rows can be marked to do something with several. */
  readonly marks?: TraceMarks | undefined;
}

/** Below this width a trace takes two lines and there are no column heads; in `TraceGrid.module.css` too. */
const NARROW = '(max-width: 960px)';
/** CSS px of a row: --row, two lines of text, and what a finger needs. */
const ROW = 24;
const ROW_NARROW = 56;
const ROW_COARSE = 36;
/** Browsers lay out no more than some 16 million px; the list ends there and says so. */
const MOST_PX = 14_000_000;

/** A list of traces: one row each, in a grid that keys move through. */
export function TraceGrid(props: TraceGridProps) {
  const { rowKey, renderRow, sorting, onSort, activeIndex, onActive, onOpen, question, marks } = props;
  const isNarrow = useMediaQuery(NARROW);
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const rowHeight = isNarrow ? ROW_NARROW : isCoarse ? ROW_COARSE : ROW;
  const zone = usePreferences((preferences) => preferences.zone);
  const look = useMemo(() => ({ isNarrow, zone }), [isNarrow, zone]);
  const rows = useRef<VirtualRowsHandle>(null);
  const count = Math.min(props.count, Math.floor(MOST_PX / rowHeight));
  useReturn(rows, activeIndex);
  useScrollToTop(rows, question);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(index);
      return;
    }
    if (event.key === ' ' && marks) {
      event.preventDefault();
      marks.toggle(index);
      return;
    }
    const page = event.currentTarget.closest('[role=grid]')?.clientHeight ?? 0;
    const to = movedIndex(event.key, index, count, Math.max(1, Math.floor(page / rowHeight) - 2));
    if (to === undefined) return;
    event.preventDefault();
    rows.current?.focusIndex(to);
  };

  return (
    <div className={styles['table']} data-marks={marks === undefined ? undefined : ''}>
      <VirtualRows
        ref={rows}
        className={styles['scroller']}
        role="grid"
        ariaLabel="Traces"
        count={count}
        rowHeight={rowHeight}
        rowKey={rowKey}
        header={
          <TraceHeads
            sorting={sorting}
            onSort={onSort}
            onLeave={() => rows.current?.focusIndex(Math.max(0, activeIndex))}
            leading={marks && <MarkAll marks={marks} count={count} />}
          />
        }
        renderRow={(index) => (
          <>
            {marks && <MarkBox marks={marks} index={index} />}
            {renderRow(index, look)}
          </>
        )}
        rowProps={(index) => ({
          className: classNames(styles['row'], index === activeIndex && styles['active']),
          tabIndex: index === Math.max(0, activeIndex) ? 0 : -1,
          'aria-selected': marks ? marks.has(index) : index === activeIndex,
          onFocus: () => onActive(index),
          onKeyDown: (event) => onKeyDown(event, index),
          onClick: (event) => {
            // With a modifier the link in the row opens a tab of its own.
            if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(index);
          },
        })}
      />
      {count < props.count && (
        <p className={styles['cut']}>
          The list ends at {count.toLocaleString('en')} traces. Filter or sort to see others.
        </p>
      )}
    </div>
  );
}
