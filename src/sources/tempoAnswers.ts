import { brokenNotes, newestFirst } from '#model/foundTraces.ts';
import { parseTraceId } from '#model/traceIdText.ts';
import type { FoundService, FoundTrace, SearchAnswer, SearchNote } from '#model/traceSearch.ts';
import { isFields, listIn, namesOf, nanosOf, numberOf, textOf } from './decoding.ts';

/** Tempo's own words for a root that it has not. */
const NO_ROOT = /^<.*>$/;

/** The results of a search. A trace without an id is counted as broken and left out. */
export function searchAnswerOf(value: unknown, limit: number): SearchAnswer {
  const list = listIn(value, 'traces');
  const traces = list.flatMap(foundTraceOf);
  const mayHaveMore = list.length >= limit;
  return {
    traces: newestFirst(traces),
    mayHaveMore,
    notes: [...brokenNotes(list.length - traces.length), ...partNotes(value, mayHaveMore)],
  };
}

function partNotes(value: unknown, mayHaveMore: boolean): readonly SearchNote[] {
  if (!isFields(value)) return [];
  const metrics = isFields(value['metrics']) ? value['metrics'] : {};
  const [done, total] = [numberOf(metrics['completedJobs']) ?? 0, numberOf(metrics['totalJobs']) ?? 0];
  // A search that has as many as it was asked for ends early by right.
  const isCut = !mayHaveMore && done < total;
  if (value['status'] !== 'PARTIAL' && !isCut) return [];
  const words = textOf(value['message']);
  const share = isCut ? ` It looked at ${done} of ${total} parts.` : '';
  const said = words === undefined ? '' : ` It says: ${words}`;
  return [{ code: 'partial', message: `Tempo searched only a part.${share}${said}` }];
}

function foundTraceOf(value: unknown): readonly FoundTrace[] {
  if (!isFields(value)) return [];
  const written = textOf(value['traceID']) ?? textOf(value['traceId']);
  if (written === undefined) return [];
  const stats = isFields(value['serviceStats']) ? value['serviceStats'] : undefined;
  const services = stats && Object.entries(stats).map(([name, counts]) => serviceOf(name, counts));
  const duration = numberOf(value['durationMs']);
  return [
    {
      // It leaves leading zeros out.
      traceId: parseTraceId(written) ?? written,
      rootService: rootOf(value['rootServiceName']),
      rootOperation: rootOf(value['rootTraceName']),
      start: nanosOf(value['startTimeUnixNano']),
      // Whole ms; absent under one.
      duration: duration === undefined ? undefined : duration * 1e6,
      spans: services?.reduce((sum, { spans }) => sum + (spans ?? 0), 0),
      errors: services?.reduce((sum, { errors }) => sum + (errors ?? 0), 0),
      matchedSpans: matchedOf(value),
      services: services?.sort((one, other) => (one.name < other.name ? -1 : 1)),
    },
  ];
}

function serviceOf(name: string, counts: unknown): FoundService {
  const { spanCount, errorCount } = isFields(counts) ? counts : {};
  return { name, spans: numberOf(spanCount) ?? 0, errors: numberOf(errorCount) ?? 0 };
}

function rootOf(value: unknown): string | undefined {
  const name = textOf(value);
  return name === undefined || NO_ROOT.test(name) ? undefined : name;
}

function matchedOf(value: Readonly<Record<string, unknown>>): number | undefined {
  const sets = listIn(value, 'spanSets');
  // Servers that know no more than one set write it alone.
  const all = sets.length > 0 ? sets : [value['spanSet']];
  const counts = all.flatMap((set) => (isFields(set) ? [numberOf(set['matched']) ?? 0] : []));
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** Names of attributes: `resource.service.name`, `span.http.route`, and what every span has without a scope. */
export function keysOf(value: unknown): readonly string[] {
  return namesOf(
    listIn(value, 'scopes').flatMap((scope) => {
      const name = isFields(scope) ? textOf(scope['name']) : undefined;
      return listIn(scope, 'tags').map((tag) =>
        name === undefined || name === 'intrinsic' ? tag : `${name}.${String(tag)}`,
      );
    }),
  );
}

/** Values of an attribute, of v2 with their types or of v1 as texts. */
export function valuesOf(value: unknown): readonly string[] {
  return namesOf(listIn(value, 'tagValues').map((entry) => (isFields(entry) ? entry['value'] : entry)));
}
