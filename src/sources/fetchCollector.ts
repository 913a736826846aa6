import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { CollectorKind, Connection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { Deadline } from './deadline.ts';
import { startDeadline } from './deadline.ts';
import { endedByUs, isReachable, mixedContent, notAllowed, notReachable } from './noAnswer.ts';
import { problemOfStatus } from './problemOfStatus.ts';
import { readText } from './readText.ts';
import { fetchOnHost } from './redirects.ts';
import type { Question, RequestAddress } from './requestAddress.ts';
import { requestAddress } from './requestAddress.ts';
import { KEPT_ANSWER } from './sourceProblems.ts';

/** Who is asked. `kind` decides the tenant's header and the advice; undefined while it is not known. */
export interface Server {
  readonly connection: Connection;
  readonly kind: CollectorKind | undefined;
}

/** An answer of success whose body has not been read. Whoever reads it extends the deadline, and clears it at the end. */
export interface OpenAnswer {
  readonly response: Response;
  readonly deadline: Deadline;
  /** what was asked, without secrets */
  readonly shown: string;
}

/** ms before a server that is not ready is asked once more. */
const RETRY_AFTER_MS = 400;

/**
 * Asks any server of this app a question by GET, whatever its kind: the one place that sends requests to collectors and to
 * metric stores, and the one that says what went wrong. `askJson` and `openBytes` read what it gives.
 *
 * No cookies unless the connection says so, no referrer, no cache, and no credentials to another host. A request that got no answer, or 503, is sent once
 * more: reading twice changes nothing on the server. Never rejects.
 */
export async function fetchCollector(
  { connection, kind }: Server,
  question: Question,
  signal: AbortSignal,
): Promise<Result<OpenAnswer, SourceProblem>> {
  const address = requestAddress(connection, kind, question);
  if (!address.ok) return failure(address.error);
  const { shown } = address.value;
  const mixed = mixedContent(address.value);
  if (mixed) return failure(mixed);
  const deadline = startDeadline(signal, connection.timeoutMs);
  const fail = (problem: SourceProblem): Result<OpenAnswer, SourceProblem> => {
    deadline.clear();
    return failure(problem);
  };
  for (let attempt = 1; ; attempt++) {
    const got = await send(address.value, connection, deadline.signal);
    if (got instanceof Response) {
      if (got.ok) return success({ response: got, deadline, shown });
      if (got.status === 503 && attempt === 1) {
        // Stopped meanwhile, it is broken already; the next look tells.
        await got.body?.cancel().catch(() => undefined);
        await pause(RETRY_AFTER_MS, deadline.signal);
        continue;
      }
      const body = await readText(got, deadline, KEPT_ANSWER);
      return fail(endedByUs(deadline, shown) ?? problemOfStatus(failedAnswer(got, body.text, shown)));
    }
    const ended = endedByUs(deadline, shown);
    if (ended) return fail(ended);
    if (typeof got !== 'string') return fail(got);
    const reachable = attempt > 1 || (await isReachable(address.value, deadline.signal));
    if (!reachable) return fail(endedByUs(deadline, shown) ?? notReachable(address.value, got));
    // It answers now: it may have been a hiccup. A second refusal is none.
    if (attempt > 1) {
      const problem = await notAllowed(address.value, kind, deadline.signal);
      return fail(endedByUs(deadline, shown) ?? problem);
    }
  }
}

/** The answer, or what is wrong with the way to it, or what the browser says why there is none. */
async function send(
  address: RequestAddress,
  { sendCookies }: Connection,
  signal: AbortSignal,
): Promise<Response | SourceProblem | string> {
  try {
    return await fetchOnHost(address, {
      signal,
      credentials: sendCookies ? 'include' : 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failedAnswer({ status, statusText, headers }: Response, body: string, url: string) {
  return {
    status,
    statusText,
    body,
    url,
    retryAfter: headers.get('retry-after'),
    authenticate: headers.get('www-authenticate'),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resume();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
