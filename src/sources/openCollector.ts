import { failure, success } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import { detectKind } from './detectKind.ts';
import type { Collector } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { jaeger } from './jaeger.ts';
import { sourceProblem } from './sourceProblems.ts';
import { tempo } from './tempo.ts';
import { zipkin } from './zipkin.ts';

const MAKERS = { jaeger, zipkin, tempo } as const;

/** What was found out about a server is found out once. A connection that is changed is another object. */
const opened = new WeakMap<Connection, Collector>();

/** The server of a connection, ready to be asked. Finds out its kind where the user does not say. */
export async function openCollector(connection: Connection, signal: AbortSignal): Answer<Collector> {
  const known = opened.get(connection);
  if (known) return success(known);
  const kind = connection.kind === undefined ? await detectKind(connection, signal) : success(connection.kind);
  if (!kind.ok) return kind;
  if (kind.value === 'prometheus') {
    return failure(
      sourceProblem(
        'unsupported',
        'This is a Prometheus, which keeps metrics and no traces.',
        'Its figures stand on the screen of services; search for traces in a Jaeger, Zipkin or Tempo.',
        { url: connection.url },
      ),
    );
  }
  const collector = MAKERS[kind.value](connection);
  opened.set(connection, collector);
  return success(collector);
}
