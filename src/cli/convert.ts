import { openSync, writeSync, closeSync } from 'node:fs';
import type { WrittenFormat } from '#formats/writers.ts';
import { WRITERS } from '#formats/writers.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { inputFiles } from './inputFiles.ts';
import type { ExitCode } from './inspection.ts';
import { exitCodeOf, hasTimes, readDocument } from './inspection.ts';

/** Characters gathered before they are written. */
const PIECE = 1 << 20;

export interface ConvertOptions {
  readonly to: WrittenFormat;
  /** path of the file to write; undefined = the standard output */
  readonly out: string | undefined;
}

/** Reads the files as one document and writes its rows. Problems go to `warn`, so that the output stays clean. */
export async function convert(
  paths: readonly string[],
  options: ConvertOptions,
  warn: (text: string) => void,
): Promise<ExitCode> {
  const document = await readDocument(await inputFiles(paths));
  warnOf(document, warn);
  const exitCode = exitCodeOf(document);
  if (exitCode < 2) write(document, options);
  return exitCode;
}

function write(document: IngestDocument, { to, out }: ConvertOptions): void {
  const file = out === undefined ? process.stdout.fd : openSync(out, 'w');
  try {
    let waiting = '';
    for (const piece of WRITERS[to](openSpanTable(document.table), { hasTimes: hasTimes(document) })) {
      waiting += piece;
      if (waiting.length < PIECE) continue;
      writeWhole(file, waiting);
      waiting = '';
    }
    writeWhole(file, waiting);
  } finally {
    if (out !== undefined) closeSync(file);
  }
}

/** A pipe may be full, or take only a part. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** One line for each kind of problem that lost something or changed it. */
export function warnOf({ problems }: IngestDocument, warn: (text: string) => void): void {
  for (const { code, count, examples } of problems) {
    const { outcome, title } = PROBLEM_WORDS[code];
    if (outcome === 'kept' && code !== 'truncated') continue;
    const where = examples[0]?.where ?? '';
    warn(`${outcome}: ${title} × ${count}${where === '' ? '' : ` (${where})`}\n`);
  }
}
