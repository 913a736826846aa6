import type { CollectorKind } from '#model/connection.ts';
import type { ClockRange, CollectorLinks, SearchAnswer, SearchNote, TraceQuery } from '#model/traceSearch.ts';
import type { CollectorFile } from './openBytes.ts';
import type { Answer } from './sourceProblems.ts';

/**
 * What a search brings: a list of summaries, or, from servers that have none, the spans of all traces. These are for the
 * worker to read; figures are then made of them as of a file's.
 */
export type SearchResult =
  | { readonly kind: 'list'; readonly answer: SearchAnswer }
  | { readonly kind: 'spans'; readonly file: CollectorFile; readonly notes: readonly SearchNote[] };

/** A server that keeps traces. Nothing rejects; an aborted question is a problem of code `cancelled`. */
export interface Collector {
  readonly kind: CollectorKind;
  /** Names, sorted. */
  readonly services: (signal: AbortSignal) => Answer<readonly string[]>;
  /** Names, sorted, each once. */
  readonly operations: (service: string, signal: AbortSignal) => Answer<readonly string[]>;
  /** Keys that attributes have; absent where the server cannot tell. */
  readonly attributeKeys?: (signal: AbortSignal) => Answer<readonly string[]>;
  readonly attributeValues?: (key: string, signal: AbortSignal) => Answer<readonly string[]>;
  readonly search: (query: TraceQuery, signal: AbortSignal) => Answer<SearchResult>;
  /** The bytes of one trace, on their way, as the server sends them: they are for the worker, not for the page. */
  readonly trace: (traceId: string, signal: AbortSignal) => Answer<CollectorFile>;
  /** What calls what; absent where the server does not count it. */
  readonly dependencies?: (range: ClockRange, signal: AbortSignal) => Answer<CollectorLinks>;
}
