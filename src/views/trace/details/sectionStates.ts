import { useSyncExternalStore } from 'react';

/** Ids of the sections that are not as they are at first. Kept while the page lives, over spans, traces and documents. */
let turned: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether a section is open. */
export function useIsSectionOpen(id: string, openAtFirst: boolean): boolean {
  return useSyncExternalStore(subscribe, () => turned.has(id)) !== openAtFirst;
}

export function toggleSection(id: string): void {
  const next = new Set(turned);
  if (!next.delete(id)) next.add(id);
  turned = next;
  for (const listener of listeners) listener();
}
