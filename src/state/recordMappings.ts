import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { FileReport } from '#ingest/protocol.ts';
import type { KnownMappings, RecordSample } from '#model/recordMapping.ts';
import { hasTime, sameMapping } from '#model/recordMapping.ts';
import { openDialog, useDialogs } from './dialogs.ts';
import type { DocumentState } from './documents.ts';
import { documentOf, useDocument } from './documents.ts';

/** Mappings that are remembered; the oldest go first. Names of columns only, never what stands in them. */
const REMEMBERED = 50;

/** What the user chose for tables of records, by their columns. Kept in this browser. */
export const useRecordMappings = create<{ readonly known: KnownMappings }>()(
  persist((): { readonly known: KnownMappings } => ({ known: {} }), { name: 'spanglass.recordMappings', version: 1 }),
);

export function rememberMappings(chosen: KnownMappings): void {
  const { known } = useRecordMappings.getState();
  const others = Object.entries(known).filter(([signature]) => !Object.hasOwn(chosen, signature));
  useRecordMappings.setState({ known: Object.fromEntries([...others, ...Object.entries(chosen)].slice(-REMEMBERED)) });
}

/** A file of records in the open document. */
export interface RecordFile {
  readonly name: string;
  readonly sample: RecordSample;
}

export function useRecordFiles(): readonly RecordFile[] {
  return useDocument(({ current }) => recordFilesOf(filesOf(current)));
}

/** The open document would be read otherwise with these mappings than it was. */
export function changesReading(chosen: KnownMappings): boolean {
  return recordFilesOf(filesOf(useDocument.getState().current)).some(({ sample }) => {
    const mapping = Object.hasOwn(chosen, sample.signature) ? chosen[sample.signature] : undefined;
    return mapping !== undefined && !(sample.isReadable && sameMapping(sample.mapping, mapping));
  });
}

/**
 * Asks for the columns of tables that were read, or could not be read, by a guess. Not where other files hold traces: the
 * import report tells there. Nor for a table that cannot be read and in which nothing is a time: it is something else.
 */
export function askForColumns(): void {
  const files = filesOf(useDocument.getState().current);
  const isOnlyRecords = files.every(({ records, counts }) => records !== undefined || counts.spans === 0);
  const isDoubtful = recordFilesOf(files).some(
    ({ sample }) => sample.isGuess && (sample.isReadable || hasTime(sample.mapping)),
  );
  if (isOnlyRecords && isDoubtful && useDialogs.getState().open === undefined) openDialog('columns');
}

const NO_FILES: readonly FileReport[] = [];

function filesOf(current: DocumentState): readonly FileReport[] {
  return current.phase === 'failed' ? current.files : (documentOf(current)?.files ?? NO_FILES);
}

/** The same array for the same files, so that it can be subscribed to. */
function recordFilesOf(files: readonly FileReport[]): readonly RecordFile[] {
  const known = byFiles.get(files);
  if (known) return known;
  const found = files.flatMap(({ name, records }) => (records ? [{ name, sample: records }] : []));
  byFiles.set(files, found);
  return found;
}
const byFiles = new WeakMap<readonly FileReport[], readonly RecordFile[]>();
