import { lowerBound } from '#base/search.ts';
import type { RecordFile } from './builderParts.ts';
import type { RecordColumns } from './recordColumns.ts';
import type { Folding } from './recordFolding.ts';
import type { RecordDefinitions } from './recordDefinitions.ts';
import type { RecordIndex } from './recordIndex.ts';
import { SPAN_FLAG, SPAN_STATUS } from './spanTable.ts';

/** Figures of what was read, before copies are folded: one entry of the import report. */
export interface RecordCounts {
  readonly spans: number;
  readonly traces: number;
  readonly services: number;
  /** records without a parent id */
  readonly roots: number;
  /** records whose parent id is not in the document */
  readonly orphans: number;
  /** records whose status is error */
  readonly errors: number;
}

export interface CountInput {
  readonly records: RecordColumns;
  readonly index: RecordIndex;
  readonly traceOf: Int32Array;
  readonly definitions: RecordDefinitions;
  readonly folding: Folding;
  readonly files: readonly RecordFile[];
}

/** Counts the records of each file as they were read, copies included. */
export function countRecords(input: CountInput): RecordCounts[] {
  return input.files.map((file, at) => {
    const end = input.files[at + 1]?.firstRecord ?? input.records.length;
    return countRange(input, file.firstRecord, end, file.services);
  });
}

/** The same for the records of all files together, whose own counts are known: what is split over files is joined. */
export function countAll(input: CountInput, counts: readonly RecordCounts[]): RecordCounts {
  if (counts.length === 1) return counts[0];
  const named = input.files.flatMap(({ services }) => [...services]);
  return countRange(input, 0, input.records.length, named);
}

function countRange(
  { records, index, traceOf, definitions, folding }: CountInput,
  from: number,
  to: number,
  named: Iterable<number>,
): RecordCounts {
  const traces = new Set<number>();
  const services = new Set(named);
  let roots = 0;
  let orphans = 0;
  let errors = 0;
  let spans = 0;
  let nextUncounted = lowerBound(records.uncounted, from);
  let trace = -1;
  let service = -1;
  const resource = records.resource.data;
  for (let record = from; record < to; record++) {
    // Mostly the same as of the record before.
    if (traceOf[record] !== trace) traces.add((trace = traceOf[record]));
    if (record === from || resource[record] !== resource[record - 1]) {
      service = definitions.serviceOf(record);
      if (service >= 0) services.add(service);
    }
    if (records.uncounted[nextUncounted] === record) {
      nextUncounted++;
      continue;
    }
    spans++;
    if (records.status.data[record] === SPAN_STATUS.error) errors++;
    const parentId = records.parentId.data[record];
    if (parentId < 0) roots++;
    else if (folding.dropped[record] === 0 && folding.clientHalf[record] < 0) {
      if ((folding.flags[record] & SPAN_FLAG.orphan) !== 0) orphans++;
    } else if (parentId !== records.spanId.data[record] && index.first(traceOf[record], parentId) < 0) orphans++;
  }
  return { spans, traces: traces.size, services: services.size, roots, orphans, errors };
}
