import { brokenNotes, newestFirst } from '#model/foundTraces.ts';
import { parseTraceId } from '#model/traceIdText.ts';
import type { CollectorLink, FoundService, FoundTrace, SearchNote } from '#model/traceSearch.ts';
import { isFields, listIn, nanosOf, numberOf, textOf } from './decoding.ts';

export const NO_LINKS =
  'Jaeger counts no call in this time. With Cassandra or Elasticsearch it counts only where the job spark-dependencies runs, once a day.';

/** Trace summaries of API v3. What has no id is counted as broken and left out. */
export function summariesOf(value: unknown): {
  readonly traces: readonly FoundTrace[];
  readonly notes: readonly SearchNote[];
} {
  const body = isFields(value) && isFields(value['result']) ? value['result'] : value;
  const list = listIn(body, 'summaries');
  const traces = list.flatMap(summaryOf);
  return { traces: newestFirst(traces), notes: brokenNotes(list.length - traces.length) };
}

function summaryOf(value: unknown): readonly FoundTrace[] {
  if (!isFields(value)) return [];
  const written = textOf(value['traceId']);
  if (written === undefined) return [];
  const start = nanosOf(value['minStartTimeUnixNano']);
  const end = nanosOf(value['maxEndTimeUnixNano']);
  return [
    {
      traceId: parseTraceId(written) ?? written,
      rootService: textOf(value['rootServiceName']),
      rootOperation: textOf(value['rootOperationName']),
      start,
      duration: start !== undefined && end !== undefined && end >= start ? Number(end - start) : undefined,
      // Counts of zero are left out by the server.
      spans: numberOf(value['spanCount']) ?? 0,
      errors: numberOf(value['errorSpanCount']) ?? 0,
      matchedSpans: undefined,
      services: listIn(value, 'services').flatMap(serviceOf),
    },
  ];
}

function serviceOf(value: unknown): readonly FoundService[] {
  const name = isFields(value) ? textOf(value['name']) : undefined;
  if (!isFields(value) || name === undefined) return [];
  return [{ name, spans: numberOf(value['spanCount']) ?? 0, errors: numberOf(value['errorSpanCount']) ?? 0 }];
}

/** Dependencies of API v1, which count calls and no errors. */
export function linksOf(value: unknown): readonly CollectorLink[] {
  return listIn(value, 'data').flatMap((link) => {
    if (!isFields(link)) return [];
    const [parent, child] = [textOf(link['parent']), textOf(link['child'])];
    if (parent === undefined || child === undefined) return [];
    return [{ parent, child, calls: numberOf(link['callCount']) ?? 0, errors: undefined }];
  });
}
