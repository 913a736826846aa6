import { useEffect, useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { formatCount } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shownRowOf, useWaterfallLines } from '#state/derived.ts';
import { registerRows } from '#state/focusRequests.ts';
import { setPreference, usePreferences } from '#state/preferences.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { mergeRefs } from '#ui/mergeRefs.ts';
import { useBigScroll } from '#ui/useBigScroll.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { focusOnArrival } from './arrival.ts';
import { NamesDivider } from './NamesDivider.tsx';
import { useKeepPlace } from './useKeepPlace.ts';
import { useRevealSelected } from './useRevealSelected.ts';
import { rowElementId } from './rowElementId.ts';
import { STEPS } from './WaterfallRow.tsx';
import { WaterfallRows } from './WaterfallRows.tsx';
import { WaterfallAxis } from './WaterfallAxis.tsx';
import { WaterfallCanvas } from './WaterfallCanvas.tsx';
import styles from './WaterfallPane.module.css';

/**
 * The waterfall: names as the rows of an accessible tree grid, bars on a canvas beside them, one scrollbar for both. The
 * spacer only gives the scrollbar its length; rows and bars lie in a layer that stays where the eye is.
 */
export function WaterfallPane({ trace }: { readonly trace: CurrentTrace }) {
  const lines = useWaterfallLines(trace);
  const { rows } = lines;
  const rowHeight = usePreferences((preferences) => (preferences.compact ? 18 : 24));
  const wanted = usePreferences((preferences) => preferences.namesWidth);
  const selected = useTraceView((view) => view.selected);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const [sizeRef, { width, height }] = useElementSize();
  const scroll = useBigScroll({ contentHeight: lines.length * rowHeight, viewportHeight: height });
  const { scrollerRef, spacerHeight } = scroll;
  useKeepPlace({ trace, lines, rowHeight }, scroll);
  useRevealSelected({ trace, lines, rowHeight, scroll, height });
  // Bars keep at least a third of the room, names never less than can be read.
  const most = Math.max(120, width * (isNarrow ? 0.52 : 0.66));
  const namesWidth = Math.min(isNarrow ? width * 0.52 : wanted, most);
  const setScroller = useMemo(() => mergeRefs(sizeRef, scrollerRef, registerRows), [sizeRef, scrollerRef]);
  useEffect(focusOnArrival, []);
  // Of a row inside a closed one or a folded run, the closed one is what can be read out.
  const active = selected === undefined ? undefined : shownRowOf(trace, rows, selected);
  return (
    <div className={styles['pane']} data-testid="waterfall">
      <div className={styles['head']}>
        <div className={styles['namesHead']} style={{ width: namesWidth }}>
          Service and operation
        </div>
        <div className={styles['axis']}>
          <WaterfallAxis trace={trace} />
        </div>
      </div>
      <div
        ref={setScroller}
        className={styles['scroller']}
        role="treegrid"
        aria-label={`Spans of the trace, ${formatCount(lines.length)} rows`}
        aria-rowcount={lines.length}
        aria-colcount={2}
        aria-activedescendant={active === undefined ? undefined : rowElementId(active)}
        tabIndex={0}
        onKeyDown={keepScrollKeys}
      >
        <div className={styles['spacer']} style={{ height: spacerHeight }} role="presentation">
          <div className={styles['layer']} style={{ height }} role="presentation">
            <div
              className={styles['names']}
              style={{ width: namesWidth, '--step': `${stepOf(trace, namesWidth)}px` }}
              role="presentation"
            >
              <WaterfallRows
                trace={trace}
                lines={lines}
                rowHeight={rowHeight}
                scroll={scroll}
                viewportHeight={height}
              />
            </div>
            <div className={styles['lane']} role="presentation">
              <WaterfallCanvas trace={trace} lines={lines} rowHeight={rowHeight} scroll={scroll} />
            </div>
          </div>
        </div>
      </div>
      {!isNarrow && (
        <NamesDivider width={namesWidth} most={most} onChange={(next) => setPreference('namesWidth', next)} />
      )}
      {rows.length === 0 && <NothingShown />}
    </div>
  );
}

/** px a level is set in: as drawn where there is room, less where the deepest name would have none. */
function stepOf({ table, trace }: CurrentTrace, namesWidth: number): number {
  const levels = Math.min(STEPS, table.traces.depth[trace]);
  return Math.max(2, Math.min(12, Math.floor((namesWidth * 0.4) / levels)));
}

/** Keys that commands use do not also scroll the element that has the focus. */
function keepScrollKeys(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}

function NothingShown() {
  return (
    <div className={styles['nothing']}>
      <EmptyState
        title="No span is left"
        icon="filter"
        actions={<Button onClick={() => setTraceView({ service: undefined, focus: undefined })}>Show all spans</Button>}
      >
        The filter hides every span of this trace.
      </EmptyState>
    </div>
  );
}
