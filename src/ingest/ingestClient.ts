import type { KnownMappings } from '#model/recordMapping.ts';
import type { FromWorker, IngestDocument, IngestProgress, ToWorker, WorkerFile } from './protocol.ts';

/** A file as the page has it: a blob, or bytes that are still coming. */
export type IngestInput =
  | { readonly name: string; readonly blob: Blob }
  | { readonly name: string; readonly size: number | undefined; readonly stream: ReadableStream<Uint8Array> };

export interface IngestHandlers {
  readonly onProgress: (progress: IngestProgress) => void;
  readonly onPartial: (document: IngestDocument) => void;
  /** All rows, of a large file, without attributes, events and links: they are read next. */
  readonly onStructure: (document: IngestDocument) => void;
  /** May so many bytes of memory be taken for them? Reading waits for the answer. */
  readonly mayTake: (bytes: number) => boolean | Promise<boolean>;
  /** They were not read, or not to their end: what `onStructure` brought is all there will be. */
  readonly onKept: () => void;
  readonly onDone: (document: IngestDocument) => void;
  /** the worker itself broke, by a bug or for want of memory */
  readonly onCrash: (message: string) => void;
}

export interface Ingestion {
  /** Ends the reading; what was read so far comes as the finished document. */
  readonly stop: () => void;
  /** Ends the reading and throws everything away. */
  readonly discard: () => void;
}

/** A worker that has started and waits for its files. */
let spare: Worker | undefined;

function createWorker(): Worker {
  return new Worker(new URL('./ingestWorker.ts', import.meta.url), { type: 'module', name: 'ingest' });
}

/** Starts the next reading's worker before there is anything to read: its code is then loaded already, some 100 ms. */
export function prepareIngest(): void {
  if (spare) return;
  const worker = createWorker();
  spare = worker;
  // Its code could not be had: whoever wants to read tries again, and is told.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = undefined;
  });
}

/**
 * Starts a worker that reads the files into one document; `mappings` tell how tables of records are read. It ends when all
 * that will come has come.
 */
export function startIngest(
  inputs: readonly IngestInput[],
  mappings: KnownMappings,
  handlers: IngestHandlers,
): Ingestion {
  const worker = spare ?? createWorker();
  spare = undefined;
  const post = (message: ToWorker, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  const readers = inputs.map((input) => ('stream' in input ? input.stream.getReader() : undefined));
  const end = (): void => {
    worker.terminate();
    for (const reader of readers) void reader?.cancel().catch(() => undefined);
  };

  const feed = async (file: number): Promise<void> => {
    try {
      const { value } = (await readers[file]?.read()) ?? {};
      // The chunk is copied if it is part of a larger buffer: only whole buffers can be handed over.
      const bytes = value && value.byteLength < value.buffer.byteLength ? value.slice() : value;
      post({ kind: 'chunk', file, bytes }, bytes ? [bytes.buffer as ArrayBuffer] : []);
    } catch (error) {
      post({ kind: 'chunk', file, bytes: undefined, error: error instanceof Error ? error.message : String(error) });
    }
  };

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    switch (data.kind) {
      case 'progress':
        handlers.onProgress(data.progress);
        break;
      case 'partial':
        handlers.onPartial(data.document);
        break;
      case 'structure':
        handlers.onStructure(data.document);
        break;
      case 'mayTake':
        void Promise.resolve(handlers.mayTake(data.bytes)).then((isAllowed) => post({ kind: 'take', isAllowed }));
        break;
      case 'kept':
        end();
        handlers.onKept();
        break;
      case 'done':
        end();
        handlers.onDone(data.document);
        break;
      case 'crash':
        end();
        handlers.onCrash(data.message);
        break;
      case 'pull':
        void feed(data.file);
    }
  });
  worker.addEventListener('error', (event) => {
    end();
    handlers.onCrash(event.message || 'the reading process ended');
  });

  const files: WorkerFile[] = inputs.map((input) =>
    'blob' in input
      ? { name: input.name, size: input.blob.size, blob: input.blob }
      : { name: input.name, size: input.size, blob: undefined },
  );
  post({ kind: 'start', files, mappings });
  return { stop: () => post({ kind: 'stop' }), discard: end };
}
