import type { IngestFile, IngestListener, IngestOptions } from './ingest.ts';
import { ingest, ingestStructure } from './ingest.ts';
import type { IngestDocument } from './protocol.ts';

/** Bytes from which a document is read twice. Less is read in full before an eye has found its first row. */
const READ_TWICE = 24e6;
/**
 * Bytes of memory that attributes take for each byte of a plain file while they are read: measured 0.2 for 15 attributes a
 * span, a fifth of whose values no other span has, and 0.5 where no value occurs twice.
 */
const MEMORY_SHARE = 0.5;

export interface StructureListener extends IngestListener {
  /** All rows are there, without attributes, events and links, which are being read. */
  readonly onStructure: (document: IngestDocument) => void;
  /** Whether as much memory may be taken for attributes; the answer may take its time. */
  readonly mayTake: (bytes: number) => boolean | Promise<boolean>;
}

export interface StructureOptions extends IngestOptions {
  /** default READ_TWICE */
  readonly readTwiceFrom?: number;
}

/**
 * Reads files as `ingest` does; large ones whose bytes can be had again twice, so that all rows are there in a third of the
 * time: first what a waterfall is made of, then everything. Gives undefined when attributes were not read to their end:
 * what `onStructure` got is then all there is.
 */
export async function ingestStructureFirst(
  files: readonly IngestFile[],
  listener: StructureListener,
  { readTwiceFrom = READ_TWICE, ...options }: StructureOptions = {},
): Promise<IngestDocument | undefined> {
  const size = files.reduce((sum, { blob }) => sum + (blob?.size ?? -Infinity), 0);
  if (size < readTwiceFrom) return ingest(files, listener, options);
  const structure = await ingestStructure(files, listener, options);
  if (!structure) return ingest(files, listener, options);
  // Nothing was found, or reading was stopped: this is all there will be.
  if (structure.isPartial || structure.table.length === 0) return structure;
  listener.onStructure(structure);
  if (!(await listener.mayTake(size * MEMORY_SHARE))) return undefined;
  const whole = await ingest(files, { ...listener, onPartial: () => {} }, options);
  return whole.isPartial ? undefined : whole;
}
