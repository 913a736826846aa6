import { basicAuthorization } from '#base/basicAuthorization.ts';
import { decodeLoosely } from '#base/looseDecoding.ts';

/** A collector that the proxy passes requests on to. */
export interface Collector {
  /** stands in the page's address of it, so it is made of letters, digits, `.`, `_` and `-` */
  readonly name: string;
  /** its path ends with a slash; without user name and password */
  readonly base: URL;
  /** for requests that bring none: from the user name and password of the address */
  readonly authorization: string | undefined;
}

const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Reads `NAME=URL` of the command line; throws a sentence that says what is wrong with it. */
export function parseCollector(text: string): Collector {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at));
  const address = text.slice(at + 1);
  if (at < 0) throw new Error(`--collector ${text}: write NAME=URL, such as prod=http://localhost:16686`);
  if (!NAME.test(name)) {
    throw new Error(`--collector ${text}: the name may have letters, digits, “.”, “_” and “-”`);
  }
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (base?.protocol !== 'http:' && base?.protocol !== 'https:') {
    throw new Error(`--collector ${name}: “${address}” is no address; write it whole, with http:// or https://`);
  }
  if (base.search !== '' || base.hash !== '') {
    throw new Error(`--collector ${name}: the address ends with its path; nothing may follow it from “?” or “#” on`);
  }
  const { username, password } = base;
  const authorization =
    username === '' && password === ''
      ? undefined
      : basicAuthorization(decodeLoosely(username), decodeLoosely(password));
  base.username = '';
  base.password = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return { name, base, authorization };
}

/** Reads all of them; throws also when two have one name. */
export function parseCollectors(texts: readonly string[]): Collector[] {
  const collectors = texts.map(parseCollector);
  const names = new Set<string>();
  for (const { name } of collectors) {
    if (names.has(name)) throw new Error(`--collector ${name}: two collectors have this name`);
    names.add(name);
  }
  return collectors;
}

/** What the browser or the connection itself says; a page's header of this name is not for the collector. */
const OWN_HEADERS = [
  'connection',
  'content-length',
  'cookie',
  'host',
  'origin',
  'referer',
  'te',
  'transfer-encoding',
  'upgrade',
];

/** Reads names of headers; throws a sentence for one that is none or must not leave this machine. */
export function parseHeaderNames(names: readonly string[]): string[] {
  return names.map((name) => {
    const lower = name.toLowerCase();
    if (!/^[a-z0-9-]+$/.test(lower)) throw new Error(`--forward-header ${name}: write the name of a header alone`);
    if (OWN_HEADERS.includes(lower)) throw new Error(`--forward-header ${name}: this header is never passed on`);
    return lower;
  });
}
