import { lazy, Suspense, useCallback } from 'react';
import { useConnection } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import type { Route } from '#state/route.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import styles from './ServicesScreen.module.css';

const PrometheusHealth = lazy(() =>
  import('./health/PrometheusHealth.tsx').then((module) => ({ default: module.PrometheusHealth })),
);

export interface FleetScreenProps {
  readonly route: Extract<Route, { readonly screen: 'fleet' }>;
}

/** The services of a connection, as its server counts their calls. */
export function FleetScreen({ route }: FleetScreenProps) {
  const connection = useConnection(route.connection);
  const onParams = useCallback((change: Readonly<Record<string, string | undefined>>) => {
    const now = currentRoute();
    if (now.screen !== 'fleet') return;
    const params = new URLSearchParams(now.params);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) params.delete(name);
      else params.set(name, value);
    }
    navigate({ ...now, params }, 'replace');
  }, []);
  return (
    <main className={styles['screen']} aria-label={`Services of ${route.connection}`}>
      {connection === undefined ? (
        <EmptyState
          icon="plug"
          title={`This browser knows no connection ${route.connection}`}
          actions={<Button onClick={() => openDialog('connect')}>Connect…</Button>}
        >
          It may have been made in another browser, or removed.
        </EmptyState>
      ) : (
        <Suspense>
          <PrometheusHealth key={connection.name} connection={connection} params={route.params} onParams={onParams} />
        </Suspense>
      )}
    </main>
  );
}
