import type { Problem } from '#model/problem.ts';
import type { KnownMappings, RecordSample } from '#model/recordMapping.ts';
import type { RecordCounts } from '#model/recordCounts.ts';
import type { SpanTableData } from '#model/spanTable.ts';
import type { DerivedColumns } from './deriveColumns.ts';

/** What was found in one file: a line of the import report. */
export interface FileReport {
  readonly name: string;
  /** '' when none was recognised */
  readonly format: string;
  /** as they lie in the file, or in the archive it came out of */
  readonly bytes: number;
  /** bytes after unpacking; absent when it was not packed */
  readonly unpackedBytes?: number;
  /** the archive it came out of, by its name with those around it; absent for a file of its own */
  readonly container?: string;
  /** of the records read, copies included */
  readonly counts: RecordCounts;
  /** of a table of plain records: its columns, and how they were read */
  readonly records?: RecordSample;
  /** met while decoding this file */
  readonly problems: readonly Problem[];
}

export interface IngestDocument {
  readonly table: SpanTableData;
  readonly derived: DerivedColumns;
  readonly files: readonly FileReport[];
  /** of the records of all files together */
  readonly counts: RecordCounts;
  /** of all files and of the finished tree, code by code */
  readonly problems: readonly Problem[];
  /** more is coming, or reading was stopped */
  readonly isPartial: boolean;
  /** attributes, events and links were passed over: the table has none */
  readonly isStructure: boolean;
}

export interface IngestProgress {
  readonly fileName: string;
  readonly bytesRead: number;
  /** undefined when a sender did not tell */
  readonly bytesTotal: number | undefined;
  readonly spans: number;
  readonly elapsedMs: number;
}

/** Page → worker. A file comes whole, as a blob the worker reads itself, or as chunks that follow its number. */
export type ToWorker =
  | { readonly kind: 'start'; readonly files: readonly WorkerFile[]; readonly mappings: KnownMappings }
  | { readonly kind: 'chunk'; readonly file: number; readonly bytes: Uint8Array | undefined; readonly error?: string }
  | { readonly kind: 'stop' }
  /** the answer to `mayTake` */
  | { readonly kind: 'take'; readonly isAllowed: boolean };

export interface WorkerFile {
  readonly name: string;
  readonly size: number | undefined;
  /** undefined: chunks follow */
  readonly blob: Blob | undefined;
}

/** Worker → page. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: IngestProgress }
  | { readonly kind: 'partial'; readonly document: IngestDocument }
  /** all rows, without attributes, which follow */
  | { readonly kind: 'structure'; readonly document: IngestDocument }
  | { readonly kind: 'done'; readonly document: IngestDocument }
  /** what `structure` brought is all there will be: attributes were not read, or not to their end */
  | { readonly kind: 'kept' }
  /** may as many bytes of memory be taken for attributes? */
  | { readonly kind: 'mayTake'; readonly bytes: number }
  /** the reading itself broke: a mistake of ours, or no memory left */
  | { readonly kind: 'crash'; readonly message: string }
  /** the worker took a chunk of this file and wants the next */
  | { readonly kind: 'pull'; readonly file: number };
