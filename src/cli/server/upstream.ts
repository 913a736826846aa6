import type { Refusal } from './answer.ts';

/** Redirects of one request that are followed. */
const MAX_REDIRECTS = 5;

export interface UpstreamRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The reason for which a request is ended that a collector left waiting. */
export class IdleError extends Error {}

/**
 * Asks a collector and follows redirects on its own host, plain http to https included. One to another host is refused:
 * the tokens of the request are not for it, and nobody named it.
 */
export async function askUpstream({ url, ...request }: UpstreamRequest): Promise<Response | Refusal> {
  let at = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(at, { ...request, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, at) ? new URL(location, at) : undefined;
    if (!next || !isSameHost(at, next)) return redirected(next?.origin ?? location);
    at = next;
  }
  return { status: 502, code: 'redirected', message: `The collector redirects in circles, last to ${at.pathname}.` };
}

/** What a failed request tells, by the code that Node gives for its cause. */
export function failedRequest(error: unknown, base: URL): Refusal {
  if (error instanceof IdleError) return { status: 504, code: 'timeout', message: error.message };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const words = cause instanceof Error && cause.message !== '' ? cause.message : code;
  switch (code) {
    case 'ECONNREFUSED':
      return unreachable(`Nothing listens at ${base.origin}. Is the collector running, and is the port right?`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(`No host of the name ${base.hostname} is known here. Is it written right?`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return unreachable(`${base.host} cannot be reached from here. Is a VPN or a port-forward missing?`);
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
      return unreachable(`${base.host} closed the connection without an answer. Is it http where it should be https?`);
  }
  if (/CERT|SIGNATURE|ISSUER|^ERR_TLS/.test(code)) {
    const message = `The certificate of ${base.host} is not trusted (${words}). Name its authority: NODE_EXTRA_CA_CERTS=ca.pem spanglass …`;
    return { status: 502, code: 'certificate', message };
  }
  return unreachable(`${base.host} could not be asked: ${words}.`);
}

function unreachable(message: string): Refusal {
  return { status: 502, code: 'unreachable', message };
}

function redirected(target: string): Refusal {
  return {
    status: 502,
    code: 'redirected',
    message: `The collector redirects to ${target}, perhaps to a login. This is not followed: name that address as a collector, or send a token.`,
  };
}

function isSameHost(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  return (
    to.origin === from.origin ||
    (from.protocol === 'http:' && to.protocol === 'https:' && to.hostname === from.hostname)
  );
}
