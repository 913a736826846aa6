import { memo } from 'react';
import { summarise } from '#analysis/spanSummary.ts';
import { traceTitle } from '#analysis/traceList.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import type { DocumentKey } from '#state/route.ts';
import { formatRoute } from '#state/route.ts';
import type { TraceLook } from '#views/shared/traceList/TraceRow.tsx';
import { TraceRow } from '#views/shared/traceList/TraceRow.tsx';
import { instantNs } from './documentTotals.ts';
import { addressId, traceRoute } from '#state/openSpan.ts';

export interface DocumentTraceRowProps {
  readonly table: SpanTable;
  readonly document: DocumentKey;
  readonly trace: number;
  /** spans in error */
  readonly errors: number;
  /** the trace of the row above, whose day need not be said again; −1 for the first row */
  readonly above: number;
  readonly longestNs: number;
  readonly look: TraceLook;
}

/**
 * Operations that say no more than a method: `GET`, `HTTP GET`, or nothing at all. Others stay as they are, since a
 * summary begins with host and port, and a route after them would be cut off.
 */
const BARE = /^\s*(https?)?[\s._-]*(get|head|post|put|patch|delete|options|connect|trace)?\s*$/i;

/** A trace of a table as a line of the list. */
export const DocumentTraceRow = memo(function DocumentTraceRow(props: DocumentTraceRowProps) {
  const { table, document, trace, errors, above, longestNs, look } = props;
  const { traces } = table;
  const { service, operation } = traceTitle(table, trace);
  const root = traces.mainRoot[trace];
  const serviceIndex = table.service[root];
  return (
    <TraceRow
      line={{
        id: addressId(table, trace),
        service,
        operation,
        // What the root did is shown in the waterfall's words. The hint has the operation's own name.
        summary: BARE.test(operation) ? summarise(table, root) : '',
        slot: serviceIndex < 0 ? -1 : serviceSlots(table)[serviceIndex],
        services: traces.services[trace],
        spans: traces.endRow[trace] - traces.firstRow[trace],
        errors,
        durationNs: traces.duration[trace],
        startNs: instantNs(table, traces.start[trace]),
        href: formatRoute(traceRoute(document, table, trace)),
      }}
      aboveNs={above < 0 ? undefined : instantNs(table, traces.start[above])}
      longestNs={longestNs}
      look={look}
    />
  );
});
