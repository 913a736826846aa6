import { useCollectorKind } from '#state/collectorKind.ts';
import { useConnection, useConnections } from '#state/connections.ts';
import { MetricsOnly } from './MetricsOnly.tsx';
import { NoConnection } from './NoConnection.tsx';
import { SearchIn } from './SearchIn.tsx';
import type { SearchRoute } from './useResultView.ts';

export interface SearchScreenProps {
  readonly route: SearchRoute;
}

/** Search in a collector: what to ask for, and what was found. */
export function SearchScreen({ route }: SearchScreenProps) {
  const connections = useConnections();
  const connection = useConnection(route.connection);
  const kind = useCollectorKind(connection);
  if (!connection) return <NoConnection name={route.connection} connections={connections} />;
  if (kind === 'prometheus') return <MetricsOnly name={connection.name} />;
  // Another collector begins anew.
  return <SearchIn key={connection.name} route={route} connection={connection} />;
}
