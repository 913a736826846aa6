import { useCallback } from 'react';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { Route } from '#state/route.ts';
import { TraceGrid } from '#views/shared/traceList/TraceGrid.tsx';
import { DocumentTraceRow } from './DocumentTraceRow.tsx';
import { openTrace } from './openTrace.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { useActiveTrace } from './useActiveTrace.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface TracesTableProps {
  readonly route: Extract<Route, { readonly screen: 'traces' }>;
  readonly document: LoadedDocument;
  readonly filter: TracesFilter;
  /** traces that show, from top to bottom */
  readonly order: Int32Array;
  readonly longestNs: number;
}

/** The traces of a document that pass the filter. */
export function TracesTable({ route, document, filter, order, longestNs }: TracesTableProps) {
  const { table } = document;
  const errors = useErrors(document).trace;
  const { active, setActive } = useActiveTrace(table, route.params.get('at'));
  const rowKey = useCallback((index: number) => order[index], [order]);
  return (
    <TraceGrid
      count={order.length}
      rowKey={rowKey}
      renderRow={(index, look) => (
        <DocumentTraceRow
          table={table}
          document={route.document}
          trace={order[index]}
          errors={errors[order[index]]}
          above={index === 0 ? -1 : order[index - 1]}
          longestNs={longestNs}
          look={look}
        />
      )}
      sorting={filter}
      onSort={changeFilter}
      activeIndex={active === undefined ? -1 : order.indexOf(active)}
      onActive={(index) => setActive(order[index])}
      onOpen={(index) => openTrace(route, table, order[index])}
      question={filter}
    />
  );
}
