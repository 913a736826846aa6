import { readFileSync } from 'node:fs';
import { ingest } from '#ingest/ingest.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import type { FoundTrace, SearchAnswer, TraceQuery } from '#model/traceSearch.ts';
import type { Collector } from '#sources/collector.ts';
import type { CollectorFile } from '#sources/openBytes.ts';
import { answerOfSpans } from '#state/foundSpans.ts';
import type { ScriptedServer } from './localServers.ts';
import { scriptedServer } from './localServers.ts';

/** Two traces, of services shop and stock, as real servers answered when asked for them: test/recorded. */
export const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
export const SHORT_ID = '8448eb211c80319c';
/** Unix ms between the two */
export const RECORDED_AT = 1_796_005_895_250;

export const QUERY: TraceQuery = {
  service: 'stock',
  operation: undefined,
  attributes: [],
  minDurationNs: undefined,
  maxDurationNs: undefined,
  range: { fromMs: RECORDED_AT - 60_000, toMs: RECORDED_AT + 60_000 },
  limit: 20,
  traceql: '',
};

/** What a path answers: a file of test/recorded, or a status and a text. */
export type Replayed = `${string}.json` | { readonly status?: number; readonly body: string };

/** A server that answers paths as recorded, everything else by 404 as Go does. */
export function replay(answers: Readonly<Record<string, Replayed>>): Promise<ScriptedServer> {
  return scriptedServer(
    Object.fromEntries(
      Object.entries(answers).map(([path, answer]) => [
        path,
        (response) => {
          const { status = 200, body } = typeof answer === 'string' ? { body: recorded(answer) } : answer;
          response.writeHead(status).end(body);
        },
      ]),
    ),
  );
}

export function recorded(name: string): string {
  return readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');
}

/** Paths that were asked for, with their parameters as people read them. */
export function askedOf({ asked }: ScriptedServer): readonly string[] {
  return asked.map(({ url }) => decodeURIComponent((url ?? '').replaceAll('+', ' ')));
}

const LISTENER = { onProgress: () => undefined, onPartial: () => undefined, isStopped: () => false };

export async function readFile(file: CollectorFile): Promise<IngestDocument> {
  const { name, size, stream } = file;
  return ingest([{ name, size, stream: () => stream }], LISTENER);
}

/** A search to its end, spans read as the page has a worker read them. Throws its problem. */
export async function searched(collector: Collector, query: TraceQuery = QUERY): Promise<SearchAnswer> {
  const found = await collector.search(query, new AbortController().signal);
  if (!found.ok) throw new Error(`${found.error.code}: ${found.error.message}`);
  if (found.value.kind === 'list') return found.value.answer;
  const { file, notes } = found.value;
  const facts = { url: file.shown, status: 200, answer: file.head() };
  const answer = answerOfSpans(await readFile(file), query.limit, notes, facts);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
}

/** `0af7… shop GET /cart 120ms, 3 spans, 2 errors: shop 2/1, stock 1/1` */
export function line({ traceId, rootService, rootOperation, duration, spans, errors, services }: FoundTrace): string {
  const of = services?.map((one) => `${one.name} ${one.spans}/${one.errors}`).join(', ') ?? 'unknown';
  return `${traceId.slice(0, 4)} ${rootService} ${rootOperation} ${(duration ?? NaN) / 1e6}ms, ${spans} spans, ${errors} errors: ${of}`;
}
