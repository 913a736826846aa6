import { useSyncExternalStore } from 'react';
import { decodeLoosely } from '#base/looseDecoding.ts';

/** Where a document comes from, so that its address means the same on reload and, but for `file`, elsewhere. */
export interface DocumentKey {
  readonly kind: 'file' | 'url' | 'example' | 'collector';
  /**
   * file: its number in this browser; url: the addresses, separated by blanks; example: its name; collector: the name of
   * the connection, a slash, and trace ids separated by commas
   */
  readonly id: string;
}

/** Everything the address can say. Written after `#`, so that any static server serves it. */
export type Route =
  | { readonly screen: 'open'; readonly urls: readonly string[] }
  /** in a collector, by the name of its connection; undefined = none chosen yet */
  | { readonly screen: 'search'; readonly connection: string | undefined; readonly params: URLSearchParams }
  /** the services of a connection, as its server counts them */
  | { readonly screen: 'fleet'; readonly connection: string; readonly params: URLSearchParams }
  | { readonly screen: 'traces'; readonly document: DocumentKey; readonly params: URLSearchParams }
  | { readonly screen: 'services'; readonly document: DocumentKey; readonly params: URLSearchParams }
  | {
      readonly screen: 'trace';
      readonly document: DocumentKey;
      readonly traceId: string;
      readonly params: URLSearchParams;
    };

const KINDS: readonly string[] = ['file', 'url', 'example', 'collector'] satisfies DocumentKey['kind'][];

/** The document of one trace or several of a collector. Ids hold no comma. */
export function collectorDocument(connection: string, traceIds: readonly string[]): DocumentKey {
  return { kind: 'collector', id: `${connection}/${traceIds.join(',')}` };
}

/** What the key of such a document names. A connection's name may hold slashes. */
export function collectorTraces({ id }: DocumentKey): {
  readonly connection: string;
  readonly traceIds: readonly string[];
} {
  const at = id.lastIndexOf('/');
  const traceIds = id.slice(at + 1).split(',');
  return { connection: id.slice(0, Math.max(0, at)), traceIds: traceIds.filter((traceId) => traceId !== '') };
}

/** The document that a route shows, undefined for screens of none. */
export function documentOfRoute(route: Route): DocumentKey | undefined {
  return 'document' in route ? route.document : undefined;
}

/**
 * Reads an address: `#/`, `#/open?url=…`, `#/search/NAME?…`, `#/services/NAME?…`, `#/example/checkout`, `#/file/k3x/trace/4bf9…?span=…`,
 * `#/collector/NAME/4bf9…,7a01…/trace/4bf9…`. Others are the start.
 */
export function parseRoute(hash: string): Route {
  const [path, query] = splitOnce(hash.replace(/^#/, ''), '?');
  const params = new URLSearchParams(query);
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeLoosely);
  if (parts[0] === 'services' && parts[1] !== undefined) return { screen: 'fleet', connection: parts[1], params };
  if (parts[0] === 'search') return { screen: 'search', connection: parts[1], params };
  // Two parts name a collector's document: where it is, and which traces.
  if (parts[0] === 'collector' && parts.length > 2) parts.splice(1, 2, `${parts[1]}/${parts[2]}`);
  else if (parts[0] === 'collector') return { screen: 'search', connection: parts[1], params };
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
    case 'search':
      return withParams(
        route.connection === undefined ? '#/search' : `#/search/${encodeURIComponent(route.connection)}`,
        route.params,
      );
    case 'fleet':
      return withParams(`#/services/${encodeURIComponent(route.connection)}`, route.params);
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

function documentPath(key: DocumentKey): string {
  const { kind, id } = key;
  if (kind === 'collector') {
    const { connection, traceIds } = collectorTraces(key);
    return `#/collector/${encodeURIComponent(connection)}/${traceIds.map(encodeURIComponent).join(',')}`;
  }
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
