import type { Result } from '#base/result.ts';
import type { ConfigSnippet, SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';

/** What a server says, or why it says nothing. Never rejects; an aborted question is a problem of code `cancelled`. */
export type Answer<T> = Promise<Result<T, SourceProblem>>;

/** Characters of an answer that are kept for the user to look at: some screens full, never a whole trace. */
export const KEPT_ANSWER = 20_000;
/** Characters of the server's own words. */
const KEPT_DETAIL = 600;

/** What a problem has beside its words; everything is absent by default. */
export interface ProblemFacts {
  readonly detail?: string;
  readonly url?: string;
  readonly status?: number | undefined;
  readonly answer?: string | undefined;
  readonly snippets?: readonly ConfigSnippet[];
  readonly retryAfterS?: number | undefined;
  readonly queryPlace?: SourceProblem['queryPlace'];
}

export function sourceProblem(
  code: SourceProblemCode,
  message: string,
  advice: string,
  facts: ProblemFacts = {},
): SourceProblem {
  const detail = (facts.detail ?? '').trim();
  return {
    code,
    message,
    advice,
    detail: detail.length > KEPT_DETAIL ? `${detail.slice(0, KEPT_DETAIL)}…` : detail,
    url: facts.url ?? '',
    status: facts.status,
    answer: facts.answer?.slice(0, KEPT_ANSWER),
    snippets: facts.snippets ?? [],
    retryAfterS: facts.retryAfterS,
    queryPlace: facts.queryPlace,
  };
}
