import { lazy, Suspense, useDeferredValue, useEffect, useReducer, useRef } from 'react';
import { assertNever } from '#base/assert.ts';
import { shortTraceId } from '#state/currentTrace.ts';
import type { DocumentState } from '#state/documents.ts';
import { documentOf, useDocument } from '#state/documents.ts';
import { prepareReading } from '#state/openDocument.ts';
import { documentShown } from '#state/shownDocument.ts';
import type { Route } from '#state/route.ts';
import { currentRoute, documentOfRoute, navigate, sameDocument, useRoute } from '#state/route.ts';
import { OpenScreen } from '#views/open/OpenScreen.tsx';
import { FailedScreen } from '#views/shared/FailedScreen.tsx';
import { ReadingScreen } from '#views/shared/ReadingScreen.tsx';

const importTrace = () => import('#views/trace/TraceScreen.tsx');
const importTraces = () => import('#views/traces/TracesScreen.tsx');
const FleetScreen = lazy(() =>
  import('#views/services/FleetScreen.tsx').then((module) => ({ default: module.FleetScreen })),
);
const SearchScreen = lazy(() =>
  import('#views/search/SearchScreen.tsx').then((module) => ({ default: module.SearchScreen })),
);
const ServicesScreen = lazy(() =>
  import('#views/services/ServicesScreen.tsx').then((module) => ({ default: module.ServicesScreen })),
);
const TraceScreen = lazy(() => importTrace().then((module) => ({ default: module.TraceScreen })));
const TracesScreen = lazy(() => importTraces().then((module) => ({ default: module.TracesScreen })));

/** What a document is read and shown with, fetched while the start screen is looked at and while bytes are read. */
function useScreensAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      prepareReading();
      void Promise.all([importTrace(), importTraces()]);
    }, 50);
    return () => clearTimeout(timer);
  }, []);
}

/** The screen that the address and the document's phase ask for. */
export function Screen() {
  return (
    <Suspense>
      <CurrentScreen />
    </Suspense>
  );
}

function CurrentScreen() {
  const route = useRoute();
  const now = useDocument((state) => state.current);
  // A screen is rendered in pieces while the page stays awake, not in one go because the store changed.
  const current = useDeferredValue(now);
  useOnlyTrace();
  useScreensAhead();
  useTellingShown(current);
  useForgetting(current.phase);
  if (route.screen === 'open') return <OpenScreen />;
  if (route.screen === 'search') return <SearchScreen route={route} />;
  if (route.screen === 'fleet') return <FleetScreen route={route} />;
  // The address is ahead of the document for a moment.
  if (current.phase === 'none' || !sameDocument(current.key, route.document)) return undefined;
  if (current.phase === 'failed') return <FailedScreen state={current} />;
  const document = documentOf(current);
  if (current.phase === 'reading' && !document) return <ReadingScreen title={current.title} />;
  if (!document) return undefined;
  switch (route.screen) {
    case 'traces':
      // On its way to the one trace: see useOnlyTrace.
      if (document.table.traces.length === 1) return undefined;
      return <TracesScreen route={route} document={document} title={current.title} />;
    case 'services':
      return <ServicesScreen route={route} document={document} title={current.title} />;
    case 'trace':
      return <TraceScreen />;
    default:
      return assertNever(route);
  }
}

/** A reading waits with its news until what came before has been rendered. */
function useTellingShown(current: DocumentState): void {
  const document = documentOf(current);
  useEffect(() => documentShown(document), [document]);
}

/**
 * React keeps what a component was rendered with before last, for its next render; without a next one a document that
 * was closed would stay in memory. So there is one.
 */
function useForgetting(phase: DocumentState['phase']): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (phase === 'none') renderAgain();
  }, [phase]);
}

/**
 * A document of one trace goes straight to it; back then leads out of the document. A document that is still being read
 * may turn out to hold more: who has not moved since is then taken to the list.
 */
function useOnlyTrace(): void {
  const route = useRoute();
  const current = useDocument((state) => state.current);
  const sentTo = useRef<Route>(undefined);
  useEffect(() => {
    const key = documentOfRoute(route);
    if (!key || current.phase === 'none' || !sameDocument(current.key, key)) return;
    const document = documentOf(current);
    if (!document) return;
    const { table } = document;
    const isOnly = table.traces.length === 1;
    if (route.screen === 'traces' && isOnly) {
      const traceId = shortTraceId(table.strings.get(table.traces.id[0]));
      // An address that names no trace may say how to look at it.
      navigate({ screen: 'trace', document: key, traceId, params: route.params }, 'replace');
      sentTo.current = current.phase === 'reading' ? currentRoute() : undefined;
    } else if (route.screen === 'trace' && !isOnly && route === sentTo.current) {
      navigate({ screen: 'traces', document: key, params: new URLSearchParams() }, 'replace');
      sentTo.current = undefined;
    }
  }, [route, current]);
}
