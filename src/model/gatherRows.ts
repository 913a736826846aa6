import type { BuilderParts } from './builderParts.ts';
import type { Definitions } from './definitions.ts';
import { joinLogs } from './joinLogs.ts';
import { appendPartials } from './partialSpans.ts';
import { reportFlags } from './reportFlags.ts';
import type { ProblemLog } from './problem.ts';
import type { Folding, RecordDefinitions } from './recordFolding.ts';
import type { RecordIndex } from './recordIndex.ts';
import type { RecordTimes } from './recordTimes.ts';
import { YEAR_2000 } from './recordColumns.ts';
import type { SpanOrder } from './spanOrder.ts';
import type { EventColumns, ScopeColumns, SpanTableData } from './spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from './spanTable.ts';
import { summariseTraces } from './traceSummary.ts';

export interface GatherInput {
  readonly builder: BuilderParts;
  readonly order: SpanOrder;
  readonly times: RecordTimes;
  readonly folding: Folding;
  readonly definitions: RecordDefinitions;
  readonly index: RecordIndex;
  readonly serviceOf: (record: number) => number;
  readonly traceOf: Int32Array;
  readonly traceIds: readonly number[];
  readonly log: ProblemLog;
}

/** Copies the columns of records into rows and adds what can only be seen from the finished order. */
export function gatherRows(input: GatherInput): SpanTableData {
  const { builder, order, times, folding, definitions, index, log } = input;
  const { records } = builder;
  const rows = order.record.length;
  const gather = <T extends Float64Array | Int32Array | Uint8Array | Uint16Array>(into: T, column: T): T => {
    for (let row = 0; row < rows; row++) into[row] = column[order.record[row]];
    return into;
  };
  const start = gather(new Float64Array(rows), times.start);
  const duration = gather(new Float64Array(rows), times.duration);
  const flags = gather(new Uint16Array(rows), folding.flags);
  const kind = gather(new Uint8Array(rows), records.kind.data);
  const status = gather(new Uint8Array(rows), records.status.data);
  const { service, services } = numberServices(order.record, input.serviceOf);
  const { trace, traces } = summariseTraces({ ...input, start, duration, service, status });

  for (const record of records.negativeBy.at.copy()) {
    if (order.row[record] >= 0) flags[order.row[record]] |= SPAN_FLAG.negativeDuration;
  }
  for (const record of records.endOnly) {
    if (order.row[record] >= 0) flags[order.row[record]] |= SPAN_FLAG.timeRepaired;
  }
  for (let row = 0; row < rows; row++) {
    if (records.shared.data[order.record[row]] === 1) flags[row] |= SPAN_FLAG.shared;
    if (duration[row] < 0) flags[row] |= SPAN_FLAG.unfinished;
    const above = order.parent[row];
    if (above < 0) continue;
    const asynchronous = kind[row] === SPAN_KIND.consumer && kind[above] === SPAN_KIND.producer;
    const late = duration[above] >= 0 && start[row] + Math.max(0, duration[row]) > start[above] + duration[above];
    if (!asynchronous && (late || start[row] < start[above])) flags[row] |= SPAN_FLAG.outsideParent;
  }

  const record = order.record.slice();
  appendPartials(records, folding, order, record);
  const data: SpanTableData = {
    length: rows,
    originNs: times.originNs,
    start,
    duration,
    parent: order.parent,
    subtreeEnd: order.subtreeEnd,
    depth: order.depth,
    trace,
    service,
    operation: gather(new Int32Array(rows), records.name.data),
    resource: gather(new Int32Array(rows), definitions.resource),
    scope: gather(new Int32Array(rows), definitions.scope),
    spanId: gather(new Int32Array(rows), records.spanId.data),
    statusMessage: gather(new Int32Array(rows), records.statusMessage.data),
    kind,
    status,
    flags,
    record,
    place: records.place.copy(),
    attributes: records.attributes.columns(builder.isLast),
    attributeKeys: distinctKeys(builder),
    events: joinLogs({
      events: eventColumns(builder, times),
      logs: builder.logs,
      index,
      order,
      times,
      traceIds: input.traceIds,
      traces,
      record,
      start,
      duration,
      log,
    }),
    links: {
      offset: records.links.offset.copy(),
      traceId: records.links.traceId.copy(),
      spanId: records.links.spanId.copy(),
      attributes: records.links.attributes.columns(),
      traceState: records.links.traceState.columns(),
      flags: records.links.flags.columns(),
      droppedAttributes: records.links.droppedAttributes.columns(),
    },
    details: {
      missingParent: namedParents(input, record, (row) => (flags[row] & SPAN_FLAG.orphan) !== 0),
      cutParent: namedParents(input, record, (row) => (flags[row] & CUT) !== 0 && order.parent[row] < 0),
      traceState: records.traceState.columns(),
      traceFlags: records.traceFlags.columns(),
      droppedAttributes: records.droppedAttributes.columns(),
      droppedEvents: records.droppedEvents.columns(),
      droppedLinks: records.droppedLinks.columns(),
      negativeBy: records.negativeBy.columns(),
    },
    traces,
    services,
    resources: {
      length: builder.resources.length,
      service: builder.resources.first.copy(),
      ...definitionColumns(builder.resources),
    },
    scopes: {
      length: builder.scopes.length,
      name: builder.scopes.first.copy(),
      version: builder.scopes.second.copy(),
      ...definitionColumns(builder.scopes),
    },
    stringColumns: builder.strings.columns(builder.isLast),
  };
  builder.abandon();
  reportFlags(data, (text) => builder.strings.text(text), log);
  return data;
}

