import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { closeDialogs, closeDialogsOfScreen, useDialogs } from '#state/dialogs.ts';
import { closeDocument, openAddressed, openUrls } from '#state/openDocument.ts';
import { queryClient } from '#state/queryClient.ts';
import { documentOfRoute, formatRoute, useRoute } from '#state/route.ts';
import { LiveRegion } from '#ui/LiveRegion.tsx';
import { DropTarget } from '#views/shared/DropTarget.tsx';
import styles from './App.module.css';
import { AppBar } from './AppBar.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notices } from './Notices.tsx';
import { Screen } from './Screen.tsx';
import { usePageTitle } from './usePageTitle.ts';
import { useShortcuts } from './useShortcuts.ts';

// Not needed for the first picture: loaded when they are first asked for.
const Dialogs = lazy(() => import('./Dialogs.tsx').then((module) => ({ default: module.Dialogs })));

export function App() {
  return (
    // Our policy allows no style elements; what Base UI would put there stands in base.css.
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider>
          <ErrorBoundary place="page">
            <Shell />
          </ErrorBoundary>
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Shell() {
  useShortcuts();
  useAddressedDocument();
  useDialogsOfScreen();
  const route = useRoute();
  usePageTitle();
  const anyDialog = useDialogs(({ open }) => open !== undefined);
  return (
    <div className={styles['shell']}>
      <AppBar />
      <div className={styles['main']}>
        <ErrorBoundary place={formatRoute(route).split('?')[0]}>
          <Screen />
        </ErrorBoundary>
      </div>
      <DropTarget />
      <Notices />
      <LiveRegion />
      <Suspense>{anyDialog && <Dialogs />}</Suspense>
    </div>
  );
}

/** A dialog does not outlive what it was opened on, a screen or a document: back and forward may leave it open. */
function useDialogsOfScreen(): void {
  const route = useRoute();
  useEffect(() => closeDialogsOfScreen, [route.screen]);
  const document = documentOfRoute(route);
  useEffect(() => closeDialogs, [document?.kind, document?.id]);
}

/** ms on the start screen after which the document is let go of: who only went back too far finds it as it was. */
const LEFT_MS = 5000;

/** Opens the document that the address names, whoever wrote the address: we, a link, back and forward. */
function useAddressedDocument(): void {
  const route = useRoute();
  const document = documentOfRoute(route);
  useEffect(() => {
    if (document) {
      openAddressed(document);
      return undefined;
    }
    const timer = setTimeout(closeDocument, LEFT_MS);
    return () => clearTimeout(timer);
    // By what it names: each address makes a new object.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [document?.kind, document?.id]);
  const urls = route.screen === 'open' ? route.urls : undefined;
  useEffect(() => {
    if (urls && urls.length > 0) openUrls(urls, 'replace');
  }, [urls]);
}
