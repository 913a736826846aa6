import { memoLast } from '#base/memo.ts';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { LoadedDocument } from './documents.ts';
import { currentDocument, useLoadedDocument } from './documents.ts';
import { currentRoute, useRoute } from './route.ts';
import type { TraceRows } from './viewParams.ts';

/** The trace on the screen: which rows, of what, over which time. The same object while nothing of that changes. */
export interface CurrentTrace extends TraceRows {
  readonly document: LoadedDocument;
  readonly table: SpanTable;
  readonly trace: TraceIndex;
  readonly traceId: string;
  /** from the earliest start to the latest end; ns after the origin */
  readonly extent: TimeRange;
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
  const trace = traceNumber(table, traceId);
  if (trace < 0) return undefined;
  const startNs = table.traces.start[trace];
  return {
    document,
    table,
    trace: trace as TraceIndex,
    traceId,
    firstRow: table.traces.firstRow[trace],
    endRow: table.traces.endRow[trace],
    startNs,
    extent: { startNs, endNs: startNs + table.traces.duration[trace] },
  };
});

/** For commands and the address; components use `useCurrentTrace`. */
export function currentTrace(): CurrentTrace | undefined {
  const route = currentRoute();
  return select(currentDocument(), route.screen === 'trace' ? route.traceId : undefined);
}

/** Undefined while nothing is read, and when the document has no trace of the id in the address. */
export function useCurrentTrace(): CurrentTrace | undefined {
  const document = useLoadedDocument();
  const route = useRoute();
  return select(document, route.screen === 'trace' ? route.traceId : undefined);
}
