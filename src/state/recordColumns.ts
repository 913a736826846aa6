import { previewRecords } from '#formats/records.ts';
import type { FileReport } from '#ingest/protocol.ts';
import type { KnownMappings, RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { isComplete, sameMapping } from '#model/recordMapping.ts';
import type { Span } from '#model/span.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';
import { useDocument } from './documents.ts';
import { readAgain } from './openDocument.ts';
import { filesOf, useRecordMappings } from './recordMappings.ts';

/*
 * What the dialog of columns asks and does. Apart from recordMappings.ts, because it brings the reader of records along,
 * which the page else has in its worker only.
 */

/** Mappings that are remembered; the oldest go first. Names of columns only, never what stands in them. */
const REMEMBERED = 50;

/** A file of records in the open document. */
export interface RecordFile {
  readonly name: string;
  readonly sample: RecordSample;
}

export function useRecordFiles(): readonly RecordFile[] {
  return recordFilesOf(useDocument(({ current }) => filesOf(current)));
}

function recordFilesOf(files: readonly FileReport[]): readonly RecordFile[] {
  return files.flatMap(({ name, records }) => (records ? [{ name, sample: records }] : []));
}

/** Remembers how tables of records are to be read, and reads the open document again where that changes it. */
export function applyMappings(chosen: KnownMappings): void {
  const isChange = recordFilesOf(filesOf(useDocument.getState().current)).some(({ sample }) => {
    const mapping = Object.hasOwn(chosen, sample.signature) ? chosen[sample.signature] : undefined;
    return mapping !== undefined && !(sample.isReadable && sameMapping(sample.mapping, mapping));
  });
  const { known } = useRecordMappings.getState();
  const others = Object.entries(known).filter(([signature]) => !Object.hasOwn(chosen, signature));
  useRecordMappings.setState({ known: Object.fromEntries([...others, ...Object.entries(chosen)].slice(-REMEMBERED)) });
  if (isChange) readAgain();
}

/** A row of what records become, made for showing. */
export interface PreviewSpan {
  /** '' = none */
  readonly service: string;
  readonly operation: string;
  /** Unix ns, undefined = no time could be read */
  readonly startNs: bigint | undefined;
  /** ns, undefined = never ended */
  readonly duration: number | undefined;
  readonly isError: boolean;
  /** 0 = root */
  readonly depth: number;
}

/** What the first records become, in the order of the waterfall; none while the mapping says too little. */
export function previewOf(sample: RecordSample, mapping: RecordMapping): readonly PreviewSpan[] {
  if (!isComplete(mapping)) return [];
  const { spans, hasTimes } = previewRecords(sample, mapping);
  const hasTime = (span: Span): boolean => hasTimes && (span.table.flags[span.row] & SPAN_FLAG.timeRepaired) === 0;
  return spans.map((span) => ({
    service: span.service,
    operation: span.operation,
    startNs: hasTime(span) ? span.startNs : undefined,
    duration: span.duration,
    isError: span.isError,
    depth: span.table.depth[span.row],
  }));
}
