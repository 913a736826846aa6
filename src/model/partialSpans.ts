import type { SparseBuilder, RecordColumns } from './recordColumns.ts';
import type { Folding } from './recordFolding.ts';
import type { SpanOrder } from './spanOrder.ts';

/**
 * Unites each finished span with the unfinished record of the same span: the finished one wins per attribute key, events
 * and links of both are kept (algorithms §1.2). The union is a record of its own past the last one, made for the columns
 * that are about to be copied; the caller abandons it afterwards, so that reading may go on.
 */
export function appendPartials(
  records: RecordColumns,
  folding: Folding,
  order: SpanOrder,
  rowRecord: Int32Array,
): void {
  const details = [
    records.traceState,
    records.traceFlags,
    records.droppedAttributes,
    records.droppedEvents,
    records.droppedLinks,
    records.negativeBy,
  ];
  const finals = [...folding.partial.keys()].sort((one, other) => one - other);
  for (const final of finals) {
    const partial = folding.partial.get(final) ?? -1;
    if (order.row[final] < 0) continue;
    const union = records.events.offset.length - 1;
    records.attributes.pushAll(final);
    records.attributes.pushMissing(partial, final);
    records.attributes.end();
    for (const part of [partial, final]) {
      copyEvents(records, part);
      copyLinks(records, part);
    }
    records.events.offset.push(records.events.name.length);
    records.links.offset.push(records.links.traceId.length);
    for (const detail of details) copyDetail(detail, final, partial, union);
    rowRecord[order.row[final]] = union;
  }
}

function copyEvents({ events }: RecordColumns, record: number): void {
  for (let at = events.offset.data[record]; at < events.offset.data[record + 1]; at++) {
    events.attributes.pushAll(at);
    const dropped = events.droppedAttributes.find(at);
    events.push(events.sec.data[at], events.nano.data[at], events.name.data[at], dropped);
  }
}

function copyLinks({ links }: RecordColumns, record: number): void {
  for (let at = links.offset.data[record]; at < links.offset.data[record + 1]; at++) {
    links.attributes.pushAll(at);
    links.push(links.traceId.data[at], links.spanId.data[at], {
      traceState: links.traceState.find(at) ?? -1,
      flags: links.flags.find(at) ?? 0,
      droppedAttributes: links.droppedAttributes.find(at) ?? 0,
    });
  }
}

function copyDetail(detail: SparseBuilder, final: number, partial: number, union: number): void {
  const value = detail.find(final) ?? detail.find(partial);
  if (value !== undefined) detail.add(union, value);
}
