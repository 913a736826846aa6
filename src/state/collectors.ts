import type { Result } from '#base/result.ts';
import { failure } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ClockRange, CollectorLinks, SearchAnswer, TraceQuery } from '#model/traceSearch.ts';
import type { Collector } from '#sources/collector.ts';
import type { Answer } from '#sources/sourceProblems.ts';
import { answerOf } from './foundSpans.ts';
import { noteKind } from './collectorKind.ts';
import type { Asked } from './asked.ts';
import { useAnswer } from './asked.ts';

/** ms for which lists of names are taken as they were: Zipkin itself keeps them for five minutes. */
const NAMES_FRESH = 5 * 60_000;

async function opened<T>(
  connection: Connection,
  signal: AbortSignal,
  ask: (collector: Collector) => Answer<T> | undefined,
): Promise<Result<T | undefined, SourceProblem>> {
  const { openCollector, openServer } = await import('#sources/openCollector.ts');
  const server = await openServer(connection, signal);
  if (server.ok) noteKind(connection, server.value.kind);
  const collector = await openCollector(connection, signal);
  if (!collector.ok) return failure(collector.error);
  return (await ask(collector.value)) ?? { ok: true, value: undefined };
}

/** One question to the collector of a connection; none while there is no question. */
function useAsked<T>(
  connection: Connection | undefined,
  question: readonly unknown[] | undefined,
  freshMs: number,
  ask: (collector: Collector, signal: AbortSignal) => Answer<T> | undefined,
): Asked<T> {
  return useAnswer(
    ['collector', connection, ...(question ?? [])],
    connection && question && ((signal) => opened(connection, signal, (collector) => ask(collector, signal))),
    freshMs,
  );
}

export function useServices(connection: Connection | undefined): Asked<readonly string[]> {
  return useAsked(connection, ['services'], NAMES_FRESH, (collector, signal) => collector.services(signal));
}

/** Of one service; nothing is asked while it is undefined. */
export function useOperations(
  connection: Connection | undefined,
  service: string | undefined,
): Asked<readonly string[]> {
  const question = service === undefined ? undefined : ['operations', service];
  return useAsked(connection, question, NAMES_FRESH, (collector, signal) =>
    collector.operations(service ?? '', signal),
  );
}

/** Keys that attributes have on the server; no value and no problem where it cannot tell. */
export function useAttributeKeys(connection: Connection | undefined): Asked<readonly string[]> {
  return useAsked(connection, ['keys'], NAMES_FRESH, (collector, signal) => collector.attributeKeys?.(signal));
}

export function useAttributeValues(
  connection: Connection | undefined,
  key: string | undefined,
): Asked<readonly string[]> {
  const question = key === undefined ? undefined : ['values', key];
  return useAsked(connection, question, NAMES_FRESH, (collector, signal) =>
    collector.attributeValues?.(key ?? '', signal),
  );
}

/** Searches when there is a query: hand over the one that was sent off, not the one that is being typed. */
export function useSearch(connection: Connection | undefined, query: TraceQuery | undefined): Asked<SearchAnswer> {
  const question = query && ['search', query];
  return useAsked(connection, question, Infinity, (collector, signal) =>
    query ? searchIn(collector, query, signal) : undefined,
  );
}

async function searchIn(collector: Collector, query: TraceQuery, signal: AbortSignal): Answer<SearchAnswer> {
  const result = await collector.search(query, signal);
  return result.ok ? answerOf(result.value, query.limit, signal) : result;
}

/** What calls what in a time range, as the server counts it; no value and no problem where it does not. */
export function useDependencies(
  connection: Connection | undefined,
  range: ClockRange | undefined,
): Asked<CollectorLinks> {
  const question = range && ['dependencies', range];
  return useAsked(connection, question, Infinity, (collector, signal) =>
    range ? collector.dependencies?.(range, signal) : undefined,
  );
}
