import { failure, success } from '#base/result.ts';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import { askedOnce } from './askedOnce.ts';
import type { DetectedServer } from './detectKind.ts';
import { detectServer } from './detectKind.ts';
import type { Collector } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { jaeger } from './jaeger.ts';
import { sourceProblem } from './sourceProblems.ts';
import { tempo } from './tempo.ts';
import { zipkin } from './zipkin.ts';

const MAKERS = { jaeger, zipkin, tempo } as const;

/** What a connection leads to. */
export interface OpenServer {
  readonly kind: CollectorKind;
  /** undefined of one that keeps no traces */
  readonly collector: Collector | undefined;
}

/** What was found out about a server is found out once. A connection that is changed is another object. */
const opened = new WeakMap<Connection, (signal: AbortSignal) => Answer<OpenServer>>();

/** The server of a connection. Finds out its kind where the user does not say. */
export function openServer(connection: Connection, signal: AbortSignal): Answer<OpenServer> {
  let open = opened.get(connection);
  if (open === undefined) {
    let known: OpenServer | undefined;
    open = askedOnce(async (shared) => {
      if (known) return success(known);
      const { kind } = connection;
      const found = kind === undefined ? await detectServer(connection, shared) : success({ kind });
      if (!found.ok) return found;
      known = serverOf(connection, found.value);
      return success(known);
    });
    opened.set(connection, open);
  }
  return open(signal);
}

function serverOf(connection: Connection, { kind, first }: DetectedServer): OpenServer {
  return { kind, collector: kind === 'prometheus' ? undefined : MAKERS[kind](connection, first) };
}

/** The same, ready to be asked for traces. */
export async function openCollector(connection: Connection, signal: AbortSignal): Answer<Collector> {
  const server = await openServer(connection, signal);
  if (!server.ok) return server;
  const { collector } = server.value;
  if (collector) return success(collector);
  return failure(
    sourceProblem(
      'unsupported',
      'This is a Prometheus, which keeps metrics and no traces.',
      'Its figures stand on the screen of services; search for traces in a Jaeger, Zipkin or Tempo.',
      { url: shownAddress(connection.url) },
    ),
  );
}
