import { createReadStream, openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
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
    return { name: 'standard input', size: undefined, stream: () => webStream(process.stdin) };
  }
  const blob = await openAsBlob(path);
  // Node reads a file twice as fast this way as through its blob.
  const stream = () => webStream(createReadStream(path, { highWaterMark: READ_SIZE }));
  return { name: path, size: blob.size, stream, blob };
}

/** Bytes a read: enough to make each worth its turn. */
const READ_SIZE = 1 << 20;

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** All files of the command line, to be read as one document. */
export async function inputFiles(paths: readonly string[]): Promise<IngestFile[]> {
  const files: IngestFile[] = [];
  for (const path of await inputPaths(paths)) files.push(await inputFile(path));
  return files;
}
