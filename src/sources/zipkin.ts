import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { CollectorLink, TraceQuery } from '#model/traceSearch.ts';
import { askedOnce } from './askedOnce.ts';
import { askJson } from './askJson.ts';
import type { Collector } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { isFields, namesOf, numberOf, textOf } from './decoding.ts';
import type { FirstAnswer } from './detectKind.ts';
import { firstAt } from './detectKind.ts';
import { openBytes } from './openBytes.ts';
import type { Question } from './requestAddress.ts';
import { isAbsentPath, noSuchTrace } from './traceProblems.ts';

/** Where the API stands below the address: at the root, or where the user interface is served from. */
const BASES = ['/api/v2', '/zipkin/api/v2'] as const;
const SERVICES = '/services';

/**
 * Zipkin's API v2, and servers that answer like it. Which of its two places it has is found out by the first question.
 * Source of the rules: openzipkin/zipkin, `ZipkinQueryApiV2`, `QueryRequest`.
 */
export function zipkin(connection: Connection, first?: FirstAnswer): Collector {
  const server = { connection, kind: 'zipkin' } as const;
  const told = BASES.find((place) => first?.path === place + SERVICES);
  let base: string = told ?? BASES[0];
  let isKnown = told !== undefined;
  let unread = first;

  /** Asks at the first place, and at the second when the first has nothing. */
  async function atBase<T>(
    question: Question,
    ask: (question: Question) => Answer<T>,
  ): Promise<Result<T, SourceProblem>> {
    const asked = base;
    const answer = await ask({ ...question, path: asked + question.path });
    // Another question may have found the place out meanwhile, and this one not have been asked there.
    if ((isKnown && base === asked) || answer.ok || !isAbsentPath(answer.error)) {
      isKnown ||= answer.ok;
      return answer;
    }
    const second = await ask({ ...question, path: BASES[1] + question.path });
    if (!second.ok) return answer;
    [base, isKnown] = [BASES[1], true];
    return second;
  }

  const names = async (path: string, params: Question['params'], signal: AbortSignal): Answer<readonly string[]> => {
    const answer = await atBase({ path, ...(params && { params }) }, async (question) => {
      const known = params === undefined ? firstAt(unread, question.path) : undefined;
      unread = undefined;
      return known === undefined ? askJson(server, question, signal) : success(known);
    });
    return answer.ok ? success(namesOf(Array.isArray(answer.value) ? answer.value : [])) : answer;
  };

  const services = askedOnce((signal) => names(SERVICES, undefined, signal));

  return {
    kind: 'zipkin',
    services,
    operations: (service, signal) => names('/spans', { serviceName: service }, signal),
    attributeKeys: (signal) => names('/autocompleteKeys', undefined, signal),
    attributeValues: (key, signal) => names('/autocompleteValues', { key }, signal),
    search: async (query, signal) => {
      const question = { path: '/traces', params: searchParams(query) };
      const answer = await atBase(question, (at) => openBytes(server, at, 'search', signal, isEmptyList));
      if (!answer.ok) return answer;
      if (answer.value === 'nothing') {
        return success({ kind: 'list', answer: { traces: [], mayHaveMore: false, notes: [] } });
      }
      return success({ kind: 'spans', file: answer.value, notes: [] });
    },
    trace: async (traceId, signal) => {
      // A 404 here means the trace, unless nothing has been found at this place yet.
      if (!isKnown) await services(signal);
      const path = `${base}/trace/${encodeURIComponent(traceId)}`;
      const answer = await openBytes(server, { path }, traceId, signal, isEmptyList);
      if (answer.ok) return answer.value === 'nothing' ? failure(noSuchTrace(traceId)) : success(answer.value);
      return failure(answer.error.code === 'wrongPath' ? noSuchTrace(traceId, answer.error) : answer.error);
    },
    dependencies: async (range, signal) => {
      const params = { endTs: range.toMs, lookback: range.toMs - range.fromMs };
      const answer = await atBase({ path: '/dependencies', params }, (question) => askJson(server, question, signal));
      if (!answer.ok) return answer;
      const links = (Array.isArray(answer.value) ? answer.value : []).flatMap(linkOf);
      const emptyReason =
        links.length > 0
          ? ''
          : 'Zipkin counts no call in this time. With Cassandra or Elasticsearch it counts only where the job zipkin-dependencies runs, once a day.';
      return success({ links, range, emptyReason });
    },
  };
}

/** Parameters of a search. Names are compared in lower case there. */
export function searchParams(query: TraceQuery): NonNullable<Question['params']> {
  const { service, operation, attributes, minDurationNs, maxDurationNs, range, limit } = query;
  // A longest duration without a shortest is refused.
  const least = minDurationNs ?? (maxDurationNs === undefined ? undefined : 1000);
  return {
    serviceName: service,
    spanName: operation,
    annotationQuery:
      attributes.map(({ key, value }) => (value === '' ? key : `${key}=${value}`)).join(' and ') || undefined,
    minDuration: micros(least),
    maxDuration: micros(maxDurationNs),
    endTs: Math.ceil(range.toMs),
    lookback: Math.ceil(range.toMs - range.fromMs),
    limit,
  };
}

function micros(ns: number | undefined): number | undefined {
  return ns === undefined ? undefined : Math.max(1, Math.round(ns / 1000));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => Array.isArray(item) && item.length === 0);
}

function linkOf(value: unknown): readonly CollectorLink[] {
  if (!isFields(value)) return [];
  const [parent, child] = [textOf(value['parent']), textOf(value['child'])];
  if (parent === undefined || child === undefined) return [];
  // Absent when there is none.
  return [{ parent, child, calls: numberOf(value['callCount']) ?? 0, errors: numberOf(value['errorCount']) ?? 0 }];
}
