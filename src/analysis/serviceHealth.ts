import { doAll } from '#base/slicedWork.ts';
import type { Steps } from '#base/slicedWork.ts';
import { upperBound } from '#base/search.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { GraphEdge } from './graphParts.ts';
import { ENOUGH_FOR_P99, percentile } from './percentile.ts';
import type { Calls, CallsInput } from './serviceCalls.ts';
import { callsOf, gatherServiceCalls } from './serviceCalls.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';

/** How a set of calls went. Times in ns, over those that have ended; undefined when none has. */
export interface Health {
  readonly calls: number;
  /** over the time that is looked at; undefined when it has none */
  readonly ratePerSecond: number | undefined;
  readonly errors: number;
  /** 0 … 1; 0 of no calls */
  readonly errorRate: number;
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly p95: number | undefined;
  /** undefined below 20 calls that have ended: it would be their maximum by another name */
  readonly p99: number | undefined;
  readonly max: number | undefined;
  /** 0 … 1: calls within the threshold that did not fail, and half of those within four of it; undefined of no calls */
  readonly apdex: number | undefined;
}

export interface OperationHealth extends Health {
  readonly operation: string;
  /** ns, of the calls themselves */
  readonly self: number;
}

export interface ServiceHealth extends Health {
  /** '' = the unknown one */
  readonly name: string;
  /** ns, of all its spans: what its calls spent in it, wherever that was */
  readonly self: number;
  /** in the order of their first call */
  readonly operations: readonly OperationHealth[];
}

export interface HealthInput extends CallsInput {
  /** deriveEnds */
  readonly ends: SpanEnds;
  /** ns within which a call is as fast as one wants it */
  readonly apdexThreshold: number;
}

/** Health of each service, all at once; a page gathers the calls in slices. Which calls are whose: gatherServiceCalls. */
export function deriveServiceHealth(table: SpanTable, input: HealthInput): readonly ServiceHealth[] {
  const documentNs = documentTime(table, input.ends);
  const health = (calls: Calls): Health => healthOf(calls, documentNs, input.apdexThreshold);
  return doAll(gatherServiceCalls(table, input)).map(({ name, self, calls, operations }) => ({
    name,
    self,
    ...health(calls),
    operations: operations.map(({ operation, calls: own }) => ({ operation, self: own.self, ...health(own) })),
  }));
}

/** Figures of calls. `apdexThreshold` in ns. A handful of searches in sorted columns, so thresholds cost nothing to move. */
export function healthOf(calls: Calls, documentNs: number, apdexThreshold: number): Health {
  const { count, errors, durations, fine } = calls;
  const satisfied = countWithin(fine, apdexThreshold);
  const tolerated = countWithin(fine, 4 * apdexThreshold) - satisfied;
  return {
    ...figures(count, errors, durations, documentNs),
    apdex: count === 0 ? undefined : (satisfied + tolerated / 2) / count,
  };
}

/** How many of ascending times are not above a limit. */
export function countWithin(sorted: Float64Array, limitNs: number): number {
  return upperBound(sorted, limitNs);
}

/** Health of the calls of an edge: as its callers saw them, where there are callers, else as the callee did. */
export function deriveEdgeHealth(edge: GraphEdge, documentNs: number): Omit<Health, 'apdex'> {
  const { calls, errors, callerNs, calleeNs } = edge;
  return figures(calls, errors, (callerNs.length > 0 ? callerNs : calleeNs).copy().sort(), documentNs);
}

/** The calls along an edge, seen by the same side as deriveEdgeHealth sees them; their own time is the callee's. */
export function* edgeCalls(table: SpanTable, input: CallsInput, edge: GraphEdge): Steps<Calls> {
  const rows = edge.rows.copy();
  const seen = edge.callers.length > 0 ? edge.callers.copy() : rows;
  const calls = yield* callsOf(table, input, seen.sort(), rows);
  return { ...calls, count: edge.calls, errors: edge.errors };
}

/** ns from the first start to the last end of a document, which rates are over. `ends` is deriveEnds. */
export function documentTime({ start }: SpanTable, ends: SpanEnds): number {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < start.length; row++) {
    if (start[row] < first) first = start[row];
    const end = endOf(ends, row);
    if (end > last) last = end;
  }
  return last - first;
}

function figures(calls: number, errors: number, sorted: Float64Array, documentNs: number): Omit<Health, 'apdex'> {
  const at = (share: number): number | undefined => (sorted.length === 0 ? undefined : percentile(sorted, share));
  return {
    calls,
    ratePerSecond: documentNs > 0 ? calls / (documentNs / 1e9) : undefined,
    errors,
    errorRate: calls === 0 ? 0 : errors / calls,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: sorted.length < ENOUGH_FOR_P99 ? undefined : at(0.99),
    max: at(1),
  };
}
