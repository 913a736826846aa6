import { create } from 'zustand';
import type { IngestProgress } from '#ingest/protocol.ts';

export interface ReadingProgress {
  /** of the document, or of its attributes; undefined before the first bytes */
  readonly progress: IngestProgress | undefined;
}

/** A store of its own: it changes ten times a second, and whoever shows the document is not to be rendered each time. */
export const useReadingProgress = create<ReadingProgress>()(() => ({ progress: undefined }));
