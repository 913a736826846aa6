import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalServer, PlainAnswer, ScriptedServer } from '../../../test/localServers.ts';
import { askPlainly, askRaw, listenLocally, scriptedServer } from '../../../test/localServers.ts';
import { createAppServer } from './appServer.ts';
import { parseCollectors } from './collector.ts';

const LIMITS = { idleMs: 20_000, maxBytes: 100_000 };

let page: string;
let upstream: ScriptedServer;
let elsewhere: ScriptedServer;
let app: LocalServer;
/** the same, but with little patience */
let hasty: LocalServer;
const told: string[] = [];

const json = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=b', server: 'upstream' }).end(body);
};
const redirect = (location: string) => (response: ServerResponse) => {
  response.writeHead(302, { location }).end();
};

beforeAll(async () => {
  page = mkdtempSync(join(tmpdir(), 'spanglass-page-'));
  writeFileSync(join(page, 'index.html'), '<html><head></head></html>');
  elsewhere = await scriptedServer({ '/base/stolen': (response) => json(response, '"stolen"') });
  upstream = await scriptedServer({
    '/base/api/services': (response) => json(response, '["web"]'),
    '/base/api/services/a%2Fb/operations': (response) => json(response, '["of a/b"]'),
    '/base/secured': (response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"', 'retry-after': '7' }).end('who are you?');
    },
    '/base/packed': (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
    },
    '/base/bomb': (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(LIMITS.maxBytes + 1)));
    },
    '/base/large': (response) => {
      response.writeHead(200, { 'content-length': LIMITS.maxBytes + 1 }).end(Buffer.alloc(LIMITS.maxBytes + 1));
    },
    '/base/endless': (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    '/base/dripping': (response) => {
      const drip = setInterval(() => response.write('.'), 10);
      response.once('close', () => clearInterval(drip));
    },
    '/base/silent': () => {},
    '/base/stuck': (response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('[');
    },
    '/base/cut': (response) => {
      response.writeHead(200, { 'content-length': 100 }).write('[1,', () => response.destroy());
    },
    '/base/hangUp': (response) => {
      response.destroy();
    },
    '/base/moved': redirect('/base/api/services'),
    '/base/circle': redirect('/base/circle'),
    '/base/away': (response) => redirect(`${elsewhere.origin}/base/stolen`)(response),
    '/base/awayByPort': (response) => redirect(`//127.0.0.1:${elsewhere.port}/base/stolen`)(response),
    '/base/awayByName': (response) => redirect(`http://localhost:${upstream.port}/base/api/services`)(response),
  });
  const closed = await scriptedServer({});
  await closed.close();
  const options = {
    page,
    documents: [],
    collectors: parseCollectors([
      `prod=${upstream.origin}/base`,
      `named=http://ann:se%3Acret@127.0.0.1:${upstream.port}/base/`,
      `down=${closed.origin}`,
      'unknown=http://no-such-host.invalid',
    ]),
    headers: ['x-our-key'],
    host: '127.0.0.1',
    limits: LIMITS,
    warn: (text: string) => void told.push(text),
  };
  app = await listenLocally(createAppServer(options));
  hasty = await listenLocally(createAppServer({ ...options, limits: { ...LIMITS, idleMs: 1000 } }));
});

afterAll(async () => {
  await Promise.all([app, hasty, upstream, elsewhere].map((server) => server.close()));
  rmSync(page, { recursive: true, force: true });
});

beforeEach(() => {
  told.length = 0;
  (upstream.asked as unknown[]).length = 0;
  (elsewhere.asked as unknown[]).length = 0;
});

const ask = (path: string, options?: Parameters<typeof askPlainly>[2]): Promise<PlainAnswer> =>
  askPlainly(app.port, path, options);

/** `status code`, and that the collector was not asked. */
async function refused(path: string, options?: Parameters<typeof askPlainly>[2]): Promise<string> {
  const { status, body } = await ask(path, options);
  expect(upstream.asked.map(({ url }) => url)).toEqual([]);
  return `${status} ${errorOf(body).code}`;
}

function errorOf(body: string): { readonly code: string; readonly message: string } {
  return (JSON.parse(body) as { error: { code: string; message: string } }).error;
}

