import type { CallBuckets } from '#analysis/callBuckets.ts';
import { bucketCalls } from '#analysis/callBuckets.ts';
import type { Calls, CallsInput, ServiceCalls } from '#analysis/serviceCalls.ts';
import { gatherServiceCalls } from '#analysis/serviceCalls.ts';
import { documentTime, edgeCalls } from '#analysis/serviceHealth.ts';
import type { GraphNode } from '#analysis/graphParts.ts';
import { serviceGraphSteps } from '#analysis/serviceGraph.ts';
import { memoByObject } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { useResult } from './useWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { useErrors } from './derived.ts';
import type { LoadedDocument } from './documents.ts';

/** Calls from one node of the service graph to another. */
export interface EdgeCalls {
  readonly parent: GraphNode;
  readonly child: GraphNode;
  readonly calls: Calls;
}

/** By what has failed: the columns of a document are its own, and there are two of them. Each is made once, in slices. */
const serviceCalls = new WeakMap<Uint8Array, SlicedWork<readonly ServiceCalls[]>>();
const betweenCalls = new WeakMap<Uint8Array, SlicedWork<readonly EdgeCalls[]>>();

/** The work known for a key; started where there is none. */
function workOf<T>(
  known: WeakMap<Uint8Array, SlicedWork<T>>,
  { table, derived }: LoadedDocument,
  failed: Uint8Array,
  start: (table: SpanTable, input: CallsInput) => Steps<T>,
): SlicedWork<T> {
  let work = known.get(failed);
  if (work === undefined) {
    work = new SlicedWork(start(table, { failed, selfTime: derived.selfTime }));
    known.set(failed, work);
  }
  return work;
}

function* gatherEdges(table: SpanTable, input: CallsInput): Steps<readonly EdgeCalls[]> {
  const { nodes, edges } = yield* serviceGraphSteps(table, input.failed, { firstRow: 0, endRow: table.length });
  const found: EdgeCalls[] = [];
  for (const edge of edges) {
    yield;
    found.push({
      parent: nodes[edge.parent],
      child: nodes[edge.child],
      calls: yield* edgeCalls(table, input, edge),
    });
  }
  return found;
}

/** undefined while they are gathered, and while they are not wanted */
export function useServiceCalls(document: LoadedDocument, isWanted: boolean): readonly ServiceCalls[] | undefined {
  const { failed } = useErrors(document);
  return useResult(isWanted ? workOf(serviceCalls, document, failed, gatherServiceCalls) : undefined);
}

/** undefined while they are gathered, and while they are not wanted */
export function useEdgeCalls(document: LoadedDocument, isWanted: boolean): readonly EdgeCalls[] | undefined {
  const { failed } = useErrors(document);
  return useResult(isWanted ? workOf(betweenCalls, document, failed, gatherEdges) : undefined);
}

/** Points that a picture of calls over time has: bars wide enough to be seen where it is small, a line where it is large. */
export type BucketCount = 32 | 120;

const bucketsOf = memoByObject((_calls: Calls) => new Map<BucketCount, SlicedWork<CallBuckets>>());

/** Calls over the time of their document; undefined while they are shared out. */
export function useCallBuckets(document: LoadedDocument, calls: Calls, count: BucketCount): CallBuckets | undefined {
  const { failed } = useErrors(document);
  const known = bucketsOf(calls);
  let result = known.get(count);
  if (result === undefined) {
    result = new SlicedWork(bucketCalls(document.table, failed, calls.rows, documentRange(document), count));
    known.set(count, result);
  }
  return useResult(result);
}

/** From the first start to the last end, ns after the origin. */
export const documentRange = memoByObject(({ table, derived }: LoadedDocument): TimeRange => {
  let startNs = Infinity;
  for (const start of table.start) if (start < startNs) startNs = start;
  return { startNs, endNs: startNs + documentTime(table, derived.ends) };
});