/** Service of each row as an index into the distinct services, in the order of their first row. */
function numberServices(
  records: Int32Array,
  serviceOf: (record: number) => number,
): { service: Int32Array; services: Int32Array } {
  const service = new Int32Array(records.length);
  const numbers = new Map<number, number>();
  for (let row = 0; row < records.length; row++) {
    const name = serviceOf(records[row]);
    let number = name < 0 ? -1 : numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
    }
    service[row] = number;
  }
  return { service, services: Int32Array.from(numbers.keys()) };
}

/** Parents that were cut off. */
const CUT = SPAN_FLAG.selfParent | SPAN_FLAG.cycle;

/** Ids that some rows name as parents. A united row is known by its union, its parent id by the record it was made from. */
function namedParents(
  { builder, order }: GatherInput,
  record: Int32Array,
  isWanted: (row: number) => boolean,
): { at: Int32Array; value: Float64Array } {
  const rows: number[] = [];
  for (let row = 0; row < record.length; row++) if (isWanted(row)) rows.push(row);
  rows.sort((one, other) => record[one] - record[other]);
  return {
    at: Int32Array.from(rows, (row) => record[row]),
    value: Float64Array.from(rows, (row) => builder.records.parentId.data[order.record[row]]),
  };
}

function definitionColumns(
  definitions: Definitions,
): Pick<ScopeColumns, 'attributes' | 'schemaUrl' | 'droppedAttributes'> {
  return {
    attributes: definitions.attributes.columns(),
    schemaUrl: definitions.schemaUrl.copy(),
    droppedAttributes: definitions.droppedAttributes.copy(),
  };
}

function distinctKeys({ strings, records, resources }: BuilderParts): Int32Array {
  const seen = new Uint8Array(strings.length);
  records.attributes.markKeys(seen);
  resources.attributes.markKeys(seen);
  const keys: number[] = [];
  for (let key = seen.indexOf(1); key >= 0; key = seen.indexOf(1, key + 1)) keys.push(key);
  return Int32Array.from(keys);
}

function eventColumns({ records }: BuilderParts, times: RecordTimes): EventColumns {
  const { offset, sec, nano, name, attributes, droppedAttributes } = records.events;
  const time = new Float64Array(name.length);
  const isAbsolute = times.originSec > YEAR_2000;
  for (let event = 0; event < time.length; event++) {
    // 0 is "no time" where no span is that early.
    if (isAbsolute && sec.data[event] <= 0) time[event] = Number.NaN;
    else time[event] = (sec.data[event] - times.originSec) * 1e9 + (nano.data[event] - times.originNano);
  }
  return {
    offset: offset.copy(),
    time,
    name: name.copy(),
    severity: new Uint8Array(time.length),
    attributes: attributes.columns(),
    droppedAttributes: droppedAttributes.columns(),
  };
}
