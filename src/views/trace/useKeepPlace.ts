import { useLayoutEffect, useRef } from 'react';
import { rowIndexOf } from '#analysis/visibleRows.ts';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import { headingsAbove, lineOfPlace } from '#analysis/waterfallLines.ts';
import { movedRows } from '#state/carriedView.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shownRowOf } from '#state/derived.ts';
import type { BigScroll } from '#ui/useBigScroll.ts';

interface Shown {
  readonly trace: CurrentTrace;
  readonly lines: WaterfallLines;
  readonly rowHeight: number;
}

/** When spans arrive above what is being read, the row at the top stays where it is, to the pixel. */
export function useKeepPlace(shown: Shown, scroll: BigScroll): void {
  const last = useRef(shown);
  const { trace, lines, rowHeight } = shown;
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { trace, lines, rowHeight };
    if (before.trace.table === trace.table || before.trace.traceId !== trace.traceId) return;
    const top = scroll.top();
    // At the very top the beginning is what is being read.
    if (top < rowHeight) return;
    const line = Math.floor(top / before.rowHeight);
    const old = before.lines.rows[line - headingsAbove(before.lines, line)];
    const row = old === undefined ? undefined : movedRows(new Set([old]), before.trace, trace).get(old);
    const now = row === undefined ? undefined : shownRowOf(trace, lines.rows, row);
    if (now === undefined) return;
    scroll.scrollTo(lineOfPlace(lines, rowIndexOf(lines.rows, now)) * rowHeight + (top - line * before.rowHeight));
  }, [trace, lines, rowHeight, scroll]);
}
