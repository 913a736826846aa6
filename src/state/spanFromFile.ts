import { useQuery } from '@tanstack/react-query';
import { memoByObject, memoLast } from '#base/memo.ts';
import { spanEnvelope } from '#formats/spanEnvelope.ts';
import { overlaySpan } from '#model/spanOverlay.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { shiftOf } from './currentTrace.ts';
import type { LoadedDocument } from './documents.ts';
import { openBlob } from './openDocument.ts';
import { readInputs } from './readInputs.ts';

/** Bytes that are read of a span at first; spans are kilobytes. Of one that is longer eight times as many, and so on. */
const FIRST_READ = 1 << 17;
const MOST = 1 << 30;

/** A trace whose selected row has its attributes; until they are there, as the trace is. */
export interface DetailedTrace {
  readonly trace: CurrentTrace;
  /** here: there is no more to know. missing: the span cannot be read alone. */
  readonly attributes: 'here' | 'reading' | 'missing';
}

/** While attributes are still in the file, those of one span are read from there: a few kilobytes, by their place. */
export function useDetailedTrace(trace: CurrentTrace, row: SpanRow | undefined): DetailedTrace {
  const { document, table } = trace;
  const place = row === undefined || !document.isStructure ? undefined : table.place[table.record[row]];
  const envelope = document.files.length === 1 ? spanEnvelope(document.files[0].format) : undefined;
  const blob = place === undefined || document.files[0]?.unpackedBytes !== undefined ? undefined : openBlob();
  const query = useQuery({
    queryKey: ['span from file', numberOf((trace.stored ?? trace).document), place],
    queryFn: ({ signal }) => (blob && place !== undefined ? readSpan(blob, place, envelope ?? '', signal) : undefined),
    enabled: blob !== undefined && place !== undefined && place >= 0 && envelope !== undefined,
    gcTime: 60_000,
  });
  if (!document.isStructure || row === undefined) return { trace, attributes: 'here' };
  if (!query.isEnabled || query.isError) return { trace, attributes: 'missing' };
  if (!query.data) return { trace, attributes: 'reading' };
  return { trace: detailed(trace, row, query.data), attributes: 'here' };
}

let documents = 0;
/** Tells documents apart that look alike: a file may be dropped again, changed. */
const numberOf = memoByObject((_document: LoadedDocument): number => documents++);

const detailed = memoLast((trace: CurrentTrace, row: SpanRow, source: SpanTable): CurrentTrace => {
  const first = source.record.indexOf(0);
  if (first < 0) return trace;
  const table = overlaySpan(trace.table, row, source, first as SpanRow, shiftOf(trace, row));
  return { ...trace, table, document: { ...trace.document, table, isStructure: false } };
});

/** Reads the span that begins at a byte, as the only one of a file; what follows it is read or not. */
async function readSpan(blob: Blob, place: number, envelope: string, signal: AbortSignal): Promise<SpanTable> {
  for (let size = FIRST_READ; ; size *= 8) {
    const part = new Blob([envelope, blob.slice(place, place + size)]);
    const read = await readInputs([{ name: 'span', blob: part }], signal);
    if (typeof read === 'string') throw new Error(read);
    const table = openSpanTable(read.table);
    if (table.record.includes(0) || size >= MOST || place + size >= blob.size) return table;
  }
}
