import { lacksParameters, withoutSecretsInAddress } from './secretsInAddress.ts';

/** The kinds of servers that are asked over the network. */
export type CollectorKind = 'jaeger' | 'zipkin' | 'tempo' | 'prometheus';

export const COLLECTOR_KINDS: readonly CollectorKind[] = ['jaeger', 'zipkin', 'tempo', 'prometheus'];

/** How each is written for the user. */
export const COLLECTOR_NAMES: Readonly<Record<CollectorKind, string>> = {
  jaeger: 'Jaeger',
  zipkin: 'Zipkin',
  tempo: 'Tempo',
  prometheus: 'Prometheus',
};

/** How the page says who it is. `header` sends any one header: an API key, a cookie-like token of a gateway. */
export type ConnectionAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string };

/** A server that the user named, or that the command serving this page offers. */
export interface Connection {
  /** Unique among the connections; stands in addresses. */
  readonly name: string;
  /**
   * As it was typed, path included; API paths are appended to it, never to its origin. Parameters and user info may be
   * secrets (`?token=…`): `shownAddress` has neither.
   */
  readonly url: string;
  /** undefined = found out from the address, else by asking */
  readonly kind: CollectorKind | undefined;
  readonly auth: ConnectionAuth;
  /** Sent as the tenant header of the kind (Tempo `X-Scope-OrgID`, Jaeger `x-tenant`); '' = none. */
  readonly tenant: string;
  /** Cookies of the server's origin are sent along; default false. */
  readonly sendCookies: boolean;
  /** ms to the end of an answer, or between two pieces of a trace. Default 60,000. */
  readonly timeoutMs: number;
  /** The secrets of `auth` and of `url` are kept in this browser; default false: asked for again after a reload. */
  readonly remembersSecret: boolean;
  /** Path on the page's own origin that leads to the server (the `spanglass` command's proxy); undefined = asked directly. */
  readonly via?: string | undefined;
}

export const DEFAULT_TIMEOUT_MS = 60_000;

/** A connection of which no more is known than where it leads. */
export function plainConnection(name: string, url: string, kind?: CollectorKind): Connection {
  return {
    name,
    url,
    kind,
    auth: { kind: 'none' },
    tenant: '',
    sendCookies: false,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    remembersSecret: false,
  };
}

/** Whether a secret was once given and is not kept: the user has to enter it again. */
export function lacksSecret({ auth, url }: Connection): boolean {
  if (lacksParameters(url)) return true;
  switch (auth.kind) {
    case 'none':
      return false;
    case 'basic':
      return auth.password === '';
    case 'bearer':
      return auth.token === '';
    case 'header':
      return auth.value === '';
  }
}

/** The same connection without its secrets, those in its address too: what may be stored, shown or shared. */
export function withoutSecret(connection: Connection): Connection {
  const { auth } = connection;
  const url = withoutSecretsInAddress(connection.url);
  switch (auth.kind) {
    case 'none':
      return { ...connection, url };
    case 'basic':
      return { ...connection, url, auth: { ...auth, password: '' } };
    case 'bearer':
      return { ...connection, url, auth: { ...auth, token: '' } };
    case 'header':
      return { ...connection, url, auth: { ...auth, value: '' } };
  }
}
