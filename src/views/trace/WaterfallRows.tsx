import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BitSet } from '#base/bitSet.ts';
import { runEnd, runFrom } from '#analysis/repeats.ts';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import { headingsAbove } from '#analysis/waterfallLines.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { collapsedRows, useFoldedRepeats } from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import { hoverRow, useHover, useTraceView } from '#state/traceView.ts';
import type { BigScroll } from '#ui/useBigScroll.ts';
import { MissingParentRow } from './MissingParentRow.tsx';
import { rowElementId } from './rowElementId.ts';
import { WaterfallRow } from './WaterfallRow.tsx';
import styles from './WaterfallRows.module.css';

interface Props {
  readonly trace: CurrentTrace;
  readonly lines: WaterfallLines;
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
export function WaterfallRows({ trace, lines, rowHeight, scroll, viewportHeight }: Props) {
  const { first, mover } = useFirstRow(scroll, rowHeight, lines);
  const block = Math.floor(first / BLOCK) * BLOCK;
  useHoverMark(mover);

  const selected = useTraceView((view) => view.selected);
  const level = useTraceView((view) => view.level);
  const toggled = useTraceView((view) => view.toggled);
  const matches = useFind((state) => state.matches);
  // The matches grow in place: their number is what tells that there are new ones.
  useFind((state) => state.count);
  const folded = useFoldedRepeats(trace);
  const collapsed = collapsedRows(trace, level, toggled, folded);

  const last = Math.min(lines.length, first + Math.ceil(viewportHeight / rowHeight) + 2 * OVERSCAN);
  const { rows, headingAt } = lines;
  const { missingParents } = trace.document.derived;
  const shown = [];
  let heading = headingsAbove(lines, first);
  for (let line = Math.min(first, last); line < last; line++) {
    const place = line - heading;
    const top = (line - block) * rowHeight;
    if (headingAt[heading] === place) {
      const missing = lines.missing[heading];
      shown.push(
        <MissingParentRow
          key={`missing-${missing}`}
          trace={trace}
          missing={missing}
          index={line}
          top={top}
          height={rowHeight}
        />,
      );
      heading++;
      continue;
    }
    const row = rows[place] as SpanRow;
    shown.push(
      <WaterfallRow
        key={row}
        trace={trace}
        row={row}
        above={place === 0 || headingAt[heading - 1] === place ? undefined : (rows[place - 1] as SpanRow)}
        index={line}
        top={top}
        height={rowHeight}
        run={folded ? runFrom(folded, row) : -1}
        isInset={heading > 0 && row < missingParents.endRow[lines.missing[heading - 1]]}
        isCollapsed={collapsed.has(row)}
        isSelected={row === selected}
        isAncestor={isAbove(trace, row, selected, collapsed)}
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

/** Whether a row is above the selected one, or is the folded run that hides it. Both are ranges of rows. */
function isAbove(
  { table, document }: CurrentTrace,
  row: SpanRow,
  selected: SpanRow | undefined,
  collapsed: BitSet,
): boolean {
  if (selected === undefined || selected <= row) return false;
  return selected < table.subtreeEnd[row] || (selected < runEnd(document.derived.repeats, row) && collapsed.has(row));
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

/** The first row in view, and the element of all rows, which moves with the scroll. */
function useFirstRow(
  scroll: BigScroll,
  rowHeight: number,
  lines: WaterfallLines,
): { readonly first: number; readonly mover: RefObject<HTMLDivElement | null> } {
  const mover = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(() => firstRowAt(scroll, rowHeight));
  useLayoutEffect(() => {
    const follow = (): void => {
      const now = firstRowAt(scroll, rowHeight);
      setFirst(now);
      const from = Math.floor(now / BLOCK) * BLOCK;
      if (mover.current) mover.current.style.transform = `translateY(${from * rowHeight - scroll.top()}px)`;
    };
    follow();
    return scroll.subscribe(follow);
  }, [scroll, rowHeight, lines]);
  return { first, mover };
}
