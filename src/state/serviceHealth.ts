import type { CallBuckets } from '#analysis/callBuckets.ts';
import { bucketCalls } from '#analysis/callBuckets.ts';
import type { Calls, CallsInput, ServiceCalls } from '#analysis/serviceCalls.ts';
import { gatherServiceCalls } from '#analysis/serviceCalls.ts';
import { documentTime, edgeCalls } from '#analysis/serviceHealth.ts';
import type { GraphNode } from '#analysis/graphParts.ts';
import { deriveServiceGraph } from '#analysis/serviceGraph.ts';
import { memoByObject } from '#base/memo.ts';
import type { SlicedWork } from '#base/slicedWork.ts';
import { SlicedResult } from '#base/slicedWork.ts';
import { useSliced } from './useSliced.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { useErrors } from './derived.ts';
import type { LoadedDocument } from './documents.ts';

/** Calls from one node of the service graph to another. */
export interface EdgeCalls {
  readonly parent: GraphNode;
  readonly child: GraphNode;
  readonly calls: Calls;
}

/** Consequences for health of a document and of what counts as an error in it, each made once, in slices. */
interface HealthOf {
  readonly services: SlicedResult<readonly ServiceCalls[]>;
  readonly edges: SlicedResult<readonly EdgeCalls[]>;
}

/** By what has failed: the columns of a document are its own, and there are two of them. */
const resultsOf = new WeakMap<Uint8Array, HealthOf>();

function healthResults({ table, derived }: LoadedDocument, failed: Uint8Array): HealthOf {
  let results = resultsOf.get(failed);
  if (results === undefined) {
    const input: CallsInput = { failed, selfTime: derived.selfTime };
    results = {
      services: new SlicedResult(() => gatherServiceCalls(table, input)),
      edges: new SlicedResult(() => gatherEdges(table, input)),
    };
    resultsOf.set(failed, results);
  }
  return results;
}

function* gatherEdges(table: LoadedDocument['table'], input: CallsInput): SlicedWork<readonly EdgeCalls[]> {
  const { nodes, edges } = deriveServiceGraph(table, input.failed);
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
  return useSliced(isWanted ? healthResults(document, failed).services : undefined);
}

/** undefined while they are gathered, and while they are not wanted */
export function useEdgeCalls(document: LoadedDocument, isWanted: boolean): readonly EdgeCalls[] | undefined {
  const { failed } = useErrors(document);
  return useSliced(isWanted ? healthResults(document, failed).edges : undefined);
}

/** Points that a picture of calls over time has: bars wide enough to be seen where it is small, a line where it is large. */
export type BucketCount = 32 | 120;

const bucketsOf = memoByObject((_calls: Calls) => new Map<BucketCount, SlicedResult<CallBuckets>>());

/** Calls over the time of their document; undefined while they are shared out. */
export function useCallBuckets(document: LoadedDocument, calls: Calls, count: BucketCount): CallBuckets | undefined {
  const { failed } = useErrors(document);
  const known = bucketsOf(calls);
  let result = known.get(count);
  if (result === undefined) {
    result = new SlicedResult(() => bucketCalls(document.table, failed, calls.rows, documentRange(document), count));
    known.set(count, result);
  }
  return useSliced(result);
}

/** From the first start to the last end, ns after the origin. */
export const documentRange = memoByObject(({ table, derived }: LoadedDocument): TimeRange => {
  let startNs = Infinity;
  for (const start of table.start) if (start < startNs) startNs = start;
  return { startNs, endNs: startNs + documentTime(table, derived.ends) };
});
