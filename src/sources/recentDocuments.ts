import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

/** A document this browser has opened before, as listed on the start screen. */
export interface RecentDocument {
  /** the part of its address after the kind: an id for files, the addresses for URLs */
  readonly id: string;
  readonly kind: 'file' | 'url';
  readonly title: string;
  readonly bytes: number;
  readonly traces: number;
  readonly spans: number;
  readonly services: number;
  /** Unix ms */
  readonly openedAt: number;
}

interface Schema extends DBSchema {
  documents: { key: string; value: RecentDocument };
  /** the files of a document, kept by the browser as they were dropped */
  files: { key: string; value: { id: string; files: { name: string; blob: Blob }[] } };
}

/** Listed at most; the oldest make room. */
const KEPT = 30;

let opening: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('spanglass', 1, {
    upgrade: (db) => {
      db.createObjectStore('documents', { keyPath: 'id' });
      db.createObjectStore('files', { keyPath: 'id' });
    },
  });
  return opening;
}

/** Newest first. Rejects where the browser keeps nothing (private windows of some). */
export async function listRecent(): Promise<readonly RecentDocument[]> {
  const all = await (await database()).getAll('documents');
  return all.sort((one, other) => other.openedAt - one.openedAt);
}

/** Keeps a document and, for files, its bytes. Rejects when there is no room. */
export async function keepRecent(
  document: RecentDocument,
  files: readonly { readonly name: string; readonly blob: Blob }[],
): Promise<void> {
  const db = await database();
  const change = db.transaction(['documents', 'files'], 'readwrite');
  await change.objectStore('documents').put(document);
  if (files.length > 0) await change.objectStore('files').put({ id: document.id, files: [...files] });
  await change.done;
  const surplus = (await listRecent()).slice(KEPT);
  for (const { id } of surplus) await removeRecent(id);
}

export async function removeRecent(id: string): Promise<void> {
  const change = (await database()).transaction(['documents', 'files'], 'readwrite');
  await change.objectStore('documents').delete(id);
  await change.objectStore('files').delete(id);
  await change.done;
}

/** The files of a kept document, undefined when it is not kept any more. */
export async function recentFiles(id: string): Promise<readonly { name: string; blob: Blob }[] | undefined> {
  return (await (await database()).get('files', id))?.files;
}
