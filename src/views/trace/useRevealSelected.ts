import { useEffect, useRef } from 'react';
import { rowIndexOf } from '#analysis/visibleRows.ts';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import { lineOfPlace } from '#analysis/waterfallLines.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { movedRows } from '#state/carriedView.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shownRowOf } from '#state/derived.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { rangeOf } from '#state/zoomActions.ts';
import type { BigScroll } from '#ui/useBigScroll.ts';
import { clampRange } from '#model/timeRange.ts';

interface Input {
  readonly trace: CurrentTrace;
  readonly lines: WaterfallLines;
  readonly rowHeight: number;
  readonly scroll: BigScroll;
  /** CSS px of the rows' area; 0 until it is measured */
  readonly height: number;
}

/** Rows kept above and below the selected one, so that what comes next is seen. */
const MARGIN_ROWS = 2;

/** Scrolls and pans as little as needed for the selected span to be in view whenever the selection changes. */
export function useRevealSelected({ trace, lines, rowHeight, scroll, height }: Input): void {
  const selected = useTraceView((view) => view.selected);
  const isMeasured = height > 0;
  const last = useRef<{ readonly trace: CurrentTrace; readonly selected: SpanRow | undefined }>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = { trace, selected };
    if (
      selected === undefined ||
      !isMeasured ||
      (before && isSameSpan(before.trace, before.selected, trace, selected))
    ) {
      return;
    }
    const { rows } = lines;
    const shown = shownRowOf(trace, rows, selected);
    if (shown === undefined) return;
    const top = lineOfPlace(lines, rowIndexOf(rows, shown)) * rowHeight;
    const margin = MARGIN_ROWS * rowHeight;
    scroll.ensureVisible(top - margin, top + rowHeight + margin);
    panTo(trace, shown);
    // Rows that open and close around it are no reason to move; a pane that opens over it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected, isMeasured, height, trace]);
}

/** The trace was fetched again, and the selection is where it was: no reason to take the reader there. */
function isSameSpan(before: CurrentTrace, old: SpanRow | undefined, trace: CurrentTrace, selected: SpanRow): boolean {
  if (old === undefined || before.table === trace.table || before.traceId !== trace.traceId) return false;
  if ((before.stored === undefined) !== (trace.stored === undefined)) return false;
  return movedRows(new Set([old]), before, trace).get(old) === selected;
}

/** Moves the zoomed range to a span that lies wholly outside it. */
function panTo(trace: CurrentTrace, row: number): void {
  const { range } = useTraceView.getState();
  if (!range) return;
  const { startNs: start, endNs: end } = rangeOf(trace, row);
  if (end >= range.startNs && start <= range.endNs) return;
  const length = range.endNs - range.startNs;
  const startNs = start - Math.max(length * 0.1, (length - (end - start)) / 2);
  setTraceView({ range: clampRange({ startNs, endNs: startNs + length }, trace.extent) });
}
