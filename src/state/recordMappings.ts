import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { previewRecords } from '#formats/records.ts';
import type { KnownMappings, RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { isComplete } from '#model/recordMapping.ts';
import { openDialog } from './dialogs.ts';
import { useDocument } from './documents.ts';

/** Mappings that are remembered; the oldest go first. Names of columns only, never what stands in them. */
const REMEMBERED = 50;

/** What the user chose for tables of records, by their columns. Kept in this browser. */
export const useRecordMappings = create<{ readonly known: KnownMappings }>()(
  persist((): { readonly known: KnownMappings } => ({ known: {} }), { name: 'spanglass.recordMappings', version: 1 }),
);

export function rememberMapping(signature: string, mapping: RecordMapping): void {
  const others = Object.entries(useRecordMappings.getState().known).filter(([known]) => known !== signature);
  const known = Object.fromEntries([...others, [signature, mapping]].slice(-REMEMBERED));
  useRecordMappings.setState({ known });
}

/** A row of what records become, made for showing. */
export interface PreviewSpan {
  readonly service: string;
  readonly operation: string;
  /** Unix ns */
  readonly startNs: bigint;
  /** ns, undefined = never ended */
  readonly duration: number | undefined;
  readonly isError: boolean;
  /** 0 = root */
  readonly depth: number;
}

/** What the first records become; none while the mapping says too little. */
export function previewOf(sample: RecordSample, mapping: RecordMapping): readonly PreviewSpan[] {
  if (!isComplete(mapping)) return [];
  return previewRecords(sample, mapping).map((span) => ({
    service: span.service,
    operation: span.operation,
    startNs: span.startNs,
    duration: span.duration,
    isError: span.isError,
    depth: span.table.depth[span.row],
  }));
}

/** A file of records in the open document. */
export interface RecordFile {
  readonly name: string;
  readonly sample: RecordSample;
}

export function useRecordFiles(): readonly RecordFile[] {
  return useDocument(({ current }) => recordFilesOf(current));
}

/** The same array for the same document, so that it can be subscribed to. */
function recordFilesOf(current: ReturnType<typeof useDocument.getState>['current']): readonly RecordFile[] {
  const files = current.phase === 'failed' ? current.files : current.phase === 'ready' ? current.document.files : [];
  const known = byFiles.get(files);
  if (known) return known;
  const found = files.flatMap(({ name, records }) => (records ? [{ name, sample: records }] : []));
  byFiles.set(files, found);
  return found;
}
const byFiles = new WeakMap<object, readonly RecordFile[]>();

/** Asks for the columns of files that were read, or could not be read, by a guess. */
export function askForColumns(): void {
  if (recordFilesOf(useDocument.getState().current).some(({ sample }) => sample.isGuess)) openDialog('columns');
}
