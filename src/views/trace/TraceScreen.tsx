import { memo } from 'react';
import { focusRows } from '#state/focusRequests.ts';
import { usePreferences, setPreference } from '#state/preferences.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useCurrentTrace } from '#state/currentTrace.ts';
import { useDetailedTrace } from '#state/spanFromFile.ts';
import { useTraceView } from '#state/traceView.ts';
import { navigate, useRoute } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SplitPane } from '#ui/SplitPane.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { AttributesBar } from '#views/shared/AttributesBar.tsx';
import { ReadingBar } from '#views/shared/ReadingBar.tsx';
import { DetailPane } from './details/DetailPane.tsx';
import { Overview } from './Overview.tsx';
import { TimeStrip } from './TimeStrip.tsx';
import { TracePane } from './TracePane.tsx';
import { TraceHeader } from './TraceHeader.tsx';
import styles from './TraceScreen.module.css';
import { ViewBar } from './ViewBar.tsx';

/** Under this width the details stand below the waterfall instead of beside it, unless the window is low too. */
const NARROW = '(max-width: 900px) and (min-height: 481px)';

/** One trace: what it was, where the time went, and every span of it. It listens itself to what it shows. */
export const TraceScreen = memo(function TraceScreen() {
  const trace = useCurrentTrace();
  const isNarrow = useMediaQuery(NARROW);
  const isOpen = usePreferences((preferences) => preferences.detailsOpen);
  const width = usePreferences((preferences) => preferences.detailsWidth);
  const height = usePreferences((preferences) => preferences.detailsHeight);
  const selected = useTraceView((view) => view.selected);
  if (!trace) return <MissingTrace />;
  return (
    <main className={styles['screen']}>
      <TraceHeader trace={trace} />
      <TimeStrip trace={trace} />
      <Overview trace={trace} />
      <ViewBar trace={trace} />
      <SplitPane
        className={styles['panes']}
        side={isNarrow ? 'bottom' : 'right'}
        label="details"
        min={isNarrow ? 120 : 260}
        max={isNarrow ? 700 : 900}
        initial={isNarrow ? 320 : 360}
        minFirst={isNarrow ? 140 : 420}
        value={isNarrow ? height : width}
        onChange={(size) => setPreference(isNarrow ? 'detailsHeight' : 'detailsWidth', size)}
        secondHidden={!isOpen || (isNarrow && selected === undefined)}
        first={<TracePane trace={trace} />}
        second={<Details trace={trace} row={selected} />}
      />
      <AttributesBar />
      <ReadingBar />
    </main>
  );
});

function Details({ trace, row }: { readonly trace: CurrentTrace; readonly row: SpanRow | undefined }) {
  const { trace: detailed, attributes } = useDetailedTrace(trace, row);
  return <DetailPane trace={detailed} row={row} attributes={attributes} onClose={closeDetails} />;
}

/** The button that was pressed is gone with the pane. */
function closeDetails(): void {
  setPreference('detailsOpen', false);
  focusRows();
}

function MissingTrace() {
  const route = useRoute();
  return (
    <EmptyState
      title="This document has no such trace"
      icon="search"
      actions={
        <Button
          variant="primary"
          onClick={() => {
            if (route.screen !== 'trace') return;
            navigate({ screen: 'traces', document: route.document, params: new URLSearchParams() });
          }}
        >
          See its traces
        </Button>
      }
    >
      The address names a trace id that is not in it. It may be cut, or belong to another document.
    </EmptyState>
  );
}
