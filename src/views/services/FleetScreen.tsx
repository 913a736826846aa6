import { lazy, Suspense, useCallback } from 'react';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { useCollectorKind } from '#state/collectorKind.ts';
import { useConnection } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import type { Route } from '#state/route.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import styles from './ServicesScreen.module.css';

const FleetGraph = lazy(() => import('./graph/FleetGraph.tsx').then((module) => ({ default: module.FleetGraph })));
const PrometheusHealth = lazy(() =>
  import('./health/PrometheusHealth.tsx').then((module) => ({ default: module.PrometheusHealth })),
);

export interface FleetScreenProps {
  readonly route: Extract<Route, { readonly screen: 'fleet' }>;
}

/** A server that counts calls keeps no traces to be made a flame of. */
const TABS = [
  { value: 'graph', label: 'Graph' },
  { value: 'health', label: 'Health' },
] as const;

/** The services of a connection, as its server counts their calls. */
export function FleetScreen({ route }: FleetScreenProps) {
  const connection = useConnection(route.connection);
  const kind = useCollectorKind(connection);
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
          title={`This browser has no connection named “${route.connection}”`}
          actions={
            <Button variant="primary" icon="plug" onClick={() => openDialog('connect')}>
              Connect a collector
            </Button>
          }
        >
          It may have been made in another browser, or removed.
        </EmptyState>
      ) : (
        <FleetTabs
          key={connection.name}
          connection={connection}
          kind={kind}
          params={route.params}
          onParams={onParams}
        />
      )}
    </main>
  );
}

interface FleetTabsProps {
  readonly connection: Connection;
  /** undefined while it is not known */
  readonly kind: CollectorKind | undefined;
  readonly params: URLSearchParams;
  /** Changes parameters of the address; undefined takes one away. */
  readonly onParams: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Health is known where metrics are kept; what calls what, elsewhere too. */
function FleetTabs(props: FleetTabsProps) {
  const { kind, params, onParams } = props;
  const hasHealth = kind === 'prometheus';
  const tab = hasHealth && params.get('tab') !== 'graph' ? 'health' : 'graph';
  return (
    <Tabs
      label="Services"
      className={styles['tabs']}
      tabs={hasHealth ? TABS : TABS.filter(({ value }) => value === 'graph')}
      value={tab}
      onChange={(next) => onParams({ tab: next === 'health' ? undefined : next })}
    >
      <Suspense>{tab === 'graph' ? <FleetGraph {...props} /> : <PrometheusHealth {...props} />}</Suspense>
    </Tabs>
  );
}
