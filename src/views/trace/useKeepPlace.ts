import { useLayoutEffect, useRef } from 'react';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import { headingsAbove, lineOfPlace } from '#analysis/waterfallLines.ts';
import { rowIndexOf } from '#analysis/visibleRows.ts';
import { sameTree } from '#model/sameTree.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shownRowOf } from '#state/derived.ts';
import type { BigScroll } from '#ui/useBigScroll.ts';

interface Seen {
  readonly trace: CurrentTrace;
  readonly lines: WaterfallLines;
}

/**
 * When attributes come to a trace that is on the screen, other repeats fold than before: the row at the top of the view then
 * stays at the top.
 */
export function useKeepPlace(trace: CurrentTrace, lines: WaterfallLines, rowHeight: number, scroll: BigScroll): void {
  const before = useRef<Seen>(undefined);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { trace, lines };
    if (!last || last.trace.table === trace.table || last.lines.length === 0 || lines.length === 0) return;
    if (!sameTree(last.trace.table, trace.table)) return;
    const top = scroll.top();
    const line = Math.min(last.lines.length - 1, Math.floor(top / rowHeight));
    const topRow = last.lines.rows[line - headingsAbove(last.lines, line)] ?? last.lines.rows[0];
    const shown = shownRowOf(trace, lines.rows, topRow);
    if (shown === undefined) return;
    scroll.scrollTo(lineOfPlace(lines, rowIndexOf(lines.rows, shown)) * rowHeight + (top - line * rowHeight));
  }, [trace, lines, rowHeight, scroll]);
}
