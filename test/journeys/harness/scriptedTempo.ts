import type { Reply, ScriptedServer } from './scriptedServer.ts';
import { startScriptedServer } from './scriptedServer.ts';
import { otlpText } from './traceFiles.ts';

/** A trace of the scripted Tempo: when it began, how long it took, who took part. */
interface Kept {
  readonly id: string;
  readonly operation: string;
  /** ms before now */
  readonly ago: number;
  /** ms */
  readonly lasts: number;
  /** service → spans, failed spans */
  readonly services: Readonly<Record<string, readonly [number, number]>>;
}

const SERVICES = ['web-shop', 'cart', 'order', 'payment', 'postgresql'] as const;
const OPERATIONS = ['GET /goods', 'GET /cart', 'POST /checkout', 'POST /orders'];

/** 24 traces of the last quarter of an hour; every fifth has failed. Ids lack leading zeros, as Tempo writes them. */
const KEPT: readonly Kept[] = Array.from({ length: 24 }, (_, at): Kept => ({
  id: `${(0xa17_c3f5 + at * 0x5b_d1e9).toString(16)}9c24e6b7${(at * 97).toString(16).padStart(3, '0')}d41e85f60b7`,
  operation: OPERATIONS[at % OPERATIONS.length],
  ago: 20_000 + at * 37_000,
  lasts: 12 + ((at * 7919) % 431) * (at % 7 === 3 ? 9 : 1),
  services: Object.fromEntries(
    SERVICES.slice(0, 2 + (at % 4)).map((name, place) => [
      name,
      [1 + ((at + place * 3) % 9), at % 5 === 2 && place === 1 ? 2 : 0],
    ]),
  ),
}));

/** What its page of one trace holds: the same spans under each id. */
const SPANS = `
  web-shop POST /checkout 0–400 server
    cart GET /cart        20–120 server
    payment charge card   150–380 client error {http.response.status_code: 504}
`;

const TAGS = {
  scopes: [
    { name: 'resource', tags: ['service.name', 'service.version', 'k8s.pod.name'] },
    { name: 'span', tags: ['http.route', 'http.response.status_code', 'db.system.name'] },
    { name: 'intrinsic', tags: ['name', 'status', 'duration'] },
  ],
};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'resource.service.name': SERVICES,
  name: OPERATIONS,
  'span.http.route': ['/cart', '/checkout', '/goods/{id}'],
  'span.http.response.status_code': ['200', '404', '504'],
};

const LOGIN: Reply = {
  body: '<!doctype html><title>Log in</title><p>Who are you?</p>',
  headers: { 'content-type': 'text/html' },
};

/**
 * A Tempo that answers as it is asked: a query with `nothing` finds nothing, one with `slow` takes 2 s, one with `partial`
 * is answered in part, one that ends in `&& }` is refused where it is wrong. Below `/login` it wants a login by a page. `tenant` is asked for when it is given.
 */
export function startScriptedTempo(
  options: { readonly tenant?: string; readonly cors?: boolean } = {},
): Promise<ScriptedServer> {
  const { tenant, cors = true } = options;
  return startScriptedServer((url, headers) => {
    if (url.pathname.startsWith('/login')) return LOGIN;
    if (tenant !== undefined && headers['x-scope-orgid'] !== tenant) return { status: 401, body: 'no org id' };
    const [, values] = /^\/api\/v2\/search\/tag\/(.+)\/values$/.exec(url.pathname) ?? [];
    if (values !== undefined) return valuesReply(decodeURIComponent(values));
    switch (url.pathname.split('/').slice(0, 4).join('/')) {
      case '/api/echo':
        return { body: 'echo' };
      case '/api/v2/search':
        return { body: TAGS };
      case '/api/search':
        return searchReply(url.searchParams);
      case '/api/v2/traces':
        return traceReply(url.pathname.split('/').at(-1) ?? '');
      default:
        return undefined;
    }
  }, cors);
}

function valuesReply(tag: string): Reply {
  return { body: { tagValues: (VALUES[tag] ?? []).map((value) => ({ type: 'string', value })) } };
}

function searchReply(params: URLSearchParams): Reply {
  const q = params.get('q') ?? '';
  const wrong = q.search(/&&\s*\}/);
  if (wrong >= 0) {
    const column = q.indexOf('}', wrong) + 1;
    return {
      status: 400,
      body: `invalid TraceQL query: parse error at line 1, col ${column}: syntax error: unexpected }`,
    };
  }
  const now = Number(params.get('end')) * 1000;
  const found = KEPT.filter(({ services, operation }) => {
    const service = /service\.name = "([^"]*)"/.exec(q)?.[1];
    const name = / name = "([^"]*)"/.exec(q)?.[1];
    return (service === undefined || service in services) && (name === undefined || name === operation);
  });
  const traces = /nothing/.test(q) ? [] : found.slice(0, Number(params.get('limit')));
  return {
    delay: /slow/.test(q) ? 2000 : 0,
    body: {
      traces: traces.map((trace) => summaryOf(trace, now)),
      metrics: /partial/.test(q) ? { completedJobs: 3, totalJobs: 8 } : { completedJobs: 8, totalJobs: 8 },
    },
  };
}

function summaryOf({ id, operation, ago, lasts, services }: Kept, now: number): object {
  return {
    traceID: id,
    rootServiceName: 'web-shop',
    rootTraceName: operation,
    startTimeUnixNano: `${now - ago}000000`,
    durationMs: lasts,
    serviceStats: Object.fromEntries(
      Object.entries(services).map(([name, [spanCount, errorCount]]) => [name, { spanCount, errorCount }]),
    ),
  };
}

function traceReply(id: string): Reply {
  const wanted = id.replace(/^0+/, '');
  if (!KEPT.some((kept) => kept.id === wanted)) return { body: { trace: {}, metrics: {} } };
  const spans = otlpText(SPANS.replace('server', `server trace=${wanted.padStart(32, '0')}`));
  return { body: { trace: JSON.parse(spans) as unknown } };
}
