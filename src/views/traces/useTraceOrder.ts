import { useDeferredValue, useMemo } from 'react';
import { deriveTraceOrder } from '#analysis/traceList.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { traceListQuery } from './tracesFilter.ts';

/** Indexes of the traces that show, sorted, and the longest duration among them in ns. */
export interface TraceOrder {
  readonly order: Int32Array;
  readonly longestNs: number;
}

/** Follows the filter a moment behind, so that typing never waits for a long list. */
export function useTraceOrder(table: SpanTable, filter: TracesFilter): TraceOrder {
  const asked = useDeferredValue(filter);
  return useMemo(() => {
    const order = deriveTraceOrder(table, traceListQuery(table, asked));
    let longestNs = 0;
    for (const trace of order) longestNs = Math.max(longestNs, table.traces.duration[trace]);
    return { order, longestNs };
  }, [table, asked]);
}
