import { Growable } from '#base/growable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { isCalled } from './conventions.ts';
import type { GraphEdge } from './graphParts.ts';
import { percentile } from './percentile.ts';
import { serviceKeysOf } from './serviceKeys.ts';

/** How a set of calls went. Times in ns, over those that have ended; undefined when none has. */
export interface Health {
  readonly calls: number;
  /** over the time of the document; undefined when it has none */
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

export interface HealthInput {
  /** ErrorCounts' */
  readonly failed: Uint8Array;
  /** deriveSelfTime */
  readonly selfTime: Float64Array;
  /** deriveEnds */
  readonly ends: Float64Array;
  /** ns within which a call is as fast as one wants it */
  readonly apdexThreshold: number;
}

/** Values from which on a 99th percentile says something (algorithms §6). */
const ENOUGH_FOR_P99 = 20;

/**
 * Health of each service, in the order of their first rows. Its calls are its entry spans: those of kind SERVER and
 * CONSUMER, or for a service that has none in the document its spans whose parent is of another service or missing.
 * Linear, but for the sorts of durations.
 */
export function deriveServiceHealth(table: SpanTable, input: HealthInput): readonly ServiceHealth[] {
  const { labels, byRow } = serviceKeysOf(table);
  const { kind, parent, operation, strings, length } = table;
  const calls = labels.map(() => new Calls(table, input));
  const operations = labels.map(() => new Map<number, Calls>());
  const self = new Float64Array(labels.length);
  const isServer = new Uint8Array(labels.length);
  for (let row = 0; row < length; row++) {
    self[byRow[row]] += input.selfTime[row];
    if (isCalled(kind[row])) isServer[byRow[row]] = 1;
  }
  for (let row = 0; row < length; row++) {
    const key = byRow[row];
    const isEntry = isServer[key] === 1 ? isCalled(kind[row]) : parent[row] < 0 || byRow[parent[row]] !== key;
    if (!isEntry) continue;
    calls[key].add(row);
    const known = operations[key].get(operation[row]);
    if (known) known.add(row);
    else operations[key].set(operation[row], new Calls(table, input, row));
  }
  const documentNs = documentTime(table, input.ends);
  return labels.map((name, key) => ({
    name,
    self: self[key],
    ...calls[key].health(documentNs),
    operations: Array.from(operations[key], ([index, own]) => ({
      operation: strings.get(index),
      self: own.self,
      ...own.health(documentNs),
    })),
  }));
}

/** Health of the calls of an edge: as its callers saw them, where there are callers, else as the callee did. */
export function deriveEdgeHealth(edge: GraphEdge, documentNs: number): Omit<Health, 'apdex'> {
  const { calls, errors, callerNs, calleeNs } = edge;
  return figures(calls, errors, (callerNs.length > 0 ? callerNs : calleeNs).copy(), documentNs);
}

/** ns from the first start to the last end of a document, which rates are over. `ends` is deriveEnds. */
export function documentTime({ start }: SpanTable, ends: Float64Array): number {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < ends.length; row++) {
    if (start[row] < first) first = start[row];
    if (ends[row] > last) last = ends[row];
  }
  return last - first;
}

/** Calls of one service or operation while they are gathered. */
class Calls {
  self = 0;
  private readonly table: SpanTable;
  private readonly input: HealthInput;
  private readonly durations = new Growable(Float64Array, 8);
  private count = 0;
  private errors = 0;
  private satisfied = 0;
  private tolerated = 0;

  constructor(table: SpanTable, input: HealthInput, row?: number) {
    this.table = table;
    this.input = input;
    if (row !== undefined) this.add(row);
  }

  add(row: number): void {
    const { failed, selfTime, apdexThreshold } = this.input;
    const duration = this.table.duration[row];
    this.count++;
    this.errors += failed[row];
    this.self += selfTime[row];
    if (duration < 0) return;
    this.durations.push(duration);
    if (failed[row] === 1) return;
    if (duration <= apdexThreshold) this.satisfied++;
    else if (duration <= 4 * apdexThreshold) this.tolerated++;
  }

  health(documentNs: number): Health {
    const { count, errors, satisfied, tolerated } = this;
    return {
      ...figures(count, errors, this.durations.copy(), documentNs),
      apdex: count === 0 ? undefined : (satisfied + tolerated / 2) / count,
    };
  }
}

/** Sorts `durations`. */
function figures(calls: number, errors: number, durations: Float64Array, documentNs: number): Omit<Health, 'apdex'> {
  durations.sort();
  const at = (share: number): number | undefined => (durations.length === 0 ? undefined : percentile(durations, share));
  return {
    calls,
    ratePerSecond: documentNs > 0 ? calls / (documentNs / 1e9) : undefined,
    errors,
    errorRate: calls === 0 ? 0 : errors / calls,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: durations.length < ENOUGH_FOR_P99 ? undefined : at(0.99),
    max: at(1),
  };
}
