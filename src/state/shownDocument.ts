import type { LoadedDocument } from './documents.ts';
import { currentDocument } from './documents.ts';

/**
 * A screen is rendered in pieces, between which the page stays awake; what changes meanwhile has React begin anew, and what
 * changes often would keep it from ever coming to an end. So news of a reading wait until the document that there is has
 * been rendered.
 */
let shown: LoadedDocument | undefined;
let waiting: (() => void) | undefined;

/** Whether the open document, or that there is none yet, has been rendered. */
export function isDocumentShown(): boolean {
  return currentDocument() === shown;
}

/** Does it now, or once the open document has been rendered; only the last of what waits is done. */
export function whenDocumentShown(act: () => void): void {
  if (isDocumentShown()) act();
  else waiting = act;
}

/** What waits is out of date. */
export function forgetWaiting(): void {
  waiting = undefined;
}

/** Told by the screen that this document, or that there is none, has been rendered. */
export function documentShown(document: LoadedDocument | undefined): void {
  shown = document;
  if (!isDocumentShown()) return;
  const act = waiting;
  waiting = undefined;
  act?.();
}
