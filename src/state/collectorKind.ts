import { skipToken, useQuery } from '@tanstack/react-query';
import type { CollectorKind, Connection } from '#model/connection.ts';

/** The kind of a server, asked where its connection does not say; undefined until it is known. */
export function useCollectorKind(connection: Connection | undefined): CollectorKind | undefined {
  const asks = connection !== undefined && connection.kind === undefined;
  const { data } = useQuery<CollectorKind | null>({
    queryKey: ['collector', connection, 'kind'],
    queryFn: asks
      ? async ({ signal }) => {
          const { openCollector } = await import('#sources/openCollector.ts');
          const collector = await openCollector(connection, signal);
          // What is wrong is told by whatever else is asked.
          return collector.ok ? collector.value.kind : null;
        }
      : skipToken,
  });
  return connection?.kind ?? data ?? undefined;
}
