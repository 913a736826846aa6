import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { FileReport } from '#ingest/protocol.ts';
import type { KnownMappings, RecordSample } from '#model/recordMapping.ts';
import { openDialog, useDialogs } from './dialogs.ts';
import type { DocumentState } from './documents.ts';
import { documentOf, useDocument } from './documents.ts';

/** What the user chose for tables of records, by their columns. Kept in this browser. */
export const useRecordMappings = create<{ readonly known: KnownMappings }>()(
  persist((): { readonly known: KnownMappings } => ({ known: {} }), { name: 'spanglass.recordMappings', version: 1 }),
);

/**
 * Asks for the columns of tables that were read, or could not be read, by a guess. Not where other files hold traces: the
 * import report tells there. Nor for a table that cannot be read and in which nothing is a time: it is something else.
 */
export function askForColumns(): void {
  const files = filesOf(useDocument.getState().current);
  const isOnlyRecords = files.every(({ records, counts }) => records !== undefined || counts.spans === 0);
  if (isOnlyRecords && files.some(({ records }) => records && isDoubtful(records))) {
    if (useDialogs.getState().open === undefined) openDialog('columns');
  }
}

function isDoubtful({ isGuess, isReadable, mapping: { columns } }: RecordSample): boolean {
  return isGuess && (isReadable || (columns.start ?? columns.end) !== undefined);
}

const NO_FILES: readonly FileReport[] = [];

/** The files of a document in whatever phase: the same array for the same files. */
export function filesOf(current: DocumentState): readonly FileReport[] {
  return current.phase === 'failed' ? current.files : (documentOf(current)?.files ?? NO_FILES);
}
