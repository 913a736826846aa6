import type { SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';
import type { ProblemFacts } from './sourceProblems.ts';
import { sourceProblem } from './sourceProblems.ts';
import { isWebPage, serverWords } from './serverWords.ts';

/** An answer whose status is no success, with what is needed to explain it. */
export interface FailedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly body: string;
  readonly url: string;
  /** header `Retry-After` */
  readonly retryAfter: string | null;
  /** header `WWW-Authenticate` */
  readonly authenticate: string | null;
}

const NARROWER = 'Narrow the time range or lower the limit, and ask again.';

/** What an HTTP status of a server means to the user (table of the statuses that collectors and proxies send). */
export function problemOfStatus(answer: FailedAnswer): SourceProblem {
  const { status, statusText, body, url } = answer;
  const words = serverWords(body);
  const facts: ProblemFacts = { url, status, answer: body, detail: words };
  const refused = refusalOf(body);
  if (refused) return sourceProblem(refused[0], refused[1], words, { ...facts, detail: '' });
  switch (status) {
    case 401:
      return sourceProblem(
        'unauthorised',
        'The server wants to know who asks (401).',
        /org id/i.test(words)
          ? 'Enter a tenant for this connection.'
          : `Enter ${loginOf(answer.authenticate)} for this connection.`,
        facts,
      );
    case 403:
      return sourceProblem(
        'forbidden',
        'The server does not let this page in (403).',
        'Check the token, the user and the tenant of this connection, and what they are allowed to read.',
        facts,
      );
    case 404:
      return sourceProblem(
        'wrongPath',
        'The server answers, but knows no such address (404).',
        'Check the path of the connection: the address of the API may stand below a prefix. An older server may not have this.',
        facts,
      );
    case 413:
      return sourceProblem(
        'tooLarge',
        'The answer is too large for the server (413).',
        `${NARROWER} Or raise the limit of the server.`,
        facts,
      );
    case 429: {
      const retryAfterS = secondsOf(answer.retryAfter);
      return sourceProblem(
        'rateLimited',
        'The server was asked too often (429).',
        retryAfterS === undefined ? 'Wait a little, and ask again.' : `Ask again in ${retryAfterS} s.`,
        { ...facts, retryAfterS },
      );
    }
    case 408:
    case 499:
    case 504:
      return sourceProblem('serverTimedOut', `The server took too long (${status}).`, NARROWER, facts);
    case 501:
      return sourceProblem(
        'unsupported',
        'This server cannot do that (501).',
        'It may have to be set up for it.',
        facts,
      );
    case 502:
    case 503:
      return sourceProblem(
        'serverFailed',
        `The server is not ready (${status}).`,
        'It, or one behind it, is down or starting. Ask again in a while.',
        { ...facts, retryAfterS: secondsOf(answer.retryAfter) },
      );
  }
  if (status === 422 && /too large|exceeds|max.{0,20}(?:size|bytes)/i.test(words)) {
    return sourceProblem('tooLarge', 'It is too large for the server (422).', `${NARROWER} Or raise its limit.`, facts);
  }
  if (status >= 500) {
    const page = isWebPage(body) ? ' It answered with a web page, perhaps of a proxy before it.' : '';
    return sourceProblem(
      'serverFailed',
      `The server failed (${status}).${page}`,
      'Its log says more. A narrower time range may help.',
      facts,
    );
  }
  if (status === 400 || status === 422) {
    return sourceProblem('badQuery', `The server refuses the question (${status}).`, 'Change it as the server says.', {
      ...facts,
      queryPlace: placeOf(words),
    });
  }
  return sourceProblem('serverFailed', `The server answered ${status} ${statusText}`.trim() + '.', '', facts);
}

/** What the spanglass command says as a proxy where it could not pass a request on (`cli/server/answer.ts`). */
const REFUSALS: Readonly<Record<string, readonly [SourceProblemCode, string]>> = {
  unreachable: ['unreachable', 'The spanglass command does not reach the server.'],
  certificate: ['unreachable', 'The spanglass command does not trust the certificate of the server.'],
  redirected: ['webPage', 'The server sends the spanglass command on to another place: probably a login.'],
  timeout: ['serverTimedOut', 'The server took too long for the spanglass command.'],
  unknownCollector: ['noConnection', 'The spanglass command was started without this collector.'],
};

function refusalOf(body: string): readonly [SourceProblemCode, string] | undefined {
  const code = /^\s*\{"error":\{"code":"(\w+)","message":/.exec(body)?.[1];
  return code !== undefined && Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
}

function loginOf(authenticate: string | null): string {
  if (authenticate === null) return 'a token, or a user and a password,';
  return /^basic/i.test(authenticate) ? 'a user and a password' : 'a token';
}

/** `Retry-After` in seconds: a number, or a date. */
function secondsOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** `parse error at line 1, col 8: …` */
function placeOf(words: string): SourceProblem['queryPlace'] {
  const place = /line (\d+), col(?:umn)? (\d+)/i.exec(words);
  return place ? { line: Number(place[1]), column: Number(place[2]) } : undefined;
}
