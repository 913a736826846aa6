import { foldRecords } from './recordFolding.ts';
import { countAll, countRecords } from './recordCounts.ts';
import { gatherRows } from './gatherRows.ts';
import { ProblemLog } from './problem.ts';
import { RecordDefinitions } from './recordDefinitions.ts';
import { RecordIndex } from './recordIndex.ts';
import { linkParents } from './recordParents.ts';
import { borrowStarts, resolveTimes } from './recordTimes.ts';
import { orderSpans } from './spanOrder.ts';
import type { BuilderParts } from './builderParts.ts';
import type { Problem } from './problem.ts';
import type { RecordCounts } from './recordCounts.ts';
import type { SpanTableData } from './spanTable.ts';
import { SPAN_FLAG } from './spanTable.ts';

export interface FinishedTable {
  readonly table: SpanTableData;
  readonly problems: readonly Problem[];
  /** row of each record, −1 when it has none of its own */
  readonly rowOf: Int32Array;
  /** one per file, in the order of `beginFile` */
  readonly files: readonly RecordCounts[];
  /** of all files together */
  readonly counts: RecordCounts;
}

/** Links, orders and flags all records of a builder: the steps of algorithms §1, each linear, but for lists that must be sorted. */
export function assembleTable(builder: BuilderParts): FinishedTable {
  const { records, strings, files } = builder;
  const log = new ProblemLog();
  const spanId = records.spanId.data.subarray(0, records.length);

  const { traceOf, traceIds } = numberTraces(builder, log);
  const times = resolveTimes(records, traceOf, traceIds.length, log);
  const index = new RecordIndex(traceOf, spanId);
  const definitions = new RecordDefinitions(builder);
  const folding = foldRecords(records, definitions, index, log);
  const compareText = (one: number, other: number): number => compareBytes(textView(one), textView(other));
  const textView = (text: number): Uint8Array => (text < 0 ? NO_BYTES : strings.view(text));
  const { parent, orphans } = linkParents({ records, index, traceOf, ...times, definitions, folding, compareText });
  if (times.missing > 0) {
    for (const record of borrowStarts(times.start, parent, traceOf, traceIds.length)) {
      folding.flags[record] |= SPAN_FLAG.timeRepaired;
    }
  }
  const order = orderSpans({
    ...times,
    ...folding,
    parent,
    traceOf,
    traces: traceIds.length,
    hasOrphans: orphans > 0,
    missingParent: (record) => ((folding.flags[record] & SPAN_FLAG.orphan) === 0 ? -1 : records.parentId.data[record]),
    compareIds: (one, other) => compareText(spanId[one], spanId[other]),
    compareTraces: (one, other) => compareText(traceIds[one], traceIds[other]),
  });
  const table = gatherRows({ builder, order, times, folding, definitions, index, traceOf, traceIds, log });
  const counted = { records, index, traceOf, definitions, folding, files };
  const counts = countRecords(counted);
  return {
    table,
    problems: log.list(order.row),
    rowOf: order.row,
    files: counts,
    counts: countAll(counted, counts),
  };
}

const NO_BYTES = new Uint8Array(0);

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return one[at] - other[at];
  return one.length - other.length;
}

/** Number of each record's trace, in the order of first appearance, and the string index of each trace's id. */
function numberTraces(
  { records, strings, files }: BuilderParts,
  log: ProblemLog,
): { traceOf: Int32Array; traceIds: number[] } {
  const traceOf = new Int32Array(records.length);
  const traceIds: number[] = [];
  const numberOf = new Map<number, number>();
  let file = 0;
  let idBefore = -1;
  for (let record = 0; record < records.length; record++) {
    while (file + 1 < files.length && files[file + 1].firstRecord <= record) file++;
    let id = records.traceId.data[record];
    if (id < 0) {
      id = strings.internText(files[file]?.name ?? 'trace');
      log.add('missingTraceId', { record });
    }
    // Mostly the same as of the record before.
    if (id === idBefore) {
      traceOf[record] = traceOf[record - 1];
      continue;
    }
    idBefore = id;
    let number = numberOf.get(id);
    if (number === undefined) {
      number = traceIds.length;
      numberOf.set(id, number);
      traceIds.push(id);
    }
    traceOf[record] = number;
  }
  return { traceOf, traceIds };
}
