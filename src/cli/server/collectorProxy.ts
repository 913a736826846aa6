import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DATA_HEADERS, sendRefusal } from './answer.ts';
import type { Collector } from './collector.ts';
import type { ProxyTarget } from './proxyTarget.ts';
import { askUpstream, failedRequest, IdleError } from './upstream.ts';

export interface ProxyLimits {
  /** ms that a collector may leave us waiting, for the first byte or for the next ones */
  readonly idleMs: number;
  /** bytes of one answer, unpacked */
  readonly maxBytes: number;
}

/** A search over a large store may think for a minute; a page reads a table of half this size in a browser's memory. */
export const PROXY_LIMITS: ProxyLimits = { idleMs: 120_000, maxBytes: 2 ** 31 };

/** What collectors are asked with. Cookies, the page's address and everything else stays here. */
const FORWARDED = [
  'accept',
  'authorization',
  'content-type',
  'x-api-key',
  'x-grafana-org-id',
  'x-scope-orgid',
  'x-tenant',
];
/** What of their answers the page needs; a cookie or a rule for browsers is for the collector's own pages. */
const RETURNED = ['content-type', 'retry-after', 'www-authenticate'];

export interface ProxyOptions {
  readonly limits: ProxyLimits;
  /** names of headers that are forwarded beside the usual ones, in lower case */
  readonly headers: readonly string[];
  /** is told what the page no longer can be */
  readonly warn: (text: string) => void;
}

/** Asks a collector and passes its answer on as it comes. */
export async function proxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { collector, url }: ProxyTarget,
  { limits, headers: others, warn }: ProxyOptions,
): Promise<void> {
  const stop = new AbortController();
  response.once('close', () => stop.abort());
  const wait = <T>(work: Promise<T>): Promise<T> => patiently(work, stop, limits.idleMs, collector.base);
  try {
    const headers = forwardedHeaders(request, collector, [...FORWARDED, ...others]);
    const answer = await wait(askUpstream({ url, method: request.method ?? 'GET', headers, signal: stop.signal }));
    if ('code' in answer) {
      sendRefusal(response, answer);
      return;
    }
    const length = answer.headers.has('content-encoding') ? null : answer.headers.get('content-length');
    if (Number(length) > limits.maxBytes) {
      sendRefusal(response, { status: 502, code: 'tooLarge', message: tooLarge(limits.maxBytes) });
      stop.abort();
      return;
    }
    response.writeHead(answer.status, {
      ...returnedHeaders(answer),
      ...(length === null ? {} : { 'content-length': length }),
    });
    if (answer.body) await passOn(answer.body, response, wait, { limits, signal: stop.signal });
    response.end();
  } catch (error) {
    // The page went away: nobody is left to be told.
    if (response.destroyed) return;
    const failure = failedRequest(error, collector.base);
    if (!response.headersSent) {
      sendRefusal(response, failure);
      return;
    }
    // A whole answer would be a lie: the page sees a connection that broke.
    warn(`${collector.name}: the answer was cut. ${error instanceof LimitError ? error.message : failure.message}\n`);
    response.destroy();
    stop.abort();
  }
}

class LimitError extends Error {}

interface Passing {
  readonly limits: ProxyLimits;
  readonly signal: AbortSignal;
}

async function passOn(
  body: ReadableStream<Uint8Array>,
  response: ServerResponse,
  wait: <T>(work: Promise<T>) => Promise<T>,
  { limits, signal }: Passing,
): Promise<void> {
  const reader = body.getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await wait(reader.read());
    if (done) return;
    bytes += value.byteLength;
    if (bytes > limits.maxBytes) throw new LimitError(tooLarge(limits.maxBytes));
    // The browser's own pace is not the collector's idling.
    if (!response.write(value)) await once(response, 'drain', { signal });
  }
}

/** Ends everything when the work takes too long. */
async function patiently<T>(work: Promise<T>, stop: AbortController, ms: number, base: URL): Promise<T> {
  const message = `${base.host} sent nothing for ${Math.round(ms / 1000)} s. Ask for less: a shorter range or fewer traces.`;
  const timer = setTimeout(() => stop.abort(new IdleError(message)), ms);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function forwardedHeaders(
  { headers }: IncomingMessage,
  { authorization }: Collector,
  names: readonly string[],
): Record<string, string> {
  const result: Record<string, string> = { 'user-agent': 'spanglass' };
  if (authorization !== undefined) result['authorization'] = authorization;
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') result[name] = value;
  }
  return result;
}

function returnedHeaders(answer: Response): Record<string, string> {
  const result: Record<string, string> = { ...DATA_HEADERS };
  for (const name of RETURNED) {
    const value = answer.headers.get(name);
    if (value !== null) result[name] = value;
  }
  return result;
}

function tooLarge(maxBytes: number): string {
  return `The answer is larger than ${Math.round(maxBytes / 2 ** 20)} MiB. Ask for less: a shorter range or fewer traces.`;
}
