import { lazy, Suspense } from 'react';
import { assertNever } from '#base/assert.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useTraceView } from '#state/traceView.ts';
import { WaterfallPane } from './WaterfallPane.tsx';

// Only the waterfall is part of the screen's own code: the others are fetched when they are first asked for.
const FlamePane = lazy(() => import('./flame/FlamePane.tsx').then((module) => ({ default: module.FlamePane })));
const GraphPane = lazy(() => import('./graph/GraphPane.tsx').then((module) => ({ default: module.GraphPane })));
const TablePane = lazy(() => import('./table/TablePane.tsx').then((module) => ({ default: module.TablePane })));
const EventsPane = lazy(() => import('./events/EventsPane.tsx').then((module) => ({ default: module.EventsPane })));

/** The trace in the view that was chosen. */
export function TracePane({ trace }: { readonly trace: CurrentTrace }) {
  return (
    <Suspense>
      <ChosenPane trace={trace} />
    </Suspense>
  );
}

function ChosenPane({ trace }: { readonly trace: CurrentTrace }) {
  const view = useTraceView((state) => state.view);
  switch (view) {
    case 'waterfall':
      return <WaterfallPane trace={trace} />;
    case 'flame':
      return <FlamePane trace={trace} />;
    case 'graph':
      return <GraphPane trace={trace} />;
    case 'table':
      return <TablePane trace={trace} />;
    case 'events':
      return <EventsPane trace={trace} />;
    default:
      return assertNever(view);
  }
}
