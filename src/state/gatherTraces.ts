import type { IngestInput } from '#ingest/ingestClient.ts';
import type { ProblemCode, ProblemExample } from '#model/problem.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { CollectorFile } from '#sources/openBytes.ts';
import { openCollector } from '#sources/openCollector.ts';
import { sourceProblem } from '#sources/sourceProblems.ts';
import { connectionNamed } from './connections.ts';
import { keepBytes } from './keepBytes.ts';
import type { DocumentKey } from './route.ts';
import { collectorTraces } from './route.ts';

export interface GatheredTraces {
  readonly inputs: readonly IngestInput[];
  readonly failures: readonly { readonly code: ProblemCode; readonly example: ProblemExample }[];
  /** What came, for when no span was in it. */
  readonly whenEmpty: () => GatheredTraces['failures'];
}

/** Traces of a document that are fetched at once: half of what browsers open to one server. */
const AT_ONCE = 3;

/**
 * Asks a collector for the traces of a document. One trace is handed on while it comes; of several each is kept by the
 * browser, not by the page, until all are here: a server that waits for its turn would hold up all others.
 */
export async function gatherTraces(key: DocumentKey, signal: AbortSignal): Promise<GatheredTraces> {
  const { connection: name, traceIds } = collectorTraces(key);
  const connection = await connectionNamed(name);
  if (!connection) return failed([noConnection(name)]);
  const collector = await openCollector(connection, signal);
  if (!collector.ok) return failed([collector.error]);
  const answers = await inTurns(traceIds, async (traceId) => {
    const answer = await collector.value.trace(traceId, signal);
    if (!answer.ok) return answer.error;
    const file = answer.value;
    return traceIds.length === 1 ? { file, input: file } : { file, input: await keepBytes(file) };
  });
  const files = answers.flatMap((answer) => ('file' in answer ? [answer] : []));
  const problems = answers.flatMap((answer) => ('file' in answer ? [] : [answer]));
  return {
    inputs: files.map(({ input }) => input),
    failures: problems.map(failureOf),
    whenEmpty: () => files.map(({ file }) => failureOf(emptyOf(file))),
  };
}

/** In the order of the items; so many at once. */
async function inTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      made[at] = await make(items[at]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}

function failed(problems: readonly SourceProblem[]): GatheredTraces {
  return { inputs: [], failures: problems.map(failureOf), whenEmpty: () => [] };
}

function failureOf(source: SourceProblem): GatheredTraces['failures'][number] {
  const { message, advice, url } = source;
  return { code: 'collectorFailed', example: { detail: `${message} ${advice}`.trim(), where: url, row: -1, source } };
}

function noConnection(name: string): SourceProblem {
  return sourceProblem(
    'noConnection',
    `This browser has no connection named “${name}”.`,
    'The link names a trace of a collector by that name. Add the connection under this name, or ask who sent the link for its address.',
  );
}

function emptyOf({ shown, head }: CollectorFile): SourceProblem {
  return sourceProblem(
    'strangeAnswer',
    'No span could be read in the answer of the server.',
    'Look at the answer: it may be of another program, or of another version.',
    { url: shown, status: 200, answer: head() },
  );
}
