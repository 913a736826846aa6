import { basicAuthorization } from '#base/basicAuthorization.ts';
import { decodeLoosely } from '#base/looseDecoding.ts';
import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { sourceProblem } from './sourceProblems.ts';

/** A question to a server: a path below the address of the connection, and parameters; undefined ones are left out. */
export interface Question {
  /** begins with a slash: `/api/v2/services` */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number | undefined>>;
}

export interface RequestAddress {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** to be shown: without user, password and the parameters that were typed with the address */
  readonly shown: string;
}

const TENANT_HEADERS: Readonly<Record<CollectorKind, string | undefined>> = {
  tempo: 'X-Scope-OrgID',
  prometheus: 'X-Scope-OrgID',
  jaeger: 'x-tenant',
  // It knows no tenants.
  zipkin: undefined,
};

/**
 * Where and how a question is sent. The path is appended to the path that was typed, never put in its place: servers stand
 * below prefixes. A user and a password in the address become a header: browsers fetch no address that has them.
 */
export function requestAddress(
  connection: Connection,
  kind: CollectorKind | undefined,
  { path, params = {} }: Question,
): Result<RequestAddress, SourceProblem> {
  const typed = connection.via ?? connection.url.trim();
  const base = globalThis.document?.baseURI;
  const text = connection.via === undefined && !/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? `http://${typed}` : typed;
  if (!URL.canParse(text, base)) return failure(badAddress(connection, 'It is no address that a browser can read.'));
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failure(badAddress(connection, `Only http and https can be asked, not ${url.protocol}`));
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  const secret = [...url.searchParams];
  if (!isPlain(path))
    return failure(badAddress(connection, `It cannot be asked for “${path}”, which leads elsewhere.`));
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.search = '';
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined) url.searchParams.append(key, String(value));
  }
  const shown = url.href;
  for (const [key, value] of secret) url.searchParams.append(key, value);
  const inAddress =
    username === '' && password === ''
      ? undefined
      : basicAuthorization(decodeLoosely(username), decodeLoosely(password));
  const headers = headersOf(connection, kind, inAddress);
  const unsent = Object.keys(headers).find((name) => !canBeSent(name, headers[name]));
  if (unsent !== undefined) return failure(badHeader(unsent, shown));
  return success({ url, headers, shown });
}

/**
 * Whether a path leads where it reads: names and ids from links and traces stand in it, and a browser takes dots, even
 * encoded ones, and backslashes for ways out of the address of the connection.
 */
function isPlain(path: string): boolean {
  return !path.split(/[/\\]/).some((part) => /^(?:\.|%2e){1,2}$/i.test(part)) && !path.includes('\\');
}

function canBeSent(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    // A line break, or a character that headers do not have.
    return false;
  }
}

function headersOf(
  { auth, tenant }: Connection,
  kind: CollectorKind | undefined,
  inAddress: string | undefined,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (inAddress !== undefined) headers['Authorization'] = inAddress;
  if (auth.kind === 'basic') headers['Authorization'] = basicAuthorization(auth.user, auth.password);
  if (auth.kind === 'bearer' && auth.token !== '') headers['Authorization'] = `Bearer ${auth.token}`;
  if (auth.kind === 'header' && auth.name !== '') headers[auth.name] = auth.value;
  const tenantHeader = kind && TENANT_HEADERS[kind];
  if (tenant !== '' && tenantHeader !== undefined) headers[tenantHeader] = tenant;
  return headers;
}

function badAddress({ url }: Connection, detail: string): SourceProblem {
  return sourceProblem(
    'badAddress',
    `“${shownAddress(url)}” cannot be asked.`,
    'Write the address of the server whole, with http:// or https://, and with its path if it has one.',
    { detail },
  );
}

function badHeader(name: string, url: string): SourceProblem {
  return sourceProblem(
    'badAddress',
    `The header ${name} cannot be sent as it was entered.`,
    'Enter it again: it has a line break, or a character that headers do not have.',
    { url },
  );
}
