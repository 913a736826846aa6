import type { IngestFile, IngestListener } from './ingest.ts';
import { ingest } from './ingest.ts';
import type { IngestDocument } from './protocol.ts';

/** A file whose bytes come in chunks of `chunk`; with an error after them when `breaksWith` is given. */
export function fileOf(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  { chunk = 1 << 16, breaksWith }: { readonly chunk?: number; readonly breaksWith?: Error } = {},
): IngestFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let at = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      if (at < bytes.length) {
        controller.enqueue(bytes.slice(at, at + chunk));
        at += chunk;
      } else if (breaksWith) controller.error(breaksWith);
      else controller.close();
    },
  });
  return { name, size: bytes.length, stream };
}

/** Ingests without a worker. */
export function ingestFiles(
  files: readonly IngestFile[],
  listener: Partial<IngestListener> = {},
): Promise<IngestDocument> {
  return ingest(files, { onProgress: () => {}, onPartial: () => {}, isStopped: () => false, ...listener });
}
