import type { KnownMappings } from '#model/recordMapping.ts';
import type { IngestFile, IngestListener } from './ingest.ts';
import { ingest } from './ingest.ts';
import type { UnpackLimits } from './limits.ts';
import { UNPACK_LIMITS } from './limits.ts';
import type { IngestDocument } from './protocol.ts';

/**
 * A file whose bytes come in chunks of `chunk`; with an error after them when `breaksWith` is given. Any part of it can be
 * read, as of a file on the disk, when it `isBlob`.
 */
export function fileOf(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  {
    chunk = 1 << 16,
    breaksWith,
    isBlob = false,
  }: { readonly chunk?: number; readonly breaksWith?: Error; readonly isBlob?: boolean } = {},
): IngestFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let at = 0;
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (at < bytes.length) {
          controller.enqueue(bytes.slice(at, at + chunk));
          at += chunk;
        } else if (breaksWith) controller.error(breaksWith);
        else controller.close();
      },
    });
  return { name, size: bytes.length, stream, blob: isBlob ? new Blob([bytes]) : undefined };
}

/** Ingests without a worker. */
export function ingestFiles(
  files: readonly IngestFile[],
  listener: Partial<IngestListener> = {},
  limits: Partial<UnpackLimits> = {},
  mappings: KnownMappings = {},
): Promise<IngestDocument> {
  const all = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false, ...listener };
  return ingest(files, all, { limits: { ...UNPACK_LIMITS, ...limits }, mappings });
}

/** The files of a document, one line each: `a.zip/b.json: Zipkin v2 JSON, 3`, then the codes of its problems. */
export function printFiles({ files }: IngestDocument): string {
  return files
    .map(({ name, format, counts, problems }) =>
      [`${name}: ${format || '?'}, ${counts.spans}`, ...problems.map(({ code }) => code)].join(' '),
    )
    .join('\n');
}
