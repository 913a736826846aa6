import { skipToken, useQuery } from '@tanstack/react-query';
import type { Result } from '#base/result.ts';
import type { Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { queryClient } from './queryClient.ts';

/** A question to a server and how it stands. While it is asked again, the last answer stays. */
export interface Asked<T> {
  readonly value: T | undefined;
  readonly problem: SourceProblem | undefined;
  readonly isAsking: boolean;
  /** Unix ms when the answer or the problem came; undefined before */
  readonly answeredAt: number | undefined;
  readonly askAgain: () => void;
  /** Ends the request; the last answer stays. */
  readonly cancel: () => void;
}

/**
 * One question, asked when it is first looked at and never by itself again while its answer is fresh. A problem is an
 * answer too: it stays until the user asks again or the connection is changed.
 */
export function useAnswer<T>(
  queryKey: readonly unknown[],
  ask: ((signal: AbortSignal) => Promise<Result<T | undefined, SourceProblem>>) | undefined,
  freshMs: number,
): Asked<T> {
  const query = useQuery<Result<T | undefined, SourceProblem>>({
    queryKey,
    queryFn: ask ? ({ signal }) => ask(signal) : skipToken,
    staleTime: freshMs,
  });
  const { data } = query;
  return {
    value: data?.ok ? data.value : undefined,
    problem: data && !data.ok ? data.error : undefined,
    isAsking: query.isFetching,
    answeredAt: data ? query.dataUpdatedAt : undefined,
    askAgain: () => void query.refetch(),
    cancel: () => void queryClient.cancelQueries({ queryKey, exact: true }),
  };
}

/** Asks a connection again whatever is looked at now, problems and answers alike: a time that is over is still the same question. */
export function askAllAgain(connection: Connection): void {
  for (const what of ['collector', 'metrics']) {
    void queryClient.refetchQueries({ queryKey: [what, connection], type: 'active' });
  }
}