describe('the proxy passes on', () => {
  it('a question below the base of the named collector, with its parameters as they were written', async () => {
    const answer = await ask('/proxy/prod/api/services?q=%7Ba%3D%221%22%7D%0Ax&limit=20&path=../..');
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([200, '["web"]', 'application/json']);
    expect(upstream.asked.map(({ url }) => url)).toEqual([
      '/base/api/services?q=%7Ba%3D%221%22%7D%0Ax&limit=20&path=../..',
    ]);
    expect((await ask('/proxy/prod/api/services/a%2Fb/operations')).body).toBe('["of a/b"]');
  });

  it('who asks and in which tenant, and nothing else of the request', async () => {
    const headers = {
      accept: 'application/json',
      authorization: 'Bearer t',
      'x-scope-orgid': 'team-a',
      'x-tenant': 'team-b',
      'x-our-key': 'k',
      cookie: 'session=1',
      referer: 'http://127.0.0.1/#/file/secret',
      'x-forwarded-for': '10.0.0.1',
      'x-other': 'o',
    };
    await ask('/proxy/prod/api/services', { headers });
    const received = upstream.asked[0].headers;
    expect(received).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer t',
      'x-scope-orgid': 'team-a',
      'x-tenant': 'team-b',
      'x-our-key': 'k',
      host: `127.0.0.1:${upstream.port}`,
    });
    for (const name of ['cookie', 'referer', 'x-forwarded-for', 'x-other', 'origin']) {
      expect(received).not.toHaveProperty(name);
    }
  });

  it('the user and password of the collector’s address, unless the page says who asks', async () => {
    await ask('/proxy/named/api/services');
    await ask('/proxy/named/api/services', { headers: { authorization: 'Bearer t' } });
    const basic = `Basic ${Buffer.from('ann:se:cret').toString('base64')}`;
    expect(upstream.asked.map(({ headers }) => headers.authorization)).toEqual([basic, 'Bearer t']);
    expect((await ask('/spanglass.json')).body).not.toContain('cret');
  });

  it('status, type and what the page needs of an answer, but no cookie and no other header', async () => {
    const { status, headers, body } = await ask('/proxy/prod/secured');
    expect([status, body, headers['retry-after'], headers['www-authenticate']]).toEqual([
      401,
      'who are you?',
      '7',
      'Basic realm="x"',
    ]);
    const answer = await ask('/proxy/prod/api/services');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.headers).not.toHaveProperty('server');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  it('a packed answer unpacked, and HEAD without a body', async () => {
    expect((await ask('/proxy/prod/packed')).body).toBe('unpacked');
    const head = await ask('/proxy/prod/api/services', { method: 'HEAD' });
    expect([head.status, head.body, upstream.asked[1].method]).toEqual([200, '', 'HEAD']);
  });

  it('what a redirect on the same host leads to', async () => {
    expect((await ask('/proxy/prod/moved')).body).toBe('["web"]');
    expect(upstream.asked.map(({ url }) => url)).toEqual(['/base/moved', '/base/api/services']);
  });
});

