import { useDeferredValue, useMemo } from 'react';
import { deriveTraceOrder } from '#analysis/traceList.ts';
import type { BitSet } from '#base/bitSet.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { traceListQuery } from './tracesFilter.ts';

/** Indexes of the traces that show, sorted, and the longest duration among them in ns. */
export interface TraceOrder {
  readonly order: Int32Array;
  readonly longestNs: number;
}

/** Follows the filter a moment behind, so that typing never waits for a long list. */
export function useTraceOrder(
  document: LoadedDocument,
  filter: TracesFilter,
  withCall: BitSet | undefined,
): TraceOrder {
  const { table } = document;
  const errors = useErrors(document).trace;
  const asked = useDeferredValue(filter);
  return useMemo(() => {
    const order = deriveTraceOrder(table, errors, traceListQuery(table, asked, withCall));
    let longestNs = 0;
    for (const trace of order) longestNs = Math.max(longestNs, table.traces.duration[trace]);
    return { order, longestNs };
  }, [table, errors, asked, withCall]);
}
