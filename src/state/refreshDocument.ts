import { create } from 'zustand';
import type { IngestDocument } from '#ingest/protocol.ts';
import { mayTakeUnasked } from './attributeBudget.ts';
import { loadedDocument, useDocument } from './documents.ts';
import { notify } from './notices.ts';
import { readInputs } from './readInputs.ts';
import type { DocumentKey } from './route.ts';
import { sameDocument } from './route.ts';

interface Refresh {
  readonly isRefreshing: boolean;
  /** asked again every few seconds, because the user said so */
  readonly isFollowing: boolean;
  /** Unix ms of the last answer; undefined before the first */
  readonly answeredAt: number | undefined;
}

const IDLE: Refresh = { isRefreshing: false, isFollowing: false, answeredAt: undefined };

/** Asking a collector anew for what is on the screen: its spans may still be arriving. */
export const useRefresh = create<Refresh>()(() => IDLE);

/** ms between two questions while following: senders batch spans for about that long. */
const EVERY = 5000;
/** Answers without a new span after which following ends: a minute. */
const QUIET = 12;

let timer: ReturnType<typeof setTimeout> | undefined;
let running = new AbortController();
let quiet = 0;
/** which time it is that is followed */
let following = 0;

// Another document is another question.
useDocument.subscribe(({ current }, { current: before }) => {
  if (current.phase !== 'none' && before.phase !== 'none' && sameDocument(current.key, before.key)) return;
  running.abort();
  stopFollowing();
  useRefresh.setState(IDLE);
});

/**
 * Fetches the traces of the open document again and puts them in the place of those shown; selection, zoom, closed rows
 * and the rows in view stay. An answer with fewer spans, or none, changes nothing and is told.
 */
export async function refreshDocument(): Promise<void> {
  const { current } = useDocument.getState();
  if (current.phase !== 'ready' || current.key.kind !== 'collector' || useRefresh.getState().isRefreshing) return;
  const { key, document, attributes } = current;
  // The rest of what is shown is still being read.
  if (attributes && attributes.phase !== 'left') return;
  // Attributes that were read before were allowed to be.
  const mayTake = (bytes: number): boolean => document.isStructure !== true || mayTakeUnasked(bytes);
  running = new AbortController();
  const { signal } = running;
  useRefresh.setState({ isRefreshing: true });
  // What fails without a word of its own is a part of the page that can no longer be had.
  const read = await fetchAgain(key, signal, mayTake).catch(
    (error: unknown) => `The trace could not be asked for: ${String(error)}.`,
  );
  if (signal.aborted) return;
  useRefresh.setState({ isRefreshing: false, answeredAt: Date.now() });
  const now = useDocument.getState().current;
  if (now.phase !== 'ready' || now.document !== document) return;
  if (typeof read === 'string') {
    stopFollowing();
    notify(`${read} What was read before stays.`);
    return;
  }
  const [before, after] = [document.table.length, read.table.length];
  quiet = after > before ? 0 : quiet + 1;
  if (after < before) {
    stopFollowing();
    notify(`The collector now gives ${after} of ${before} spans. What was read before stays.`);
  } else if (after > before || read.problems.length !== document.problems.length) {
    useDocument.setState({
      current: { ...now, document: loadedDocument(read), attributes: read.isStructure ? { phase: 'left' } : undefined },
    });
  }
  if (quiet >= QUIET && useRefresh.getState().isFollowing) {
    stopFollowing();
    notify('No new span for a minute: the trace is no longer followed.');
  }
}

/** Refreshes now and every few seconds, as long as the page is in view. */
export function follow(): void {
  quiet = 0;
  useRefresh.setState({ isFollowing: true });
  const mine = ++following;
  const step = async (): Promise<void> => {
    if (globalThis.document.visibilityState === 'visible') await refreshDocument();
    // Stopped and begun again while an answer was waited for, another one goes on.
    if (mine === following && useRefresh.getState().isFollowing) timer = setTimeout(() => void step(), EVERY);
  };
  clearTimeout(timer);
  void step();
}

export function stopFollowing(): void {
  clearTimeout(timer);
  useRefresh.setState({ isFollowing: false });
}

/** The traces, or in words why there are none. */
async function fetchAgain(
  key: DocumentKey,
  signal: AbortSignal,
  mayTake: (bytes: number) => boolean,
): Promise<IngestDocument | string> {
  const { gatherTraces } = await import('./gatherTraces.ts');
  const { inputs, failures, whenEmpty } = await gatherTraces(key, signal);
  if (signal.aborted) return '';
  // A trace that fails now was there before: what is shown is more than what would come.
  const [failure] = failures;
  if (failure) return failure.example.detail;
  const read = await readInputs(inputs, signal, mayTake);
  if (typeof read === 'string' || read.table.length > 0) return read;
  return whenEmpty()[0]?.example.detail ?? 'The collector gave no span.';
}
