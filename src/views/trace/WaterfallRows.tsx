import type { RefObject } from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BitSet } from '#base/bitSet.ts';
import { runOf } from '#analysis/repeats.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { collapsedRows, useFoldedRepeats } from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import { hoverRow, useHover, useTraceView } from '#state/traceView.ts';
import type { BigScroll } from '#ui/useBigScroll.ts';
import { rowElementId } from './rowElementId.ts';
import { WaterfallRow } from './WaterfallRow.tsx';
import styles from './WaterfallRows.module.css';

interface Props {
  readonly trace: CurrentTrace;
  readonly rows: Int32Array;
  /** CSS px */
  readonly rowHeight: number;
  readonly scroll: BigScroll;
  readonly viewportHeight: number;
}

/** Rows beyond the edges, so that a scroll of a few px renders nothing. */
const OVERSCAN = 2;
/** Rows whose tops are counted from one place: tops stay small numbers however far down they are. */
const BLOCK = 1000;

/**
 * The names of the rows on screen. Scrolling moves one element; React is asked only when another row comes into view,
 * and then renders that row alone.
 */
export function WaterfallRows({ trace, rows, rowHeight, scroll, viewportHeight }: Props) {
  const mover = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(() => firstRowAt(scroll, rowHeight));
  const block = Math.floor(first / BLOCK) * BLOCK;
  useLayoutEffect(() => {
    const follow = (): void => {
      const now = firstRowAt(scroll, rowHeight);
      setFirst(now);
      const from = Math.floor(now / BLOCK) * BLOCK;
      if (mover.current) mover.current.style.transform = `translateY(${from * rowHeight - scroll.top()}px)`;
    };
    follow();
    return scroll.subscribe(follow);
  }, [scroll, rowHeight, rows]);
  useHoverMark(mover);

  const selected = useTraceView((view) => view.selected);
  const level = useTraceView((view) => view.level);
  const toggled = useTraceView((view) => view.toggled);
  const matches = useFind((state) => state.matches);
  // The matches grow in place: their number is what tells that there are new ones.
  useFind((state) => state.count);
  const folded = useFoldedRepeats(trace);
  const collapsed = collapsedRows(trace, level, toggled, folded);
  const ancestors = useMemo(() => ancestorsOf(trace, selected, collapsed), [trace, selected, collapsed]);

  const last = Math.min(rows.length, first + Math.ceil(viewportHeight / rowHeight) + 2 * OVERSCAN);
  const shown = [];
  for (let index = Math.min(first, last); index < last; index++) {
    const row = rows[index] as SpanRow;
    shown.push(
      <WaterfallRow
        key={row}
        trace={trace}
        row={row}
        above={index === 0 ? undefined : (rows[index - 1] as SpanRow)}
        index={index}
        top={(index - block) * rowHeight}
        height={rowHeight}
        run={folded && folded.end[row] > 0 ? runOf(folded, row) : -1}
        isCollapsed={collapsed.has(row)}
        isSelected={row === selected}
        isAncestor={ancestors.has(row)}
        isMatch={matches?.has(row) === true}
      />,
    );
  }
  return (
    <div ref={mover} className={styles['mover']} onMouseLeave={() => hoverRow(undefined)} role="presentation">
      {shown}
    </div>
  );
}

function firstRowAt(scroll: BigScroll, rowHeight: number): number {
  return Math.max(0, Math.floor(scroll.top() / rowHeight) - OVERSCAN);
}

/** All above the selected row, and the folded run that hides it. */
function ancestorsOf(
  { table, document }: CurrentTrace,
  row: SpanRow | undefined,
  collapsed: BitSet,
): ReadonlySet<number> {
  const ancestors = new Set<number>();
  if (row === undefined) return ancestors;
  const { repeats } = document.derived;
  const run = runOf(repeats, row);
  if (run >= 0 && repeats.head[run] !== row && collapsed.has(repeats.head[run])) ancestors.add(repeats.head[run]);
  for (let at = table.parent[row]; at >= 0; at = table.parent[at]) ancestors.add(at);
  return ancestors;
}

/** Marks the row whose bar the pointer is over, without a render. */
function useHoverMark(mover: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    let marked: Element | null = null;
    return useHover.subscribe(({ row }) => {
      marked?.removeAttribute('data-hovered');
      marked = row === undefined ? null : (mover.current?.querySelector(`#${rowElementId(row)}`) ?? null);
      marked?.setAttribute('data-hovered', '');
    });
  }, [mover]);
}
