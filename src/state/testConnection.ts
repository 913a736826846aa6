import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { CollectorKind, Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';

/** What a server answered that was tried. */
export interface TestedConnection {
  readonly kind: CollectorKind;
  /** how many services it knows */
  readonly services: number;
}

/** Asks a server what kind it is and which services it knows, before or after its connection is saved. */
export async function testConnection(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<TestedConnection, SourceProblem>> {
  const { openCollector } = await import('#sources/openCollector.ts');
  const collector = await openCollector(connection, signal);
  if (!collector.ok) return failure(collector.error);
  const services = await collector.value.services(signal);
  if (!services.ok) return failure(services.error);
  return success({ kind: collector.value.kind, services: services.value.length });
}
