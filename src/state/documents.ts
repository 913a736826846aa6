import { create } from 'zustand';
import type { FileReport, IngestDocument } from '#ingest/protocol.ts';
import type { Problem } from '#model/problem.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import type { DerivedColumns } from '#ingest/deriveColumns.ts';
import type { DocumentKey } from './route.ts';

/** What was read of a document. */
export interface LoadedDocument {
  readonly table: SpanTable;
  readonly derived: DerivedColumns;
  readonly files: readonly FileReport[];
  /** of all files and of the finished tree, code by code */
  readonly problems: readonly Problem[];
  /** reading goes on, or was stopped */
  readonly isPartial: boolean;
  /** the table has no attributes, events and links: they are still in the files. Default false */
  readonly isStructure?: boolean;
}

/** How far what spans carry beside their place in the trace has been read: attributes, events and links. */
export type AttributeReading =
  | { readonly phase: 'reading' }
  /** they would take so many bytes of memory, which nobody has agreed to yet */
  | { readonly phase: 'waiting'; readonly bytes: number }
  /** reading them was stopped, or failed */
  | { readonly phase: 'left' };

/** The one open document. Only the failed phase has no spans to show. How far a reading is stands in `readingProgress.ts`. */
export type DocumentState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'reading';
      readonly key: DocumentKey;
      readonly title: string;
      /** first rows, shown while reading goes on */
      readonly document: LoadedDocument | undefined;
    }
  | {
      readonly phase: 'ready';
      readonly key: DocumentKey;
      readonly title: string;
      readonly document: LoadedDocument;
      /** absent = they have been read */
      readonly attributes?: AttributeReading | undefined;
    }
  | {
      readonly phase: 'failed';
      readonly key: DocumentKey;
      readonly title: string;
      readonly files: readonly FileReport[];
      readonly problems: readonly Problem[];
    };

export const useDocument = create<{ readonly current: DocumentState }>()(() => ({ current: { phase: 'none' } }));

export function currentDocument(): LoadedDocument | undefined {
  return documentOf(useDocument.getState().current);
}

/** What there is to show, in whatever phase. */
export function documentOf(state: DocumentState): LoadedDocument | undefined {
  return state.phase === 'ready' || state.phase === 'reading' ? state.document : undefined;
}

export function useLoadedDocument(): LoadedDocument | undefined {
  return useDocument(({ current }) => documentOf(current));
}

export function loadedDocument(document: IngestDocument): LoadedDocument {
  return {
    table: openSpanTable(document.table),
    derived: document.derived,
    files: document.files,
    problems: document.problems,
    isPartial: document.isPartial,
    isStructure: document.isStructure,
  };
}