describe('the proxy refuses', () => {
  it('a collector that was not named', async () => {
    expect(await refused('/proxy/other/api/services')).toBe('404 unknownCollector');
    expect(await refused(`/proxy/${encodeURIComponent(upstream.origin)}/base/api/services`)).toBe(
      '404 unknownCollector',
    );
    expect(await refused('/proxy/')).toBe('404 unknownCollector');
    expect(errorOf((await ask('/proxy/other/')).body).message).toContain('there is prod, named, down, unknown');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'])('a %s', async (method) => {
    expect(await refused('/proxy/prod/api/services', { method })).toBe('405 method');
  });

  it.each([
    '/proxy/prod/../secret',
    '/proxy/prod/api/../../secret',
    '/proxy/prod/%2e%2e/secret',
    '/proxy/prod/.%2E/secret',
    '/proxy/prod/..%2fsecret',
    '/proxy/prod/..;x=1/secret',
    '/proxy/prod/.%2e%3b/secret',
    '/proxy/prod/%252e%252e/secret',
    '/proxy/prod/..%5Csecret',
    '/proxy/prod/..\\secret',
    '/proxy/prod/%E0%A4%A',
    '/proxy/prod/api%0d%0aX-Other:%201',
    '/proxy/prod/api%250d%250aX-Other:%201',
    '/proxy/prod/api%00',
  ])('the path %s', async (path) => {
    expect(await refused(path)).toBe('400 badRequest');
  });

  it.each(['//127.0.0.1:1/x', '/@127.0.0.1:1/x', '/\\127.0.0.1:1/x'])(
    'to be led to another host by %s: it is a path',
    async (rest) => {
      expect((await ask(`/proxy/prod/${rest}`)).status).toBe(404);
      expect(upstream.asked).toHaveLength(1);
    },
  );

  it('a header that ends in another header, before it is a request at all', async () => {
    const text = (extra: string) => `GET /proxy/prod/api/services HTTP/1.1\r\nHost: 127.0.0.1\r\n${extra}\r\n\r\n`;
    expect(await askRaw(app.port, text('Accept: a\rX-Other: 1'))).toMatch(/^HTTP\/1\.1 400/);
    expect(upstream.asked).toEqual([]);
  });

  it('a name of this machine that is not its own (DNS rebinding)', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${app.port}`,
      '127.0.0.1.evil.example',
      'a@127.0.0.1',
      '10.0.0.5',
    ]) {
      expect(await refused('/proxy/prod/api/services', { headers: { host } })).toBe('403 foreignHost');
      expect(await refused('/', { headers: { host } })).toBe('403 foreignHost');
    }
    for (const host of ['localhost:1234', '127.0.0.1', '[::1]:80', 'LOCALHOST', 'app.localhost']) {
      expect((await ask('/proxy/prod/api/services', { headers: { host } })).status).toBe(200);
    }
  });

  it('pages of another origin, also of another port of this machine', async () => {
    const host = `127.0.0.1:${app.port}`;
    for (const headers of [
      { host, 'sec-fetch-site': 'cross-site' },
      { host, 'sec-fetch-site': 'same-site', origin: `http://127.0.0.1:${app.port}` },
      { host, origin: 'http://127.0.0.1:1' },
      { host, origin: 'https://evil.example' },
      { host, origin: 'null' },
    ]) {
      for (const path of ['/proxy/prod/api/services', '/documents/0', '/spanglass.json']) {
        expect(await refused(path, { headers })).toBe('403 foreignPage');
      }
    }
    expect((await ask('/', { headers: { host, 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
    const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect((await ask('/proxy/prod/api/services', { headers: own })).status).toBe(200);
  });

  it('to answer other pages what they may do', async () => {
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
    const { status, headers } = await ask('/proxy/prod/api/services', { method: 'OPTIONS', headers: preflight });
    expect([status, headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each(['away', 'awayByPort', 'awayByName'])('a redirect to another host: %s', async (name) => {
    const { status, body } = await ask(`/proxy/prod/${name}`, { headers: { authorization: 'Bearer t' } });
    expect([status, errorOf(body).code]).toEqual([502, 'redirected']);
    expect(errorOf(body).message).toMatch(/^The collector redirects to http:\/\/(127\.0\.0\.1|localhost):\d+, perhaps/);
    expect(elsewhere.asked).toEqual([]);
    expect(upstream.asked).toHaveLength(1);
  });

  it('redirects without an end', async () => {
    const { status, body } = await ask('/proxy/prod/circle');
    expect([status, errorOf(body).code, upstream.asked.length]).toEqual([502, 'redirected', 6]);
  });

  it('an answer over the limit, and ends one that turns out to be', async () => {
    const { status, body } = await ask('/proxy/prod/large');
    expect([status, errorOf(body).code]).toEqual([502, 'tooLarge']);
    for (const path of ['/proxy/prod/endless', '/proxy/prod/bomb']) {
      told.length = 0;
      const cut = await ask(path);
      expect([cut.status, cut.isWhole]).toEqual([200, false]);
      expect(cut.body.length).toBeLessThanOrEqual(LIMITS.maxBytes);
      expect(told).toEqual([expect.stringMatching(/^prod: the answer was cut\. The answer is larger than/)]);
    }
  });
});

describe('the proxy tells', () => {
  it('that a collector does not answer in time', async () => {
    const { status, body } = await askPlainly(hasty.port, '/proxy/prod/silent');
    expect([status, errorOf(body).code]).toEqual([504, 'timeout']);
    expect(errorOf(body).message).toContain('sent nothing for 1 s');
  });

  it('that an answer stopped or broke, by breaking too: half of it must not look whole', async () => {
    for (const [path, words] of [
      ['/proxy/prod/stuck', 'sent nothing for'],
      ['/proxy/prod/cut', 'closed'],
    ]) {
      told.length = 0;
      const answer = await askPlainly(hasty.port, path);
      expect(answer.isWhole).toBe(false);
      expect(told).toEqual([expect.stringContaining(words)]);
    }
  });

  it.each([
    ['down', /^Nothing listens at http:\/\/127\.0\.0\.1:\d+\. Is the collector running/],
    ['unknown', /^No host of the name no-such-host\.invalid is known here/],
    ['prod/hangUp', /^127\.0\.0\.1:\d+ closed the connection without an answer/],
  ])('why %s cannot be asked', async (path, message) => {
    const { status, body } = await ask(`/proxy/${path}`);
    expect(status).toBe(502);
    expect(errorOf(body)).toEqual({ code: 'unreachable', message: expect.stringMatching(message) as string });
  });

  it('a collector that nobody waits any more', async () => {
    const ended = new Promise<void>((resume) => {
      const watch = setInterval(() => {
        const [asked] = upstream.asked;
        if (!asked?.socket.destroyed) return;
        clearInterval(watch);
        resume();
      }, 5);
    });
    const leaving = new AbortController();
    const answer = fetch(`${app.origin}/proxy/prod/dripping`, { signal: leaving.signal });
    await answer;
    leaving.abort();
    await ended;
    expect(told).toEqual([]);
  });
});
