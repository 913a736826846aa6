import type { SourceProblem } from '#model/sourceProblem.ts';
import type { RequestAddress } from './requestAddress.ts';
import { sourceProblem } from './sourceProblems.ts';

/** Statuses that lead on. Browsers hide them behind an opaque answer; Node, where tests run, does not. */
const LEADING_ON: readonly number[] = [301, 302, 303, 307, 308];

/**
 * `fetch` of an address that sends credentials' headers nowhere else. Browsers take `Authorization` off where a redirect
 * leaves the origin, and no other header: an API key or a tenant would go along. A page is not told where a redirect
 * leads, so it asks once more without them, and with them there if it is on the same host, as the proxy of the command
 * does (`cli/server/upstream.ts`). Without credentials redirects are followed. Rejects as `fetch` does.
 */
export async function fetchOnHost(
  address: RequestAddress,
  init: RequestInit & { readonly signal: AbortSignal },
): Promise<Response | SourceProblem> {
  const { url, headers } = address;
  if (Object.keys(headers).every((name) => name === 'Accept')) return fetch(url, { ...init, headers });
  const manually: RequestInit = { ...init, headers, redirect: 'manual' };
  const response = await fetch(url, manually);
  if (!leadsOn(response)) return response;
  const place = await placeOf(url, init);
  if (!place || !isSameHost(url, place)) return redirectedAway(address, place);
  const there = await fetch(place, manually);
  return leadsOn(there) ? redirectedAway(address, undefined) : there;
}

function leadsOn({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || LEADING_ON.includes(status);
}

/** Where redirects of an address end for one who has no credentials; undefined where the page may not see it. */
async function placeOf(url: URL, init: RequestInit): Promise<URL | undefined> {
  try {
    const { url: last, body } = await fetch(url, { ...init, credentials: 'omit' });
    // Stopped meanwhile, it is broken already; the request that follows tells.
    await body?.cancel().catch(() => undefined);
    return new URL(last);
  } catch {
    // A server that lets no page read it, or none at all.
    return undefined;
  }
}

function redirectedAway({ url, shown }: RequestAddress, place: URL | undefined): SourceProblem {
  const isElsewhere = place && !isSameHost(url, place);
  return sourceProblem(
    'webPage',
    `The server sends this page on to ${isElsewhere ? place.origin : 'another place'}: credentials were not sent there.`,
    'If it is the right server, enter its address for this connection. If it is a login, check the credentials, or log in there in another tab.',
    { url: shown },
  );
}

/** Of plain http, https of the same host is the same too. */
function isSameHost(from: URL, to: URL): boolean {
  return (
    to.origin === from.origin ||
    (from.protocol === 'http:' && to.protocol === 'https:' && to.hostname === from.hostname)
  );
}
