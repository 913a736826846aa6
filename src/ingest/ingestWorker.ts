import { columnBuffers } from '#model/spanTable.ts';
import type { FromWorker, IngestDocument, IngestProgress, ToWorker } from './protocol.ts';
import { ingestStructureFirst } from './structureFirst.ts';

/** The worker's side of the protocol. The worker ends with its document, so it holds the state of one reading. */
let stopped = false;
/** Takes the page's answer to `mayTake`. */
let answer = (_isAllowed: boolean): void => {};
const feeds = new Map<number, ReadableStreamDefaultController<Uint8Array>>();

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function postDocument(kind: 'partial' | 'structure' | 'done', document: IngestDocument): void {
  post({ kind, document }, columnBuffers(document));
}

function mayTake(bytes: number): Promise<boolean> {
  post({ kind: 'mayTake', bytes });
  return new Promise((resolve) => (answer = resolve));
}

function streamOf(number: number): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => void feeds.set(number, controller),
    pull: () => post({ kind: 'pull', file: number }),
    // A chunk that is on its way has nowhere to go any more.
    cancel: () => void feeds.delete(number),
  });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'start': {
      const files = data.files.map((file, number) => ({
        ...file,
        stream: file.blob ? undefined : () => streamOf(number),
      }));
      const listener = {
        onProgress: (progress: IngestProgress) => post({ kind: 'progress', progress }),
        onPartial: (document: IngestDocument) => postDocument('partial', document),
        onStructure: (document: IngestDocument) => postDocument('structure', document),
        mayTake,
        isStopped: () => stopped,
      };
      void ingestStructureFirst(files, listener, { mappings: data.mappings })
        .then((document) => (document ? postDocument('done', document) : post({ kind: 'kept' })))
        // A promise that rejects in a worker is told to nobody else.
        .catch((error: unknown) =>
          post({ kind: 'crash', message: error instanceof Error ? error.message : String(error) }),
        );
      break;
    }
    case 'chunk': {
      const feed = feeds.get(data.file);
      if (data.error !== undefined) feed?.error(new Error(data.error));
      else if (data.bytes) feed?.enqueue(data.bytes);
      else if (feed) {
        feed.close();
        feeds.delete(data.file);
      }
      break;
    }
    case 'take':
      answer(data.isAllowed);
      break;
    case 'stop':
      stopped = true;
      answer(false);
      // A sender that stalls would be waited for: it ends here.
      for (const feed of feeds.values()) feed.close();
      feeds.clear();
  }
});
