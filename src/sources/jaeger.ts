import { failure, success } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { askedOnce } from './askedOnce.ts';
import { askJson } from './askJson.ts';
import type { Collector, SearchResult } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { isFields, listIn, namesOf } from './decoding.ts';
import type { FirstAnswer } from './detectKind.ts';
import { firstAt } from './detectKind.ts';
import { linksOf, NO_LINKS, summariesOf } from './jaegerAnswers.ts';
import { ignoredNotes, v1Search, v3Search } from './jaegerQuery.ts';
import { openBytes } from './openBytes.ts';
import { isAbsentPath, noSuchTrace } from './traceProblems.ts';

type Version = 'v3' | 'v1';

const V3_SERVICES = '/api/v3/services';
const V1_SERVICES = '/api/services';

/**
 * Jaeger's query service. New servers have API v3 only, old ones v1 only: the first question finds out, once. Source of the
 * rules: jaegertracing/jaeger, `cmd/jaeger/internal/extension/jaegerquery`.
 */
export function jaeger(connection: Connection, first?: FirstAnswer): Collector {
  const server = { connection, kind: 'jaeger' } as const;
  let known: Version | undefined = first && (first.path === V1_SERVICES ? 'v1' : 'v3');
  let unread = first;
  /** Summaries came with release 2.19; undefined while nobody asked. */
  let hasSummaries: boolean | undefined;

  const namesAt = async (path: string, key: string, signal: AbortSignal): Answer<readonly string[]> => {
    const told = firstAt(unread, path);
    unread = undefined;
    const answer = told === undefined ? await askJson(server, { path }, signal) : success(told);
    return answer.ok ? success(namesOf(listIn(answer.value, key))) : answer;
  };

  // Lists of names and searches, which have to know the version first, are asked for at the same time.
  const services = askedOnce(async (signal): Answer<readonly string[]> => {
    if (known !== 'v1') {
      const answer = await namesAt(V3_SERVICES, 'services', signal);
      if (answer.ok) known = 'v3';
      if (answer.ok || known === 'v3' || !isAbsentPath(answer.error)) return answer;
    }
    const answer = await namesAt(V1_SERVICES, 'data', signal);
    if (answer.ok) known = 'v1';
    return answer;
  });

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
      const notes = ignoredNotes(query);
      const nothing = success<SearchResult>({ kind: 'list', answer: { traces: [], mayHaveMore: false, notes } });
      if (api.value === 'v3' && hasSummaries !== false) {
        const question = { path: '/api/v3/trace-summaries', params: v3Search(query) };
        const answer = await askJson(server, question, signal);
        if (answer.ok) {
          hasSummaries = true;
          const { traces, notes: found } = summariesOf(answer.value);
          const mayHaveMore = traces.length >= query.limit;
          return success({ kind: 'list', answer: { traces, mayHaveMore, notes: [...found, ...notes] } });
        }
        if (isNoTraces(answer.error)) return nothing;
        if (!isAbsentPath(answer.error)) return answer;
      }
      // Before summaries came, v3 could not ask for attributes.
      const isV1 = api.value === 'v1' || query.attributes.length > 0;
      const question = isV1
        ? { path: '/api/traces', params: v1Search(query) }
        : { path: '/api/v3/traces', params: { ...v3Search(query), 'query.raw_traces': 'true' } };
      const answer = await openBytes(server, question, 'search', signal, isEmpty);
      if (!answer.ok && !isNoTraces(answer.error)) return answer;
      // Had all answers been pages of a login, this one would be, too.
      hasSummaries ??= false;
      return answer.ok && answer.value !== 'nothing' ? success({ kind: 'spans', file: answer.value, notes }) : nothing;
    },
    trace: async (traceId, signal) => {
      const api = await version(signal);
      if (!api.ok) return api;
      // As it was stored: clocks are put right here, on demand and told.
      const question =
        api.value === 'v3'
          ? { path: `/api/v3/traces/${encodeURIComponent(traceId)}`, params: { raw_traces: 'true' } }
          : { path: `/api/traces/${encodeURIComponent(traceId)}`, params: { raw: 'true' } };
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
