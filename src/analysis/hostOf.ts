import type { Conventions } from './conventions.ts';

const DEFAULT_PORTS: Readonly<Record<string, string | undefined>> = { http: '80', https: '443' };

/** `server.address`, with the port unless it is the scheme's default; undefined where no address was sent. */
export function hostOf(facts: Conventions, row: number): string | undefined {
  const host = facts.text(row, 'server.address');
  const port = facts.text(row, 'server.port');
  if (host === undefined || port === undefined) return host;
  const scheme = facts.text(row, 'url.scheme') ?? /^(\w+):/.exec(facts.text(row, 'url.full') ?? '')?.[1];
  const usual = scheme === undefined ? Object.values(DEFAULT_PORTS).includes(port) : DEFAULT_PORTS[scheme] === port;
  return usual ? host : `${host}:${port}`;
}
