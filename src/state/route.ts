import { useSyncExternalStore } from 'react';

/** Where a document comes from, so that its address means the same on reload and, but for `file`, elsewhere. */
export interface DocumentKey {
  readonly kind: 'file' | 'url' | 'example';
  /** file: its number in this browser; url: the addresses, separated by blanks; example: its name */
  readonly id: string;
}

/** Everything the address can say. Written after `#`, so that any static server serves it. */
export type Route =
  | { readonly screen: 'open'; readonly urls: readonly string[] }
  | { readonly screen: 'traces'; readonly document: DocumentKey; readonly params: URLSearchParams }
  | { readonly screen: 'services'; readonly document: DocumentKey; readonly params: URLSearchParams }
  | {
      readonly screen: 'trace';
      readonly document: DocumentKey;
      readonly traceId: string;
      readonly params: URLSearchParams;
    };

const KINDS: readonly string[] = ['file', 'url', 'example'] satisfies DocumentKey['kind'][];

/** Reads an address: `#/`, `#/open?url=…`, `#/example/checkout`, `#/file/k3x/trace/4bf9…?span=…`. Others are the start. */
export function parseRoute(hash: string): Route {
  const [path, query] = splitOnce(hash.replace(/^#/, ''), '?');
  const params = new URLSearchParams(query);
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const [kind = '', id, word, traceId] = parts;
  if (KINDS.includes(kind) && id !== undefined) {
    const document = { kind: kind as DocumentKey['kind'], id };
    if (word === 'trace' && traceId !== undefined) return { screen: 'trace', document, traceId, params };
    return { screen: word === 'services' ? 'services' : 'traces', document, params };
  }
  return { screen: 'open', urls: kind === 'open' ? params.getAll('url') : [] };
}

/** The address of a route, `#` included: what `parseRoute` reads. */
export function formatRoute(route: Route): string {
  switch (route.screen) {
    case 'open':
      return route.urls.length === 0 ? '#/' : `#/open?${new URLSearchParams(route.urls.map((url) => ['url', url]))}`;
    case 'traces':
      return withParams(documentPath(route.document), route.params);
    case 'services':
      return withParams(`${documentPath(route.document)}/services`, route.params);
    case 'trace':
      return withParams(`${documentPath(route.document)}/trace/${encodeURIComponent(route.traceId)}`, route.params);
  }
}

export function sameDocument(one: DocumentKey | undefined, other: DocumentKey | undefined): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}

function documentPath({ kind, id }: DocumentKey): string {
  return `#/${kind}/${encodeURIComponent(id)}`;
}

function withParams(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A hand-written address with a stray %: take it as it stands.
    return part;
  }
}

const listeners = new Set<() => void>();
let lastHash: string | undefined;
let lastRoute: Route = { screen: 'open', urls: [] };

/** The route of the page's address now; the same object while the address is the same. */
export function currentRoute(): Route {
  const { hash } = globalThis.location;
  if (hash !== lastHash) {
    lastHash = hash;
    lastRoute = parseRoute(hash);
  }
  return lastRoute;
}

/** `replace` changes the address without a step to go back to. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = formatRoute(route);
  if (hash === globalThis.location.hash) return;
  if (how === 'push') history.pushState(undefined, '', hash);
  else history.replaceState(undefined, '', hash);
  for (const listener of listeners) listener();
}

/** Calls back whenever the address changes, by us, by back and forward, or by hand. Returns the way to stop. */
export function subscribeToRoute(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener('popstate', listener);
  globalThis.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener('popstate', listener);
    globalThis.removeEventListener('hashchange', listener);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribeToRoute, currentRoute);
}
