import { useDeferredValue, useMemo } from 'react';
import { deriveTraceOrder, traceTitle } from '#analysis/traceList.ts';
import type { BitSet } from '#base/bitSet.ts';
import type { ScatterPoints } from '#charts/scatter/frame.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { Route } from '#state/route.ts';
import { TraceScatter } from '#views/shared/TraceScatter.tsx';
import { openTrace } from './openTrace.ts';
import { rangeLimits, scatterRange } from './scatterFilter.ts';
import styles from './TracesScatter.module.css';
import type { TracesFilter } from './tracesFilter.ts';
import { traceListQuery } from './tracesFilter.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface TracesScatterProps {
  readonly route: Extract<Route, { readonly screen: 'traces' }>;
  readonly document: LoadedDocument;
  readonly filter: TracesFilter;
  /** traces that have the calls that are filtered by; undefined = none are */
  readonly withCall: BitSet | undefined;
}

/** The traces that pass the filter by time and duration; what is chosen there are the filter's limits of both. */
export function TracesScatter({ route, document, filter, withCall }: TracesScatterProps) {
  const { table } = document;
  const { traces, points } = usePoints(document, filter, withCall);
  const range = useMemo(() => scatterRange(table, filter), [table, filter]);
  return (
    <div className={styles['frame']}>
      <TraceScatter
        points={points}
        label={(point) => titleText(table, traces[point])}
        range={range}
        onBrush={(chosen) => changeFilter(rangeLimits(table, chosen))}
        onOpen={(point) => openTrace(route, table, traces[point])}
      />
    </div>
  );
}

/** Traces that pass the filter but for time and duration: what is left out by these stays seen around them. */
function usePoints(document: LoadedDocument, filter: TracesFilter, withCall: BitSet | undefined) {
  const { table } = document;
  const errors = useErrors(document).trace;
  const asked = useDeferredValue(filter);
  const { text, service, errorsOnly } = asked;
  return useMemo(() => {
    const query = traceListQuery(table, { ...NOTHING, text, service, errorsOnly }, withCall);
    const traces = deriveTraceOrder(table, errors, query);
    return { traces, points: pointsOf(table, errors, traces) };
  }, [table, errors, text, service, errorsOnly, withCall]);
}

const NOTHING = { sort: 'start', descending: false, min: '', max: '', from: '', to: '' } as const;

function pointsOf({ originNs, traces: all }: SpanTable, errors: Int32Array, traces: Int32Array): ScatterPoints {
  return {
    originNs,
    startNs: Float64Array.from(traces, (trace) => all.start[trace]),
    durationNs: Float64Array.from(traces, (trace) => all.duration[trace]),
    failed: Uint8Array.from(traces, (trace) => (errors[trace] > 0 ? 1 : 0)),
  };
}

function titleText(table: SpanTable, trace: number): string {
  const { service, operation } = traceTitle(table, trace);
  return `${service || 'unknown service'} ${operation || '(no name)'}`;
}
