import type { Clock, ClockSkew } from '#analysis/clockSkew.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { adjustDocument, clockSkewIn } from './adjustedDocument.ts';
import type { LoadedDocument } from './documents.ts';
import { currentDocument, useLoadedDocument } from './documents.ts';
import { currentRoute, useRoute } from './route.ts';
import { useTraceView } from './traceView.ts';
import type { TraceRows } from './viewParams.ts';

/** The trace on the screen: which rows, of what, over which time. The same object while nothing of that changes. */
export interface CurrentTrace extends TraceRows {
  readonly document: LoadedDocument;
  readonly table: SpanTable;
  readonly trace: TraceIndex;
  readonly traceId: string;
  /** from the earliest start to the latest end; ns after the origin */
  readonly extent: TimeRange;
  /** the same with times as they were stored; undefined = these are they */
  readonly stored?: CurrentTrace | undefined;
}

/** How far its clocks are off, be it told by adjusted ones or not. */
const skewOf = memoByObject(({ document, trace }: CurrentTrace): ClockSkew => clockSkewIn(document, trace));
export function clockSkewOf(trace: CurrentTrace): ClockSkew {
  return skewOf(trace.stored ?? trace);
}

/** The clock of a row where clocks are adjusted, else undefined. */
export function shownClockOf(trace: CurrentTrace, row: number): Clock | undefined {
  if (!trace.stored) return undefined;
  const { clocks, clockOf } = clockSkewOf(trace);
  return clocks[clockOf[row - trace.firstRow]];
}

/** ns that a row is drawn later than it was stored; 0 while clocks are not adjusted. */
export function shiftOf(trace: CurrentTrace, row: number): number {
  return shownClockOf(trace, row)?.shiftNs ?? 0;
}

/** A trace told by adjusted clocks; itself when none is off. */
const adjustedOf = memoByObject((stored: CurrentTrace): CurrentTrace => {
  const skew = clockSkewOf(stored);
  if (skew.clockOf.length === 0) return stored;
  const document = adjustDocument(stored.document, stored.trace, skew);
  return { ...stored, ...timesOf(document.table, stored.trace), document, table: document.table, stored };
});

function timesOf({ traces }: SpanTable, trace: TraceIndex): Pick<CurrentTrace, 'startNs' | 'extent'> {
  const startNs = traces.start[trace];
  return { startNs, extent: { startNs, endNs: startNs + traces.duration[trace] } };
}

/** Trace ids as addresses write them, without the zeros that pad a 64-bit id. */
export function shortTraceId(id: string): string {
  return /^0{16}[0-9a-f]{16}$/.test(id) ? id.slice(16) : id;
}

/** Number of the trace with this id, however it is padded, −1 = none. Reads bytes, decodes nothing. */
function traceNumber({ strings, traces }: SpanTable, traceId: string): number {
  const plain = traceId.toLowerCase();
  for (const spelling of [traceId, plain, plain.padStart(32, '0')]) {
    const id = strings.find(spelling);
    const trace = id < 0 ? -1 : traces.id.indexOf(id);
    if (trace >= 0) return trace;
  }
  return -1;
}

const select = memoLast((document: LoadedDocument | undefined, traceId: string | undefined) => {
  if (!document || traceId === undefined) return undefined;
  const { table } = document;
  const trace = traceNumber(table, traceId) as TraceIndex;
  if (trace < 0) return undefined;
  const current: CurrentTrace = {
    document,
    table,
    trace,
    traceId,
    firstRow: table.traces.firstRow[trace],
    endRow: table.traces.endRow[trace],
    ...timesOf(table, trace),
  };
  return current;
});

/** The trace on the screen with its times as they were stored: what the address and the search speak of. */
export function storedTrace(): CurrentTrace | undefined {
  const route = currentRoute();
  return select(currentDocument(), route.screen === 'trace' ? route.traceId : undefined);
}

/** As it is shown. For commands; components use `useCurrentTrace`. */
export function currentTrace(): CurrentTrace | undefined {
  const stored = storedTrace();
  return stored && useTraceView.getState().adjustClocks ? adjustedOf(stored) : stored;
}

/** Undefined while nothing is read, and when the document has no trace of the id in the address. */
export function useCurrentTrace(): CurrentTrace | undefined {
  const document = useLoadedDocument();
  const route = useRoute();
  const isAdjusted = useTraceView((view) => view.adjustClocks);
  const stored = select(document, route.screen === 'trace' ? route.traceId : undefined);
  return stored && isAdjusted ? adjustedOf(stored) : stored;
}
