import { previewRecords } from '#formats/records.ts';
import type { RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { isComplete } from '#model/recordMapping.ts';
import type { Span } from '#model/span.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';

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

/**
 * What the first records become, in the order of the waterfall; none while the mapping says too little. Stands apart from
 * recordMappings.ts because it brings the reader along, which the page else has in its worker only.
 */
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
