import type { GraphInput } from '#analysis/graphInput.ts';
import { gatherGraph } from '#analysis/gatherGraph.ts';
import { slotsOfServices } from '#analysis/serviceColours.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { serviceSlots, useErrors } from './derived.ts';
import type { LoadedDocument } from './documents.ts';
import type { Scope } from './scopedRows.ts';
import { rowKeeper } from './scopedRows.ts';
import { useResult } from './useWork.ts';

type Rows = Pick<CurrentTrace, 'firstRow' | 'endRow'>;

/** By what has failed, whose columns are a document's own, and by first row: 0 to the end is the document. */
const graphs = memoByObject((_failed: Uint8Array) => new Map<string, SlicedWork<GraphInput>>());

function graphWork({ table, derived }: LoadedDocument, failed: Uint8Array, { firstRow, endRow }: Rows) {
  const known = graphs(failed);
  const key = `${firstRow} ${endRow}`;
  let result = known.get(key);
  if (result === undefined) {
    const input = { failed, selfTime: derived.selfTime };
    result = new SlicedWork(gatherGraph(table, input, { firstRow, endRow }));
    known.set(key, result);
  }
  return result;
}

/** What calls what in a whole document; undefined while it is gathered, and while nobody wants it. */
export function useDocumentGraph(document: LoadedDocument, isWanted = true): GraphInput | undefined {
  const { failed } = useErrors(document);
  return useResult(isWanted ? graphWork(document, failed, { firstRow: 0, endRow: document.table.length }) : undefined);
}

/**
 * The same of one trace, narrowed to the spans of a scope; undefined also while that is undefined. Times are those that
 * were stored: how far clocks are off changes no duration.
 */
export function useTraceGraph(trace: CurrentTrace, scope: GraphScope | undefined): GraphInput | undefined {
  const { document } = trace.stored ?? trace;
  const { failed } = useErrors(document);
  return useResult(scope && traceGraphWork(trace, document, failed, scope));
}

type GraphScope = Omit<Scope, 'range'>;

function traceGraphWork(trace: CurrentTrace, document: LoadedDocument, failed: Uint8Array, scope: GraphScope) {
  const { focus, service, matched } = scope;
  const isNarrowed = focus !== undefined || service !== undefined || matched !== undefined;
  return isNarrowed
    ? narrowedWork(trace, document, failed, focus, service, matched)
    : graphWork(document, failed, trace);
}

const narrowedWork = memoLast(
  (
    trace: CurrentTrace,
    { table, derived }: LoadedDocument,
    failed: Uint8Array,
    focus: number | undefined,
    service: string | undefined,
    matched: BitSet | undefined,
  ): SlicedWork<GraphInput> => {
    const keeps = rowKeeper(trace, { focus, service, matched, range: undefined });
    return new SlicedWork(gatherGraph(table, { failed, selfTime: derived.selfTime }, trace, keeps));
  },
);

const servicesByName = memoByObject(
  (table: SpanTable): ReadonlyMap<string, number> =>
    new Map(Array.from(table.services, (_, service) => [serviceName(table, service), service])),
);

/** The name that spans and traces are filtered by, of one as a graph tells it: with its namespace where two share it. */
export function plainServiceName(table: SpanTable, label: string): string {
  return servicesByName(table).has(label) ? label : label.slice(label.indexOf('/') + 1);
}

/** The colour slot of a service as a graph names it; −1 = none. */
export const slotsByName = memoByObject((table: SpanTable): ((label: string) => number) => {
  const slots = serviceSlots(table);
  return (label) => {
    const service = servicesByName(table).get(plainServiceName(table, label));
    return service === undefined ? -1 : slots[service];
  };
});

/** The same of services that are known by their names only. */
export const slotsOfNames = memoByObject((input: GraphInput): ((name: string) => number) => {
  return slotsOfServices(input.nodes.filter(({ type }) => type === 'service').map(({ name }) => name));
});
