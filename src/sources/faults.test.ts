import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedServer, scriptedServer } from '../../test/localServers.ts';
import type { Connection } from '#model/connection.ts';
import { plainConnection } from '#model/connection.ts';
import { askJson } from './askJson.ts';
import { startDeadline } from './deadline.ts';
import { openBytes } from './openBytes.ts';
import { sourceProblem } from './sourceProblems.ts';

/** What a server can do wrong, played by one; the message has to say it, and what came has to be kept. */
const PATH = '/base/api/list';
const signal = new AbortController().signal;
const servers: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function play(answer: (response: ServerResponse, times: number) => void, more = {}): Promise<ScriptedServer> {
  let times = 0;
  const server = await scriptedServer({ [PATH]: (response) => answer(response, ++times), ...more });
  servers.push(server);
  return server;
}

function to({ origin }: ScriptedServer, change: Partial<Connection> = {}): Connection {
  return { ...plainConnection('test', `${origin}/base/`), ...change };
}

async function askList(server: ScriptedServer, change: Partial<Connection> = {}) {
  return askJson({ connection: to(server, change), kind: 'tempo' }, { path: '/api/list' }, signal);
}

async function problemOf(server: ScriptedServer, change: Partial<Connection> = {}) {
  const answer = await askList(server, change);
  return answer.ok ? undefined : answer.error;
}

function send(status: number, body: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => void response.writeHead(status, headers).end(body);
}

