import type { GraphInput } from '#analysis/graphInput.ts';
import { gatherGraph } from '#analysis/gatherGraph.ts';
import { slotsOfServices } from '#analysis/serviceColours.ts';
import { memoByObject } from '#base/memo.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { serviceSlots, useErrors } from './derived.ts';
import type { LoadedDocument } from './documents.ts';
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

/** The same of one trace. Times are those that were stored: how far clocks are off changes no duration. */
export function useTraceGraph(trace: CurrentTrace): GraphInput | undefined {
  const { document } = trace.stored ?? trace;
  return useResult(graphWork(document, useErrors(document).failed, trace));
}

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
