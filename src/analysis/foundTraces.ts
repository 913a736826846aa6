import { newestFirst } from '#model/foundTraces.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { parseTraceId } from '#model/traceIdText.ts';
import type { FoundService, FoundTrace } from '#model/traceSearch.ts';
import { traceTitle } from './traceList.ts';

/**
 * The traces of a table as a search tells them, newest first: for servers that answer a search with whole traces.
 * `failed` is by row: 1 = an error. Linear.
 */
export function deriveFoundTraces(table: SpanTable, failed: Uint8Array): readonly FoundTrace[] {
  const found: FoundTrace[] = [];
  for (let trace = 0; trace < table.traces.length; trace++) found.push(foundTrace(table, failed, trace));
  return newestFirst(found);
}

function foundTrace(table: SpanTable, failed: Uint8Array, trace: number): FoundTrace {
  const { traces, originNs } = table;
  const counts = new Map<number, { spans: number; errors: number }>();
  let errors = 0;
  for (let row = traces.firstRow[trace]; row < traces.endRow[trace]; row++) {
    const service = table.service[row];
    const count = counts.get(service) ?? { spans: 0, errors: 0 };
    count.spans++;
    count.errors += failed[row];
    errors += failed[row];
    counts.set(service, count);
  }
  const services = [...counts].map(([service, count]): FoundService => ({
    name: serviceName(table, service),
    ...count,
  }));
  const id = table.strings.get(traces.id[trace]);
  const { service, operation } = traceTitle(table, trace);
  return {
    traceId: parseTraceId(id) ?? id,
    rootService: service || undefined,
    rootOperation: operation || undefined,
    start: originNs + BigInt(Math.round(traces.start[trace])),
    duration: traces.duration[trace],
    spans: traces.endRow[trace] - traces.firstRow[trace],
    errors,
    matchedSpans: undefined,
    services: services.sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