describe('a server that answers a list wrongly', () => {
  it.each([
    [429, 'slow down', { 'retry-after': '30' }, { code: 'rateLimited', advice: 'Ask again in 30 s.', retryAfterS: 30 }],
    [401, 'no org id', {}, { code: 'unauthorised', advice: 'Enter a tenant for this connection.' }],
    [
      401,
      '{"message":"login first"}',
      { 'www-authenticate': 'Basic realm="x"' },
      { code: 'unauthorised', advice: 'Enter a user and a password for this connection.', detail: 'login first' },
    ],
    [403, '', {}, { code: 'forbidden' }],
    [404, '404 page not found', {}, { code: 'wrongPath', detail: '404 page not found' }],
    [413, '', {}, { code: 'tooLarge' }],
    [422, 'trace exceeds max size (max bytes: 5000000)', {}, { code: 'tooLarge' }],
    [
      400,
      'invalid TraceQL query: parse error at line 1, col 8: syntax error',
      {},
      { code: 'badQuery', queryPlace: { line: 1, column: 8 } },
    ],
    [504, '<html><title>Gateway Time-out</title></html>', {}, { code: 'serverTimedOut', detail: 'Gateway Time-out' }],
    [501, '{"errors":[{"code":501,"msg":"metrics querying is not enabled"}]}', {}, { code: 'unsupported' }],
    [
      500,
      '<!doctype html><html><head><title>Oops</title></head><body>stack</body></html>',
      { 'content-type': 'text/html' },
      { code: 'serverFailed', detail: 'Oops' },
    ],
    [
      200,
      '{"error":{"httpCode":500,"message":"storage is away"}}',
      {},
      { code: 'errorInAnswer', detail: 'storage is away' },
    ],
    [200, '{"data":null,"errors":[{"code":500,"msg":"boom"}]}', {}, { code: 'errorInAnswer', detail: 'boom' }],
    [200, '{"status":"error","errorType":"bad_data","error":"bad"}', {}, { code: 'errorInAnswer', detail: 'bad' }],
    [200, '', {}, { code: 'emptyAnswer' }],
    [200, 'pong', { 'content-type': 'text/plain' }, { code: 'strangeAnswer', answer: 'pong' }],
    [
      200,
      '<!doctype html><title>Jaeger UI</title>',
      { 'content-type': 'text/html' },
      { code: 'webPage', detail: 'Jaeger UI' },
    ],
  ])('status %i with “%s” is told', async (status, body, headers, told) => {
    const server = await play(send(status, body, headers));
    const problem = await problemOf(server);
    expect(problem).toMatchObject({ status, answer: body, url: `${server.origin}${PATH}`, ...told });
    expect(problem?.message).not.toBe('');
  });

  it('is no problem for JSON sent as plain text, or beside null errors', async () => {
    const server = await play(send(200, '{"data":["a"],"errors":null}', { 'content-type': 'text/plain' }));
    expect(await askList(server)).toEqual({ ok: true, value: { data: ['a'], errors: null } });
  });

  it('that is slow is not waited for longer than the connection allows', async () => {
    const server = await play(() => {});
    const problem = await problemOf(server, { timeoutMs: 120 });
    expect(problem).toMatchObject({ code: 'timedOut', message: 'The server did not answer within 0.1 s.' });
  });

  it('that stops in the middle is not waited for either', async () => {
    const server = await play((response) => void response.writeHead(200).write('{"services":["a",'));
    expect(await problemOf(server, { timeoutMs: 150 })).toMatchObject({ code: 'timedOut' });
  });

  it('that is cut in the middle keeps what came', async () => {
    const server = await play((response) => {
      response.writeHead(200, { 'content-length': '400' });
      response.write('{"services":["a","b"', () => setTimeout(() => response.destroy(), 20));
    });
    expect(await problemOf(server)).toMatchObject({ code: 'cutOff', answer: '{"services":["a","b"' });
  });

  it('that leads to a login page says where', async () => {
    const login = { '/login': send(200, '<!DOCTYPE html><title>Sign in</title>', { 'content-type': 'text/html' }) };
    const server = await play(send(302, '', { location: '/login?next=secret' }), login);
    const problem = await problemOf(server);
    expect(problem).toMatchObject({ code: 'webPage', detail: 'Sign in' });
    expect(problem?.message).toContain(`${server.origin}/login,`);
    expect(JSON.stringify(problem)).not.toContain('next=secret');
  });

  it('that is not ready is asked once more, and no more', async () => {
    const ready = await play((response, times) => send(times === 1 ? 503 : 200, '{"ok":1}')(response));
    expect(await askList(ready)).toEqual({ ok: true, value: { ok: 1 } });
    const never = await play(send(503, 'starting'));
    expect(await problemOf(never)).toMatchObject({ code: 'serverFailed', status: 503, detail: 'starting' });
    expect(never.asked).toHaveLength(2);
  });

  it('that failed otherwise is not asked again', async () => {
    const server = await play(send(500, ''));
    await askList(server);
    expect(server.asked).toHaveLength(1);
  });

  it('that is not there is told as not reachable', async () => {
    const server = await play(send(200, '{}'));
    await servers.pop()?.close();
    expect(await problemOf(server)).toMatchObject({ code: 'unreachable', status: undefined, answer: undefined });
  });

  it('behind the command is told in the words of the command', async () => {
    const refusal = { error: { code: 'unreachable', message: 'Nothing answers at 127.0.0.1:1.' } };
    const server = await play(send(502, JSON.stringify(refusal)));
    expect(await problemOf(server)).toMatchObject({ code: 'unreachable', advice: 'Nothing answers at 127.0.0.1:1.' });
  });

  it('is stopped by the user at once', async () => {
    const server = await play(() => {});
    const stop = new AbortController();
    const asking = askJson({ connection: to(server), kind: undefined }, { path: '/api/list' }, stop.signal);
    stop.abort();
    expect(await asking).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a request', () => {
  it('carries what the connection says and nothing else, and tells no secret', async () => {
    const server = await play(send(403, ''));
    const url = `http://ann:p%40ss@127.0.0.1:${server.port}/base?key=hidden`;
    const problem = await problemOf(server, { url, tenant: 'team-a' });
    const [{ headers, url: asked }] = server.asked;
    expect(headers['authorization']).toBe(`Basic ${btoa('ann:p@ss')}`);
    expect(headers['x-scope-orgid']).toBe('team-a');
    expect(headers['cookie']).toBeUndefined();
    expect(asked).toBe(`${PATH}?key=hidden`);
    expect(problem?.url).toBe(`${server.origin}${PATH}`);
  });

  it.each([
    [{ kind: 'bearer', token: 'abc' }, 'authorization', 'Bearer abc'],
    [{ kind: 'basic', user: 'ü', password: 'x' }, 'authorization', 'Basic w7w6eA=='],
    [{ kind: 'header', name: 'X-API-Key', value: 'k' }, 'x-api-key', 'k'],
  ] as const)('logs in by %j', async (auth, header, value) => {
    const server = await play(send(200, '{}'));
    await askList(server, { auth });
    expect(server.asked[0].headers[header]).toBe(value);
  });

  it.each([
    [{ auth: { kind: 'header', name: 'X-API-Key', value: 'k' } }, 'x-api-key'],
    [{ auth: { kind: 'bearer', token: 'k' } }, 'authorization'],
    [{ tenant: 'k' }, 'x-scope-orgid'],
  ] as const)('with %j is not led to another server', async (change, header) => {
    const other = await play(send(200, '{"from":"another"}'));
    const server = await play(send(302, '', { location: `${other.origin}${PATH}?next=secret` }));
    const problem = await problemOf(server, change);
    expect(problem?.message).toContain(`to ${other.origin}: credentials were not sent there`);
    expect(problem?.advice).toContain('enter its address');
    expect(JSON.stringify(problem)).not.toContain('next=secret');
    expect(other.asked.map(({ headers }) => headers[header])).toEqual([undefined]);
  });

  it('with credentials follows the server to another place on itself, and not in circles', async () => {
    const auth = { kind: 'bearer', token: 'abc' } as const;
    const moved = await play(send(307, '', { location: '/new/list?page=1' }), { '/new/list': send(200, '{"ok":1}') });
    expect(await askList(moved, { auth })).toEqual({ ok: true, value: { ok: 1 } });
    expect(moved.asked.at(-1)?.url).toBe('/new/list?page=1');
    expect(moved.asked.at(-1)?.headers['authorization']).toBe('Bearer abc');
    const circle = await play(send(302, '', { location: PATH }));
    expect((await problemOf(circle, { auth }))?.message).toContain('on to another place: credentials');
  });

  it('without credentials follows the server anywhere', async () => {
    const other = await play(send(200, '{"from":"another"}'));
    const server = await play(send(302, '', { location: `${other.origin}${PATH}` }));
    expect(await askList(server)).toEqual({ ok: true, value: { from: 'another' } });
  });

  it('takes a % in the address for what it is where it encodes nothing', async () => {
    const server = await play(send(200, '{}'));
    await askList(server, { url: `http://:100%@127.0.0.1:${server.port}/base` });
    expect(server.asked[0].headers['authorization']).toBe(`Basic ${btoa(':100%')}`);
  });

  it.each([
    { auth: { kind: 'bearer', token: 'secret\n2' } },
    { auth: { kind: 'header', name: 'not a name', value: 'secret' } },
    { tenant: 'secret→' },
  ] as const)(
    'with a header that cannot be sent says which, and not that the server refuses it: %j',
    async (change) => {
      const server = await play(send(200, '{}'));
      const problem = await problemOf(server, change);
      expect(problem?.code).toBe('badAddress');
      expect(problem?.message).toMatch(/^The header \S.* cannot be sent as it was entered\.$/);
      expect(JSON.stringify(problem)).not.toContain('secret');
      expect(server.asked).toHaveLength(0);
    },
  );

  it.each(['user:secret@host name', 'http://user:sec/secret@@ret@host name/?key=secret', 'user:secret@host:x'])(
    'to an address that is none shows no secret of it: %s',
    async (url) => {
      const answer = await askJson({ connection: plainConnection('x', url), kind: undefined }, { path: '/x' }, signal);
      expect(answer).toMatchObject({ ok: false, error: { code: 'badAddress' } });
      expect(JSON.stringify(answer)).not.toContain('secret');
    },
  );

  it('to no address that can be asked says so without asking', async () => {
    for (const url of ['ftp://a.example/', 'http://']) {
      const answer = await askJson({ connection: plainConnection('x', url), kind: undefined }, { path: '/x' }, signal);
      expect(answer).toMatchObject({ ok: false, error: { code: 'badAddress' } });
    }
  });
});

describe('bytes of a trace', () => {
  const open = (server: ScriptedServer, change: Partial<Connection> = {}) =>
    openBytes({ connection: to(server, change), kind: 'jaeger' }, { path: '/api/list' }, 'trace', signal);

  it('come in the memory of a few pieces, however many there are', async () => {
    const piece = Buffer.alloc(256 * 1024, 'x');
    const pieces = 800;
    let sent = 0;
    const server = await play((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (sent < pieces) {
          sent++;
          if (!response.write(piece)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    const answer = await open(server);
    if (!answer.ok || answer.value === 'nothing') throw new Error('no bytes');
    let bytes = 0;
    let furthestAhead = 0;
    for await (const chunk of answer.value.stream) {
      bytes += chunk.length;
      furthestAhead = Math.max(furthestAhead, sent * piece.length - bytes);
    }
    expect(bytes).toBe(pieces * piece.length);
    // What lies in sockets and buffers on the way, not the 200 MiB of the answer.
    expect(furthestAhead).toBeLessThan(32 * 1024 * 1024);
    expect(answer.value.head()).toHaveLength(20_000);
  });

  it('that are cut are handed on to the break, which is told', async () => {
    const server = await play((response) => {
      response.writeHead(200, { 'content-length': '90000' });
      response.write('[{"a":1},'.repeat(1000), () => setTimeout(() => response.destroy(), 20));
    });
    const answer = await open(server);
    if (!answer.ok || answer.value === 'nothing') throw new Error('no bytes');
    let text = '';
    const reading = (async () => {
      for await (const chunk of answer.value === 'nothing' ? [] : answer.value.stream)
        text += Buffer.from(chunk).toString();
    })();
    await expect(reading).rejects.toThrow('The connection was cut in the middle of the answer.');
    expect(text).toHaveLength(9000);
    expect(answer.value.head()).toBe(text);
  });

  it('that stop coming are told after the time the connection allows', async () => {
    const server = await play((response) => void response.writeHead(200).write('x'.repeat(5000)));
    const answer = await open(server, { timeoutMs: 200 });
    if (!answer.ok || answer.value === 'nothing') throw new Error('no bytes');
    const { stream } = answer.value;
    const reading = (async () => {
      for await (const chunk of stream) expect(chunk.length).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toThrow(/no byte came/);
  });

  it.each([
    ['', 'emptyAnswer'],
    ['{"error":{"message":"gone"}}', 'errorInAnswer'],
    ['<html><title>Sign in</title>', 'webPage'],
  ])('that are “%s” are no trace', async (body, code) => {
    const server = await play(send(200, body));
    expect(await open(server)).toMatchObject({ ok: false, error: { code, answer: body } });
  });
});

it('keeps no more of an answer than can be looked at', () => {
  const { answer, detail } = sourceProblem('strangeAnswer', '', '', {
    answer: 'x'.repeat(1e6),
    detail: 'y'.repeat(1e4),
  });
  expect(answer).toHaveLength(20_000);
  expect(detail).toHaveLength(601);
});

it('a deadline that has been stopped by the user says so, not that time ran out', async () => {
  const user = new AbortController();
  const deadline = startDeadline(user.signal, 10);
  user.abort();
  await new Promise((resume) => setTimeout(resume, 30));
  expect(deadline.reason()).toBe('user');
});
