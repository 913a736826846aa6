import { openAsBlob } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { IngestFile } from '#ingest/ingest.ts';

/** Files of the command line, those in folders too, each folder in the order of its names. Rejects for a path that is not there. */
export async function inputPaths(paths: readonly string[]): Promise<string[]> {
  const result: string[] = [];
  for (const path of paths) {
    if (path === '-' || !(await stat(path)).isDirectory()) result.push(path);
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
      result.push(...files.map((entry) => join(entry.parentPath, entry.name)).sort());
    }
  }
  return result;
}

/** A file as the reader takes it, any part of it at any time; `-` is the standard input, which comes once. */
export async function inputFile(path: string): Promise<IngestFile> {
  if (path === '-') {
    return {
      name: 'standard input',
      size: undefined,
      stream: () => Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>,
    };
  }
  const blob = await openAsBlob(path);
  // Twice as fast as through the blob, and Node's own web streams of files copy every chunk.
  return { name: path, size: blob.size, stream: () => fileStream(path), blob };
}

/** Bytes a read, for those who bring no buffer. */
const READ_SIZE = 1 << 20;

/** A file as a stream that reads into the buffers of whoever reads it. */
function fileStream(path: string): ReadableStream<Uint8Array> {
  let file: FileHandle;
  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: READ_SIZE,
    start: async () => void (file = await open(path)),
    pull: async (controller: ReadableByteStreamController) => {
      const request = controller.byobRequest;
      const view = request?.view;
      if (!view) return;
      const { bytesRead } = await file.read(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      if (bytesRead === 0) {
        controller.close();
        await file.close();
      }
      request.respond(bytesRead);
    },
    cancel: () => file.close(),
  });
}

/** All files of the command line, to be read as one document. */
export async function inputFiles(paths: readonly string[]): Promise<IngestFile[]> {
  const files: IngestFile[] = [];
  for (const path of await inputPaths(paths)) files.push(await inputFile(path));
  return files;
}
