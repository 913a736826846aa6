import type { Refusal } from './answer.ts';
import type { Collector } from './collector.ts';

const PREFIX = '/proxy/';

/** A request to a collector. */
export interface ProxyTarget {
  readonly collector: Collector;
  /** below the collector's base */
  readonly url: URL;
}

export function isProxyPath(requestTarget: string): boolean {
  return requestTarget.startsWith(PREFIX);
}

/** Where `/proxy/NAME/REST?QUERY` leads: to REST below the base of the collector of that name, or nowhere. */
export function proxyTarget(requestTarget: string, collectors: readonly Collector[]): ProxyTarget | Refusal {
  const [path, query] = splitOnce(requestTarget.slice(PREFIX.length), '?');
  const [name, rest] = splitOnce(path, '/');
  const collector = collectors.find((known) => known.name === name);
  if (!collector) {
    const known =
      collectors.length === 0 ? 'none was named' : `there is ${collectors.map((each) => each.name).join(', ')}`;
    return {
      status: 404,
      code: 'unknownCollector',
      message: `There is no collector of this name: ${known}. Name it when you start: spanglass --collector NAME=URL`,
    };
  }
  const url = isPlain(rest) ? below(collector.base, rest) : undefined;
  if (!url) {
    return { status: 400, code: 'badRequest', message: 'This path leads out of the collector’s base address.' };
  }
  url.search = query;
  return { collector, url };
}

function below(base: URL, rest: string): URL | undefined {
  const address = base.href + rest;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.origin === base.origin && url.pathname.startsWith(base.pathname) ? url : undefined;
}

/**
 * Whether a path has no part that leads upwards and no control character, however often it is encoded: servers behind
 * servers decode more than once. An encoded slash in a name is none of it.
 */
function isPlain(path: string): boolean {
  let text = path;
  for (;;) {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001F\u007F]/.test(text)) return false;
    // Some servers take a part's parameters off before they look at it: `..;x/`.
    if (text.split(/[/\\]/).some((part) => /^\.{1,2}(?:;|$)/.test(part))) return false;
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      // A % that encodes nothing is in the name itself once it was decoded; in the request it is a mistake.
      return text !== path;
    }
    if (decoded === text) return true;
    text = decoded;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
