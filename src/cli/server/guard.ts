import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { Refusal } from './answer.ts';

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d+)?$/i;

/**
 * Refuses a request that was sent to another name than this server's. A page of a foreign name that is made to resolve to
 * this machine (DNS rebinding) is of one origin with us for the browser; the name it asks for gives it away.
 * `host` is what the server listens on: with a wildcard, every IP address is ours, as no name is rebound by it.
 */
export function refuseHost(header: string | undefined, host: string): Refusal | undefined {
  const asked = hostName(header);
  if (asked !== undefined && (isLoopback(asked) || asked === hostName(bracketed(host)))) return undefined;
  if (asked !== undefined && isWildcard(host) && isIP(asked.replace(/^\[|\]$/g, '')) !== 0) return undefined;
  return {
    status: 403,
    code: 'foreignHost',
    message: `This server is not ${header ?? 'one without a name'}. Use the address that it printed, or start it with --host.`,
  };
}

/** Refuses what a page of another origin asks for, whether or not it could read the answer. */
export function refusePage(headers: IncomingHttpHeaders): Refusal | undefined {
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  if (isOwn && (origin === undefined || isOriginOf(origin, host))) return undefined;
  return {
    status: 403,
    code: 'foreignPage',
    message: 'Another page asked for this. Only the page that this server serves may read documents and collectors.',
  };
}

/** Whether only this machine reaches a server that listens on it. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || /^127(\.\d+){3}$/.test(name) || name === '::1';
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** A host as addresses write it. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** In lower case, without the port; undefined for what no browser sends. */
function hostName(header: string | undefined): string | undefined {
  if (header === undefined || !HOST.test(header)) return undefined;
  const address = `http://${header}`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
