import { createReadStream } from 'node:fs';
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

/** A file as the reader takes it, opened when it is read; `-` is the standard input. */
export async function inputFile(path: string): Promise<IngestFile> {
  const isInput = path === '-';
  const source = isInput ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  return {
    name: isInput ? 'standard input' : path,
    size: isInput ? undefined : (await stat(path)).size,
    stream: Readable.toWeb(source) as ReadableStream<Uint8Array>,
  };
}
