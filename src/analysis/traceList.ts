import type { BitSet } from '#base/bitSet.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { textMatcher } from './stringSearch.ts';

export type TraceSort = 'name' | 'services' | 'spans' | 'errors' | 'duration' | 'start' | 'id';

export interface TraceListQuery {
  readonly sort: TraceSort;
  readonly descending: boolean;
  /** in the trace's title or id; case does not count */
  readonly text?: string | undefined;
  /** index into `services`; −1 = the unknown one. Any span of the trace may have it. */
  readonly service?: number | undefined;
  /** trace indexes that there is to choose from; undefined = all */
  readonly among?: BitSet | undefined;
  readonly errorsOnly?: boolean | undefined;
  /** ns, both included */
  readonly minDuration?: number | undefined;
  readonly maxDuration?: number | undefined;
  /** the trace starts between these, ns after the origin, both included */
  readonly startFrom?: number | undefined;
  readonly startTo?: number | undefined;
}

/** What a trace is called: its main root's service ('' = unknown) and operation (algorithms §1.10). */
export interface TraceTitle {
  readonly service: string;
  readonly operation: string;
}

export function traceTitle(table: SpanTable, trace: number): TraceTitle {
  const root = table.traces.mainRoot[trace];
  return { service: serviceName(table, table.service[root]), operation: table.strings.get(table.operation[root]) };
}

/**
 * The trace indexes that pass every filter, sorted; equal ones stay in the order of the document, which is by start.
 * `errors` is by trace.
 */
export function deriveTraceOrder(table: SpanTable, errors: Int32Array, query: TraceListQuery): Int32Array {
  const { traces } = table;
  const { text = '', service, errorsOnly = false, minDuration = 0, maxDuration = Infinity } = query;
  const { startFrom = -Infinity, startTo = Infinity, among } = query;
  const withText = textMatcher(text);
  const kept: number[] = [];
  for (let trace = 0; trace < traces.length; trace++) {
    if (traces.duration[trace] < minDuration || traces.duration[trace] > maxDuration) continue;
    if (traces.start[trace] < startFrom || traces.start[trace] > startTo) continue;
    if (among?.has(trace) === false) continue;
    if (errorsOnly && errors[trace] === 0) continue;
    if (text !== '' && !withText(titleText(table, trace)) && !withText(table.strings.get(traces.id[trace]))) continue;
    if (service !== undefined && !hasService(table, trace, service)) continue;
    kept.push(trace);
  }
  const compare = comparison(table, errors, query.sort, kept);
  const direction = query.descending ? -1 : 1;
  return Int32Array.from(kept.sort((one, other) => direction * compare(one, other) || one - other));
}

function titleText(table: SpanTable, trace: number): string {
  const { service, operation } = traceTitle(table, trace);
  return `${service} ${operation}`;
}

function hasService({ service, traces }: SpanTable, trace: number, wanted: number): boolean {
  for (let row = traces.firstRow[trace]; row < traces.endRow[trace]; row++) {
    if (service[row] === wanted) return true;
  }
  return false;
}

function comparison(
  table: SpanTable,
  errors: Int32Array,
  sort: TraceSort,
  kept: readonly number[],
): (one: number, other: number) => number {
  const { traces } = table;
  switch (sort) {
    case 'name':
      return byRank(kept, (trace) => titleText(table, trace).toLowerCase());
    case 'id':
      return byRank(kept, (trace) => table.strings.get(traces.id[trace]));
    case 'spans':
      return (one, other) =>
        traces.endRow[one] - traces.firstRow[one] - (traces.endRow[other] - traces.firstRow[other]);
    case 'errors':
      return (one, other) => errors[one] - errors[other];
    case 'services':
    case 'duration':
    case 'start':
      return (one, other) => traces[sort][one] - traces[sort][other];
  }
}

/** Compares texts by their place among the distinct ones: most documents hold few names for many traces. */
function byRank(traces: readonly number[], textOf: (trace: number) => string): (one: number, other: number) => number {
  const textByTrace = new Map(traces.map((trace) => [trace, textOf(trace)]));
  const ranks = new Map([...new Set(textByTrace.values())].sort().map((text, rank) => [text, rank]));
  const rankByTrace = new Map([...textByTrace].map(([trace, text]) => [trace, ranks.get(text) ?? 0]));
  return (one, other) => (rankByTrace.get(one) ?? 0) - (rankByTrace.get(other) ?? 0);
}
