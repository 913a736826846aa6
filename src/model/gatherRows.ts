import type { Growable } from '#base/growable.ts';
import type { BuilderParts } from './builderParts.ts';
import type { Definitions } from './definitions.ts';
import type { GatherInput } from './gatherColumns.ts';
import { gatherColumns } from './gatherColumns.ts';
import { joinLogs } from './joinLogs.ts';
import { appendPartials } from './partialSpans.ts';
import { reportFlags } from './reportFlags.ts';
import type { RecordTimes } from './recordTimes.ts';
import { YEAR_2000 } from './recordColumns.ts';
import type { EventColumns, ScopeColumns, SpanTableData, SparseColumn } from './spanTable.ts';
import { SPAN_FLAG } from './spanTable.ts';
import { summariseTraces } from './traceSummary.ts';

/** Copies the columns of records into rows and adds what can only be seen from the finished order. */
export function gatherRows(input: GatherInput): SpanTableData {
  const { builder, order, times, folding, index, log } = input;
  const { records } = builder;
  for (const record of records.negativeBy.at.copy()) folding.flags[record] |= SPAN_FLAG.negativeDuration;
  for (const record of records.endOnly) folding.flags[record] |= SPAN_FLAG.timeRepaired;
  const { services, firstRows, flagsMet, withMessage, ...columns } = gatherColumns(input);
  const traces = summariseTraces({ ...input, ...columns, firstRows, services: services.length });
  const { start, duration, flags } = columns;

  const record = folding.partial.size > 0 ? order.record.slice() : order.record;
  appendPartials(records, folding, order, record);
  const attributes = records.attributes.columns(builder.isLast);
  /** Of a table of structure all lists are empty: one column of zeros says so for all of them. */
  const offsets = (own: Growable<Uint32Array>): Uint32Array =>
    attributes.value.length + own.data[own.length - 1] === 0 ? attributes.offset : own.copy();
  /** A united row is known by its union, what it says by the record it was made from. */
  const sparse = (rows: readonly number[], column: Growable<Int32Array>): SparseColumn => {
    const sorted = Int32Array.from(rows).sort((one, other) => record[one] - record[other]);
    return {
      at: sorted.map((row) => record[row]),
      value: Float64Array.from(sorted, (row) => column.data[order.record[row]]),
    };
  };
  const data: SpanTableData = {
    length: order.record.length,
    originNs: times.originNs,
    ...columns,
    parent: order.parent,
    subtreeEnd: order.subtreeEnd,
    record,
    place: places(records),
    attributes,
    attributeKeys: distinctKeys(builder),
    events: joinLogs({
      events: eventColumns(builder, times, offsets),
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
      offset: offsets(records.links.offset),
      traceId: records.links.traceId.copy(),
      spanId: records.links.spanId.copy(),
      attributes: records.links.attributes.columns(),
      traceState: records.links.traceState.columns(),
      flags: records.links.flags.columns(),
      droppedAttributes: records.links.droppedAttributes.columns(),
    },
    details: {
      missingParent: sparse(rowsOf(flags, flagsMet, SPAN_FLAG.orphan), records.parentId),
      cutParent: sparse(
        rowsOf(flags, flagsMet, CUT).filter((row) => order.parent[row] < 0),
        records.parentId,
      ),
      statusMessage: sparse(withMessage, records.statusMessage),
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
  if (flagsMet !== 0) reportFlags(data, (text) => builder.strings.text(text), log);
  return data;
}

/** Parents that were cut off. */
const CUT = SPAN_FLAG.selfParent | SPAN_FLAG.cycle;

/** Rows that have any of `bits`, none of which may have been met. */
function rowsOf(flags: SpanTableData['flags'], met: number, bits: number): number[] {
  const rows: number[] = [];
  if ((met & bits) === 0) return rows;
  for (let row = 0; row < flags.length; row++) if ((flags[row] & bits) !== 0) rows.push(row);
  return rows;
}

/** Four bytes do for each place in a file of less than 4 GiB. */
function places({ place }: BuilderParts['records']): Float64Array | Uint32Array {
  for (let record = 0; record < place.length; record++) {
    if (place.data[record] !== place.data[record] >>> 0) return place.copy();
  }
  return Uint32Array.from(place.data.subarray(0, place.length));
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

function eventColumns(
  { records }: BuilderParts,
  times: RecordTimes,
  offsets: (own: Growable<Uint32Array>) => Uint32Array,
): EventColumns {
  const { offset, sec, nano, name, attributes, droppedAttributes } = records.events;
  const time = new Float64Array(name.length);
  const isAbsolute = times.originSec > YEAR_2000;
  for (let event = 0; event < time.length; event++) {
    // 0 is "no time" where no span is that early.
    if (isAbsolute && sec.data[event] <= 0) time[event] = Number.NaN;
    else time[event] = (sec.data[event] - times.originSec) * 1e9 + (nano.data[event] - times.originNano);
  }
  return {
    offset: offsets(offset),
    time,
    name: name.copy(),
    severity: new Uint8Array(time.length),
    attributes: attributes.columns(),
    droppedAttributes: droppedAttributes.columns(),
  };
}
