import type { BuilderParts } from './builderParts.ts';
import { newIndexColumn } from './indexColumn.ts';
import type { ProblemLog } from './problem.ts';
import type { RecordDefinitions } from './recordDefinitions.ts';
import type { Folding } from './recordFolding.ts';
import type { RecordIndex } from './recordIndex.ts';
import type { RecordTimes } from './recordTimes.ts';
import type { SpanOrder } from './spanOrder.ts';
import type { SpanColumns } from './spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from './spanTable.ts';

export interface GatherInput {
  readonly builder: BuilderParts;
  readonly order: SpanOrder;
  readonly times: RecordTimes;
  readonly folding: Folding;
  readonly definitions: RecordDefinitions;
  readonly index: RecordIndex;
  readonly traceOf: Int32Array;
  readonly traceIds: readonly number[];
  readonly log: ProblemLog;
}

/** The columns that have an entry for each row, but those of the order itself. */
type RowColumns = Pick<
  SpanColumns,
  | 'start'
  | 'duration'
  | 'depth'
  | 'trace'
  | 'service'
  | 'operation'
  | 'resource'
  | 'scope'
  | 'spanId'
  | 'kind'
  | 'status'
  | 'flags'
>;

export interface GatheredColumns extends RowColumns {
  /** string index of each service, in the order of their first rows */
  readonly services: Int32Array;
  /** first row of each trace, in the order of rows */
  readonly firstRows: readonly number[];
  /** rows whose status has a message */
  readonly withMessage: readonly number[];
  /** bits that any row has in `flags` */
  readonly flagsMet: number;
}

/**
 * Copies what records say into rows, and adds the flags that rows tell each other: one pass, because most of its time goes
 * into fetching records, which stand in another order.
 */
export function gatherColumns(input: GatherInput): GatheredColumns {
  const { order, times, folding, definitions, traceOf, traceIds } = input;
  const { records, resources, scopes } = input.builder;
  const rows = order.record.length;
  const columns = {
    start: new Float64Array(rows),
    duration: new Float64Array(rows),
    depth: newIndexColumn(rows, order.deepest + 1),
    trace: newIndexColumn(rows, traceIds.length),
    service: newIndexColumn(rows, resources.length),
    operation: new Int32Array(rows),
    resource: newIndexColumn(rows, resources.length),
    scope: newIndexColumn(rows, scopes.length),
    spanId: new Int32Array(rows),
    kind: new Uint8Array(rows),
    status: new Uint8Array(rows),
    flags: new Uint16Array(rows),
  };
  const { start, duration, depth, trace, service, operation, resource, scope, spanId, kind, status, flags } = columns;
  const serviceNumbers = new ServiceNumbers(resources);
  const firstRows: number[] = [];
  const withMessage: number[] = [];
  let flagsMet = 0;
  let traceBefore = -1;
  for (let row = 0; row < rows; row++) {
    const record = order.record[row];
    if (traceOf[record] !== traceBefore) {
      traceBefore = traceOf[record];
      firstRows.push(row);
    }
    const ownStart = times.start[record];
    const ownDuration = times.duration[record];
    const ownKind = records.kind.data[record];
    start[row] = ownStart;
    duration[row] = ownDuration;
    trace[row] = firstRows.length - 1;
    operation[row] = records.name.data[record];
    const ownResource = definitions.resourceOf(record);
    resource[row] = ownResource;
    service[row] = serviceNumbers.of(ownResource);
    scope[row] = definitions.scopeOf(record);
    spanId[row] = records.spanId.data[record];
    kind[row] = ownKind;
    status[row] = records.status.data[record];
    if (records.statusMessage.data[record] >= 0) withMessage.push(row);

    let bits = folding.flags[record];
    if (records.shared.data[record] === 1) bits |= SPAN_FLAG.shared;
    if (ownDuration < 0) bits |= SPAN_FLAG.unfinished;
    const above = order.parent[row];
    if (above >= 0) {
      depth[row] = depth[above] + 1;
      const end = ownDuration > 0 ? ownStart + ownDuration : ownStart;
      const isLate = duration[above] >= 0 && end > start[above] + duration[above];
      const isAsynchronous = ownKind === SPAN_KIND.consumer && kind[above] === SPAN_KIND.producer;
      if ((isLate || ownStart < start[above]) && !isAsynchronous) bits |= SPAN_FLAG.outsideParent;
    }
    flags[row] = bits;
    flagsMet |= bits;
  }
  return {
    ...columns,
    // Most documents have none of the later bits.
    flags: flagsMet <= 0xff ? new Uint8Array(flags) : flags,
    services: serviceNumbers.list(),
    firstRows,
    withMessage,
    flagsMet,
  };
}

/** Numbers services as resources ask for them. */
class ServiceNumbers {
  private readonly nameOf: Int32Array;
  /** by resource, −2 = not asked for yet */
  private readonly known: Int32Array;
  private readonly numbers = new Map<number, number>();

  constructor({ first, length }: GatherInput['builder']['resources']) {
    this.nameOf = first.data;
    this.known = new Int32Array(length).fill(-2);
  }

  of(resource: number): number {
    if (resource < 0) return -1;
    if (this.known[resource] === -2) this.known[resource] = this.numberOf(this.nameOf[resource]);
    return this.known[resource];
  }

  /** String index of each service. */
  list(): Int32Array {
    return Int32Array.from(this.numbers.keys());
  }

  private numberOf(name: number): number {
    if (name < 0) return -1;
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}
