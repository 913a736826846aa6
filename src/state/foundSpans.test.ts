import { afterEach, expect, it, vi } from 'vitest';
import type { IngestInput, startIngest } from '#ingest/ingestClient.ts';
import { ingestStructureFirst } from '#ingest/structureFirst.ts';
import type { CollectorFile } from '#sources/openBytes.ts';
import { answerOf } from './foundSpans.ts';

/** The worker's work without a worker: what is larger than a few spans is read twice. */
const start: typeof startIngest = (inputs, mappings, handlers) => {
  const files = inputs.map((input: IngestInput) =>
    'blob' in input
      ? { name: input.name, size: input.blob.size, blob: input.blob }
      : { name: input.name, size: input.size, stream: () => input.stream },
  );
  const listener = { ...handlers, isStopped: () => false };
  void ingestStructureFirst(files, listener, { mappings, readTwiceFrom: 1000 }).then((document) =>
    document ? handlers.onDone(document) : handlers.onKept(),
  );
  return { stop: () => {}, discard: () => {} };
};
vi.mock('#ingest/ingestClient.ts', () => ({
  startIngest: (...given: Parameters<typeof startIngest>) => start(...given),
}));

afterEach(() => vi.unstubAllGlobals());

/** Spans of an answer, each of a trace of its own, which failed as only an attribute tells. */
function answer(spans: number): CollectorFile {
  const data = Array.from({ length: spans }, (_, at) => ({
    traceID: `${at + 1}`.padStart(32, '0'),
    spans: [
      {
        traceID: `${at + 1}`.padStart(32, '0'),
        spanID: `${at + 1}`.padStart(16, '0'),
        operationName: 'GET /',
        startTime: 1795262400000000,
        duration: 1000,
        tags: [{ key: 'error', type: 'bool', value: true }],
        processID: 'p1',
      },
    ],
    processes: { p1: { serviceName: 'shop' } },
  }));
  const { body } = new Response(JSON.stringify({ data }));
  if (!body) throw new Error('a text has a body');
  return { name: 'search', size: undefined, stream: body, shown: '', head: () => '' };
}

async function search(spans: number, deviceMemory: number) {
  vi.stubGlobal('navigator', { deviceMemory });
  const result = { kind: 'spans', file: answer(spans), notes: [] } as const;
  const found = await answerOf(result, 100, new AbortController().signal);
  if (!found.ok) throw new Error(found.error.message);
  const { traces, notes } = found.value;
  return { traces: traces.length, errors: traces[0].errors, notes: notes.map(({ message }) => message) };
}

it('an answer of whole spans is read with their attributes where there is the memory for them', async () => {
  expect(await search(10, 4)).toEqual({ traces: 10, errors: 1, notes: [] });
});

it('attributes of an answer stay unread, and it says so, where they take more memory than the device may spare', async () => {
  const { traces, errors, notes } = await search(10, 1e-7);
  expect({ traces, errors }).toEqual({ traces: 10, errors: 0 });
  expect(notes).toEqual([expect.stringContaining('attributes were left out')]);
});
