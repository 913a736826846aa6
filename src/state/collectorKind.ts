import { skipToken, useQuery } from '@tanstack/react-query';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { queryClient } from './queryClient.ts';

function kindKey(connection: Connection | undefined): readonly unknown[] {
  return ['collector', connection, 'kind'];
}

/** The kind of a server, asked where its connection does not say; undefined until it is known. */
export function useCollectorKind(connection: Connection | undefined): CollectorKind | undefined {
  const asks = connection !== undefined && connection.kind === undefined;
  const { data } = useQuery<CollectorKind | null>({
    queryKey: kindKey(connection),
    queryFn: asks
      ? async ({ signal }) => {
          const { openServer } = await import('#sources/openCollector.ts');
          const server = await openServer(connection, signal);
          // What is wrong is told by whatever else is asked.
          return server.ok ? server.value.kind : null;
        }
      : skipToken,
  });
  return connection?.kind ?? data ?? undefined;
}

/** Tells what a server turned out to be: when it was first asked, it may not have answered. */
export function noteKind(connection: Connection, kind: CollectorKind): void {
  const queryKey = kindKey(connection);
  if (connection.kind === undefined && queryClient.getQueryData(queryKey) !== kind) {
    queryClient.setQueryData(queryKey, kind);
  }
}
