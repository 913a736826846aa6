import { useConnection, useConnections } from '#state/connections.ts';
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
  if (!connection) return <NoConnection name={route.connection} connections={connections} />;
  // Another collector begins anew.
  return <SearchIn key={connection.name} route={route} connection={connection} />;
}
