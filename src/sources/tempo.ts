import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { TraceQuery } from '#model/traceSearch.ts';
import { askJson } from './askJson.ts';
import type { Collector } from './collector.ts';
import type { Answer } from './sourceProblems.ts';
import { isFields, listIn, namesOf } from './decoding.ts';
import { openBytes } from './openBytes.ts';
import type { Question } from './requestAddress.ts';
import { keysOf, searchAnswerOf, valuesOf } from './tempoAnswers.ts';
import { identifierOf, queryOfFields, tagsOfFields } from './tempoQuery.ts';
import { isAbsentPath, noSuchTrace } from './traceProblems.ts';

/** Without it the first traces found are given, not the newest. Known since release 2.8. */
const NEWEST = ' with (most_recent=true)';

/** Grafana Tempo. Source of the rules: grafana/tempo, `docs/sources/tempo/api_docs`. */
export function tempo(connection: Connection): Collector {
  const server = { connection, kind: 'tempo' } as const;

  /** Asks each in turn until one is not about what the server does not have. */
  async function firstKnown(
    questions: readonly Question[],
    signal: AbortSignal,
  ): Promise<Result<unknown, SourceProblem>> {
    let answer = await askJson(server, questions[0], signal);
    for (const question of questions.slice(1)) {
      if (answer.ok || !isAbsentPath(answer.error)) break;
      answer = await askJson(server, question, signal);
    }
    return answer;
  }

  const values = async (identifier: string, plain: string, signal: AbortSignal): Answer<readonly string[]> => {
    const answer = await firstKnown(
      [
        { path: `/api/v2/search/tag/${encodeURIComponent(identifier)}/values` },
        { path: `/api/search/tag/${encodeURIComponent(plain)}/values` },
      ],
      signal,
    );
    return answer.ok ? success(valuesOf(answer.value)) : answer;
  };

  return {
    kind: 'tempo',
    services: (signal) => values('resource.service.name', 'service.name', signal),
    operations: async (service, signal) => {
      const q = queryOfFields({ ...NO_FIELDS, service });
      const answer = await askJson(server, { path: '/api/v2/search/tag/name/values', params: { q } }, signal);
      if (answer.ok) return success(valuesOf(answer.value));
      return isAbsentPath(answer.error) ? values('name', 'name', signal) : answer;
    },
    attributeKeys: async (signal) => {
      const answer = await firstKnown([{ path: '/api/v2/search/tags' }, { path: '/api/search/tags' }], signal);
      if (!answer.ok) return answer;
      const old = listIn(answer.value, 'tagNames');
      return success(old.length > 0 ? namesOf(old) : keysOf(answer.value));
    },
    attributeValues: (key, signal) =>
      values(identifierOf(key), key.replace(/^(?:resource|span|event|link|instrumentation)?\./, ''), signal),
    search: async (query, signal) => {
      let answer: Result<unknown, SourceProblem> | undefined;
      for (const params of searches(query)) {
        answer = await askJson(server, { path: '/api/search', params }, signal);
        if (answer.ok || answer.error.code !== 'badQuery') break;
      }
      if (!answer?.ok) return failure(answer?.error ?? noSuchTrace(''));
      return success({ kind: 'list', answer: searchAnswerOf(answer.value, query.limit) });
    },
    trace: async (traceId, signal) => {
      // Without a time range all blocks are looked at; a wrong one would give half a trace, or none.
      const v2 = await openBytes(
        server,
        { path: `/api/v2/traces/${encodeURIComponent(traceId)}` },
        traceId,
        signal,
        isEmpty,
      );
      if (v2.ok) return v2.value === 'nothing' ? failure(noSuchTrace(traceId)) : success(v2.value);
      if (!isAbsentPath(v2.error)) return v2;
      const v1 = await openBytes(
        server,
        { path: `/api/traces/${encodeURIComponent(traceId)}` },
        traceId,
        signal,
        isEmpty,
      );
      if (v1.ok) return v1.value === 'nothing' ? failure(noSuchTrace(traceId)) : success(v1.value);
      // Tempo itself says 404 with no word or by its own; a path that nobody serves is told as a page.
      const isPath = v1.error.code !== 'wrongPath' || /page not found/i.test(v1.error.detail);
      return failure(isPath ? v1.error : noSuchTrace(traceId, v1.error));
    },
  };
}

const NO_FIELDS: TraceQuery = {
  service: undefined,
  operation: undefined,
  attributes: [],
  minDurationNs: undefined,
  maxDurationNs: undefined,
  range: { fromMs: 0, toMs: 0 },
  limit: 1,
  traceql: '',
};

/** Ways to ask for the same, from the best that new servers understand to what the oldest do. */
function searches(query: TraceQuery): readonly NonNullable<Question['params']>[] {
  const { traceql, range, limit, minDurationNs, maxDurationNs } = query;
  const common = { start: Math.floor(range.fromMs / 1000), end: Math.ceil(range.toMs / 1000), limit };
  // What the user wrote is asked as it was written, so that a complaint is about that.
  if (traceql.trim() !== '') return [{ ...common, q: traceql }];
  const q = queryOfFields(query);
  return [
    { ...common, q: q + NEWEST },
    { ...common, q },
    {
      ...common,
      tags: tagsOfFields(query),
      minDuration: minDurationNs === undefined ? undefined : `${Math.round(minDurationNs)}ns`,
      maxDuration: maxDurationNs === undefined ? undefined : `${Math.round(maxDurationNs)}ns`,
    },
  ];
}

/** "Not found" comes as success around an empty trace. */
function isEmpty(value: unknown): boolean {
  if (!isFields(value)) return false;
  const trace = value['trace'] ?? (Array.isArray(value['batches']) ? value : undefined);
  if (trace === undefined) return Object.keys(value).length === 0 || ('metrics' in value && !('batches' in value));
  return [...listIn(trace, 'resourceSpans'), ...listIn(trace, 'batches')].length === 0;
}
