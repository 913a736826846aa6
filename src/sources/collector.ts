import type { Result } from '#base/result.ts';
import type { CollectorKind } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ClockRange, CollectorLinks, SearchAnswer, TraceQuery } from '#model/traceSearch.ts';
import type { RemoteFile } from './remoteFile.ts';

export type Answer<T> = Promise<Result<T, SourceProblem>>;

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
  readonly search: (query: TraceQuery, signal: AbortSignal) => Answer<SearchAnswer>;
  /** The bytes of one trace, on their way, as the server sends them: they are for the worker, not for the page. */
  readonly trace: (traceId: string, signal: AbortSignal) => Answer<RemoteFile>;
  /** What calls what; absent where the server does not count it. */
  readonly dependencies?: (range: ClockRange, signal: AbortSignal) => Answer<CollectorLinks>;
}
