import { failure, success } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { askJson } from './askJson.ts';
import type { Collector, SearchResult } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { isFields, listIn, namesOf } from './decoding.ts';
import { linksOf, NO_LINKS, summariesOf } from './jaegerAnswers.ts';
import { hasKeyOnly, v1Search, v3Search } from './jaegerQuery.ts';
import { openBytes } from './openBytes.ts';
import { isAbsentPath, noSuchTrace } from './traceProblems.ts';

type Version = 'v3' | 'v1';

/**
 * Jaeger's query service. New servers have API v3 only, old ones v1 only: the first question finds out, once. Source of the
 * rules: jaegertracing/jaeger, `cmd/jaeger/internal/extension/jaegerquery`.
 */
export function jaeger(connection: Connection): Collector {
  const server = { connection, kind: 'jaeger' } as const;
  let known: Version | undefined;
  /** Summaries came with release 2.19; undefined while nobody asked. */
  let hasSummaries: boolean | undefined;

  const v3Services = async (signal: AbortSignal): Answer<readonly string[]> => {
    const answer = await askJson(server, { path: '/api/v3/services' }, signal);
    return answer.ok ? success(namesOf(listIn(answer.value, 'services'))) : answer;
  };
  const v1Services = async (signal: AbortSignal): Answer<readonly string[]> => {
    const answer = await askJson(server, { path: '/api/services' }, signal);
    return answer.ok ? success(namesOf(listIn(answer.value, 'data'))) : answer;
  };

  const services = async (signal: AbortSignal): Answer<readonly string[]> => {
    if (known !== 'v1') {
      const answer = await v3Services(signal);
      if (answer.ok) known = 'v3';
      if (answer.ok || known === 'v3' || !isAbsentPath(answer.error)) return answer;
    }
    const answer = await v1Services(signal);
    if (answer.ok) known = 'v1';
    return answer;
  };

  const version = async (signal: AbortSignal): Answer<Version> => {
    if (known === undefined) {
      const answer = await services(signal);
      if (!answer.ok) return answer;
    }
    return success(known ?? 'v3');
  };

  return {
    kind: 'jaeger',
    services,
    operations: async (service, signal) => {
      const api = await version(signal);
      if (!api.ok) return api;
      if (api.value === 'v3') {
        const answer = await askJson(server, { path: '/api/v3/operations', params: { service } }, signal);
        return answer.ok ? success(namesOf(listIn(answer.value, 'operations').map(nameOf))) : answer;
      }
      const path = `/api/services/${encodeURIComponent(service)}/operations`;
      const answer = await askJson(server, { path }, signal);
      return answer.ok ? success(namesOf(listIn(answer.value, 'data'))) : answer;
    },
    search: async (query, signal) => {
      const api = await version(signal);
      if (!api.ok) return api;
      const notes = query.attributes.some(hasKeyOnly)
        ? ([
            { code: 'ignoredCondition', message: 'Jaeger cannot ask whether an attribute is there: give it a value.' },
          ] as const)
        : [];
      if (api.value === 'v3' && hasSummaries !== false) {
        const question = { path: '/api/v3/trace-summaries', params: v3Search(query) };
        const answer = await askJson(server, question, signal);
        if (answer.ok) {
          hasSummaries = true;
          const { traces, notes: found } = summariesOf(answer.value);
          const mayHaveMore = traces.length >= query.limit;
          return success({ kind: 'list', answer: { traces, mayHaveMore, notes: [...found, ...notes] } });
        }
        if (isNoTraces(answer.error)) return NOTHING;
        if (!isAbsentPath(answer.error)) return answer;
        hasSummaries = false;
      }
      // Before summaries came, v3 could not ask for attributes.
      const isV1 = api.value === 'v1' || query.attributes.length > 0;
      const question = isV1
        ? { path: '/api/traces', params: v1Search(query) }
        : { path: '/api/v3/traces', params: { ...v3Search(query), 'query.raw_traces': 'true' } };
      const answer = await openBytes(server, question, 'search', signal, isEmpty);
      if (!answer.ok) return isNoTraces(answer.error) ? NOTHING : answer;
      return answer.value === 'nothing' ? NOTHING : success({ kind: 'spans', file: answer.value, notes });
    },
    trace: async (traceId, signal) => {
      const api = await version(signal);
      if (!api.ok) return api;
      // As it was stored: clocks are put right here, on demand and told.
      const question =
        api.value === 'v3'
          ? { path: `/api/v3/traces/${traceId}`, params: { raw_traces: 'true' } }
          : { path: `/api/traces/${traceId}`, params: { raw: 'true' } };
      const answer = await openBytes(server, question, traceId, signal, isEmpty);
      if (answer.ok) return answer.value === 'nothing' ? failure(noSuchTrace(traceId)) : success(answer.value);
      return failure(answer.error.code === 'wrongPath' ? noSuchTrace(traceId, answer.error) : answer.error);
    },
    dependencies: async (range, signal) => {
      const params = { endTs: range.toMs, lookback: range.toMs - range.fromMs };
      const answer = await askJson(server, { path: '/api/dependencies', params }, signal);
      if (!answer.ok) return answer;
      const links = linksOf(answer.value);
      return success({ links, range, emptyReason: links.length > 0 ? '' : NO_LINKS });
    },
  };
}

const NOTHING = success<SearchResult>({ kind: 'list', answer: { traces: [], mayHaveMore: false, notes: [] } });

function nameOf(operation: unknown): unknown {
  return isFields(operation) ? operation['name'] : operation;
}

/** v3 says by 404 that a search found nothing, and by its own words that it is not the path. */
function isNoTraces({ status, detail }: SourceProblem): boolean {
  return status === 404 && /no traces? found/i.test(detail);
}

/** An answer around no span, of v3 or v1. */
function isEmpty(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (Array.isArray(value['data'])) return value['data'].length === 0;
  const result = 'result' in value ? value['result'] : value;
  return isFields(result) && Object.keys(result).length === 0
    ? true
    : isFields(result) && Array.isArray(result['resourceSpans']) && result['resourceSpans'].length === 0;
}
