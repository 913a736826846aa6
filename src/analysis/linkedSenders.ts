import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';

/**
 * Rows of the spans that made the messages a CONSUMER names by its links, in the order of the links, wherever in the
 * document they are; links to anything but a PRODUCER or a CLIENT lead to none. `from` and `to` bound the rows that will
 * be asked for. Linear in rows and links, where asking for each link alone is not.
 */
export function linkedSenders(table: SpanTable, from: number, to: number): (row: number) => readonly number[] {
  const { kind, links, record, spanId, trace, traces } = table;
  const idOf = (traceId: number, id: number): number => traceId * table.strings.length + id;
  /** by both ids: the sender, −1 = not found yet */
  const senders = new Map<number, number>();
  for (let row = from; row < to; row++) {
    if (kind[row] !== SPAN_KIND.consumer) continue;
    for (let at = links.offset[record[row]]; at < links.offset[record[row] + 1]; at++) {
      if (links.spanId[at] >= 0) senders.set(idOf(links.traceId[at], links.spanId[at]), -1);
    }
  }
  if (senders.size === 0) return () => [];
  for (let row = 0; row < table.length; row++) {
    if (spanId[row] < 0 || (kind[row] !== SPAN_KIND.producer && kind[row] !== SPAN_KIND.client)) continue;
    const id = idOf(traces.id[trace[row]], spanId[row]);
    if (senders.get(id) === -1) senders.set(id, row);
  }
  return (row) => {
    const found = new Set<number>();
    for (let at = links.offset[record[row]]; at < links.offset[record[row] + 1]; at++) {
      const sender = senders.get(idOf(links.traceId[at], links.spanId[at])) ?? -1;
      if (sender >= 0) found.add(sender);
    }
    return [...found];
  };
}
