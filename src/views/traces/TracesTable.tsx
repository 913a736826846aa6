import { useCallback, useRef, type KeyboardEvent } from 'react';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { Route } from '#state/route.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { VirtualRows, type VirtualRowsHandle } from '#ui/VirtualRows.tsx';
import { movedIndex } from '#views/shared/traceList/movedIndex.ts';
import { openTrace } from './openTrace.ts';
import { TraceHeads } from './TraceHeads.tsx';
import { TraceRow } from './TraceRow.tsx';
import styles from './TracesTable.module.css';
import type { TracesFilter } from './tracesFilter.ts';
import { useActiveTrace, useReturn, useScrollToTop } from './useActiveTrace.ts';

export interface TracesTableProps {
  readonly route: Extract<Route, { readonly screen: 'traces' }>;
  readonly document: LoadedDocument;
  readonly filter: TracesFilter;
  /** traces that show, from top to bottom */
  readonly order: Int32Array;
  readonly longestNs: number;
}

/** Below this width a trace takes two lines and there are no column heads; in `TracesTable.module.css` too. */
const NARROW = '(max-width: 960px)';
/** CSS px of a row: --row, two lines of text, and what a finger needs. */
const ROW = 24;
const ROW_NARROW = 56;
const ROW_COARSE = 36;
/** Browsers lay out no more than some 16 million px; the list ends there and says so. */
const MOST_PX = 14_000_000;

/** The list of traces: one row each, in a grid that keys move through. */
export function TracesTable({ route, document, filter, order, longestNs }: TracesTableProps) {
  const { table } = document;
  const errors = useErrors(document).trace;
  const isNarrow = useMediaQuery(NARROW);
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const rowHeight = isNarrow ? ROW_NARROW : isCoarse ? ROW_COARSE : ROW;
  const rows = useRef<VirtualRowsHandle>(null);
  const count = Math.min(order.length, Math.floor(MOST_PX / rowHeight));

  const { active, setActive } = useActiveTrace(table, route.params.get('at'));
  const activeIndex = active === undefined ? -1 : order.indexOf(active);
  useReturn(rows, activeIndex);
  useScrollToTop(rows, filter);

  const rowKey = useCallback((index: number) => order[index], [order]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      openTrace(route, table, order[index]);
      return;
    }
    const page = event.currentTarget.closest('[role=grid]')?.clientHeight ?? 0;
    const to = movedIndex(event.key, index, count, Math.max(1, Math.floor(page / rowHeight) - 2));
    if (to === undefined) return;
    event.preventDefault();
    rows.current?.focusIndex(to);
  };

  return (
    <div className={styles['table']}>
      <VirtualRows
        ref={rows}
        className={styles['scroller']}
        role="grid"
        ariaLabel="Traces"
        count={count}
        rowHeight={rowHeight}
        rowKey={rowKey}
        header={<TraceHeads filter={filter} onLeave={() => rows.current?.focusIndex(Math.max(0, activeIndex))} />}
        renderRow={(index) => (
          <TraceRow
            table={table}
            document={route.document}
            trace={order[index]}
            errors={errors[order[index]]}
            above={index === 0 ? -1 : order[index - 1]}
            longestNs={longestNs}
          />
        )}
        rowProps={(index) => ({
          className: styles['row'],
          tabIndex: index === Math.max(0, activeIndex) ? 0 : -1,
          'aria-selected': index === activeIndex,
          onFocus: () => setActive(order[index]),
          onKeyDown: (event) => onKeyDown(event, index),
          onClick: (event) => {
            // With a modifier the link in the row opens a tab of its own.
            if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            openTrace(route, table, order[index]);
          },
        })}
      />
      {count < order.length && (
        <p className={styles['cut']}>
          The list ends at {count.toLocaleString('en')} traces. Filter or sort to see others.
        </p>
      )}
    </div>
  );
}
