import { ingest } from '#ingest/ingest.ts';
import type { IngestFile } from '#ingest/ingest.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import type { Problem } from '#model/problem.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';

/** What `spanglass inspect --json` tells of one file. Counts are of the records read, copies included. */
export interface Inspection {
  readonly file: string;
  /** '' when none was recognised; several, of an archive, joined by commas */
  readonly format: string;
  readonly traces: number;
  readonly spans: number;
  /** what is shown after copies and halves were merged */
  readonly rows: number;
  readonly services: number;
  readonly roots: number;
  readonly orphans: number;
  /** spans that the format itself marks as failed */
  readonly errors: number;
  /** Unix ns as text, null when the file holds no times */
  readonly startNs: string | null;
  readonly endNs: string | null;
  /** most nested level; a root alone is 1 */
  readonly maxDepth: number;
  readonly problems: readonly { readonly code: string; readonly count: number }[];
}

/** 0 = everything was readable, 1 = something was skipped or repaired, 2 = no traces could be read. */
export type ExitCode = 0 | 1 | 2;

/** Reads files as the page does, to their end, into one document. */
export async function readDocument(files: readonly IngestFile[]): Promise<IngestDocument> {
  return ingest(files, { onProgress: () => {}, onPartial: () => {}, isStopped: () => false });
}

export function inspectDocument(file: string, document: IngestDocument): Inspection {
  const { table, counts, files, problems } = document;
  const formats = new Set(files.map(({ format }) => format).filter((format) => format !== ''));
  const end = lastInstant(document);
  return {
    file,
    format: [...formats].join(', '),
    traces: counts.traces,
    spans: counts.spans,
    rows: table.length,
    services: counts.services,
    roots: counts.roots,
    orphans: counts.orphans,
    errors: counts.errors,
    startNs: end === undefined ? null : String(table.originNs),
    endNs: end === undefined ? null : String(end),
    maxDepth: table.traces.depth.reduce((most, depth) => Math.max(most, depth), 0),
    problems: problems.map(({ code, count }) => ({ code, count })),
  };
}

export function exitCodeOf({ table, problems }: Pick<IngestDocument, 'table' | 'problems'>): ExitCode {
  if (table.length === 0) return 2;
  return problems.some(isLoss) ? 1 : 0;
}

/** False when the spans hold no times and were laid out in the order of the file. */
export function hasTimes({ problems }: Pick<IngestDocument, 'problems'>): boolean {
  return !problems.some(({ code }) => code === 'noTimes');
}

function isLoss({ code }: Problem): boolean {
  return PROBLEM_WORDS[code].outcome !== 'kept' || code === 'truncated';
}

function lastInstant(document: IngestDocument): bigint | undefined {
  const { table } = document;
  if (table.length === 0 || !hasTimes(document)) return undefined;
  let last = 0;
  for (let row = 0; row < table.length; row++) {
    last = Math.max(last, table.start[row] + Math.max(0, table.duration[row]));
  }
  return table.originNs + BigInt(Math.round(last));
}
