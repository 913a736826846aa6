import { failure } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { Answer, Collector } from './collector.ts';

/** The server of a connection, ready to be asked. Finds out its kind where the user does not say. */
export function openCollector(connection: Connection, _signal: AbortSignal): Answer<Collector> {
  return Promise.resolve(
    failure({
      code: 'unknownKind' as const,
      message: `${connection.url} is no server that Spanglass knows.`,
      advice: 'Say whether it is Jaeger, Zipkin or Tempo.',
      detail: '',
      url: connection.url,
      status: undefined,
      answer: undefined,
      snippets: [],
      retryAfterS: undefined,
      queryPlace: undefined,
    }),
  );
}
