import { lowerBound } from '#base/search.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';

/** The row of a span by its ids, as string indexes; undefined when it is not in the document. */
export function rowOfIds(table: SpanTable, traceId: number, spanId: number): SpanRow | undefined {
  const trace = table.traces.id.indexOf(traceId);
  if (trace < 0 || spanId < 0) return undefined;
  const firstRow = table.traces.firstRow[trace];
  const found = table.spanId.subarray(firstRow, table.traces.endRow[trace]).indexOf(spanId);
  return found < 0 ? undefined : ((firstRow + found) as SpanRow);
}

/** Row of each link of a row, in the order of `Span.links`. */
export function linkTargets(table: SpanTable, row: number): readonly (SpanRow | undefined)[] {
  const { links, record } = table;
  const targets: (SpanRow | undefined)[] = [];
  for (let at = links.offset[record[row]]; at < links.offset[record[row] + 1]; at++) {
    targets.push(rowOfIds(table, links.traceId[at], links.spanId[at]));
  }
  return targets;
}

/** Rows whose links name a row, up to `most`: a link knows where it leads, not who follows it. */
export function linkingRows(table: SpanTable, row: number, most: number): readonly SpanRow[] {
  const { links, traces, trace, spanId } = table;
  const found = new Set<SpanRow>();
  const wanted = spanId[row];
  if (wanted < 0) return [];
  for (let at = links.spanId.indexOf(wanted); at >= 0; at = links.spanId.indexOf(wanted, at + 1)) {
    if (links.traceId[at] !== traces.id[trace[row]]) continue;
    // The record whose list holds `at`: the last offset that is not above it.
    const record = lowerBound(links.offset, at + 1) - 1;
    const from = table.record.indexOf(record);
    if (from >= 0) found.add(from as SpanRow);
    if (found.size === most) break;
  }
  return [...found];
}

/**
 * ns for which a message waited: from the end of the span that made it, by link or parent, to the start of the one that
 * processes it (semantic-conventions §7). Undefined where `row` processes none, the other never ended, or clocks differ so
 * much that the message came before it was sent.
 */
export function queueDelay(table: SpanTable, row: number, maker: number): number | undefined {
  if (table.kind[row] !== SPAN_KIND.consumer || table.duration[maker] < 0) return undefined;
  const delay = table.start[row] - table.start[maker] - table.duration[maker];
  return delay < 0 ? undefined : delay;
}
