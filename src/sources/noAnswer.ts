import type { CollectorKind } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { corsSnippets } from './corsSnippets.ts';
import type { Deadline } from './deadline.ts';
import type { RequestAddress } from './requestAddress.ts';
import { sourceProblem } from './sourceProblems.ts';

/** ms for a look whether there is a server at all. */
const PROBE_MS = 5000;

/** This machine: a page of https may read it by http all the same. */
const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/;

/** A page of https that is to read another machine by http: the browser does not even try. */
export function mixedContent({ url, shown }: RequestAddress): SourceProblem | undefined {
  if (globalThis.location?.protocol !== 'https:' || url.protocol !== 'http:' || LOCAL.test(url.hostname)) {
    return undefined;
  }
  return sourceProblem(
    'mixedContent',
    'This page came by https, and browsers let it read nothing that comes by http.',
    'Ask the server by https, open this page by http, or use the spanglass command as a proxy.',
    { url: shown },
  );
}

/** Why a request ended that was stopped; undefined when it ended by itself. */
export function endedByUs({ reason, ms }: Deadline, shown: string): SourceProblem | undefined {
  switch (reason()) {
    case 'user':
      return sourceProblem('cancelled', 'Stopped.', '', { url: shown });
    case 'time':
      return sourceProblem(
        'timedOut',
        `The server did not answer within ${Math.round(ms / 100) / 10} s.`,
        'Narrow the time range or lower the limit, or allow the connection more time.',
        { url: shown },
      );
    case undefined:
      return undefined;
  }
}

/**
 * Whether the server can be reached at all. A failed fetch does not say why; one that asks for an answer nobody may read
 * succeeds whenever there is a server that answers.
 */
export async function isReachable({ url }: RequestAddress, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
    });
    return true;
  } catch {
    // Down, a wrong port, a certificate, a name nobody knows: the page cannot tell.
    return false;
  }
}

export function notReachable({ url, shown }: RequestAddress, reason: string): SourceProblem {
  const certificate = url.protocol === 'https:' ? ', or its certificate is not trusted' : '';
  return sourceProblem(
    'unreachable',
    `Nothing answers at ${url.host}.`,
    `The address or the port is wrong, the server is down${certificate}. Open the address in a tab to see more.`,
    { url: shown, detail: reason },
  );
}

/** The server answers, and the browser keeps its answer from this page. */
export async function notAllowed(
  address: RequestAddress,
  kind: CollectorKind | undefined,
  signal: AbortSignal,
): Promise<SourceProblem> {
  const { url, shown, headers } = address;
  const origin = globalThis.location?.origin ?? '';
  if (url.origin === origin) {
    return sourceProblem(
      'webPage',
      'The server sends this page on to another place, which it may not read: probably a login.',
      'Log in there in another tab, or enter a token for this connection.',
      { url: shown },
    );
  }
  const own = Object.keys(headers).filter((name) => name !== 'Accept');
  const onlyHeaders = own.length > 0 && (await isAllowedWithout(address, signal));
  const message = onlyHeaders
    ? `The server lets this page in, but not with ${own.join(' and ')} (CORS).`
    : 'The server answers, but does not allow this page to read it (CORS).';
  const advice =
    kind === 'tempo'
      ? 'Tempo cannot be told to: put a proxy before it, or open this page by the spanglass command, which is one.'
      : kind === 'zipkin' && onlyHeaders
        ? 'Zipkin allows no such header: put a proxy before it, or open this page by the spanglass command, which is one.'
        : `Let it allow ${origin}, or open this page by the spanglass command, which passes questions on.`;
  return sourceProblem('notAllowed', message, advice, { url: shown, snippets: corsSnippets(kind, url, origin) });
}

/** Headers of our own are asked for beforehand: a server may allow the page and not them. */
async function isAllowedWithout({ url }: RequestAddress, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
    });
    return true;
  } catch {
    // Not even plainly.
    return false;
  }
}
