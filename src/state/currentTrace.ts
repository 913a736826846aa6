import { memoByObject, memoLast } from '#base/memo.ts';
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

const traceNumbers = memoByObject((table: SpanTable): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  for (let trace = 0; trace < table.traces.length; trace++) {
    numbers.set(shortTraceId(table.strings.get(table.traces.id[trace])), trace);
  }
  return numbers;
});

const select = memoLast((document: LoadedDocument | undefined, traceId: string | undefined) => {
  if (!document || traceId === undefined) return undefined;
  const { table } = document;
  const trace = traceNumbers(table).get(shortTraceId(traceId));
  if (trace === undefined) return undefined;
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
