import { afterEach, expect, it } from 'vitest';
import type { ScriptedServer } from '../../test/localServers.ts';
import type { Replayed } from '../../test/replay.ts';
import { askedOf, replay } from '../../test/replay.ts';
import { plainConnection } from '#model/connection.ts';
import { detectServer, kindOfAddress } from './detectKind.ts';
import { openCollector, openServer } from './openCollector.ts';

const { signal } = new AbortController();
let server: ScriptedServer | undefined;

afterEach(() => server?.close());

it.each([
  ['http://127.0.0.1:16686', 'jaeger'],
  ['localhost:9411/', 'zipkin'],
  ['http://obs.example/tempo/', 'tempo'],
  ['https://jaeger.obs.example', 'jaeger'],
  ['http://mimir.example/', 'prometheus'],
  ['https://obs.example/x', undefined],
  ['%', undefined],
])('the address %s speaks for %s', (url, kind) => {
  expect(kindOfAddress(url)).toBe(kind);
});

it.each<readonly [string, Readonly<Record<string, Replayed>>, number]>([
  ['jaeger', { '/api/v3/services': { body: '{"services":["a"]}' } }, 1],
  ['jaeger', { '/api/v3/services': { body: '<!doctype html>' }, '/api/services': { body: '{"data":[]}' } }, 2],
  ['zipkin', { '/api/v2/services': { body: '[]' } }, 3],
  ['tempo', { '/api/echo': { body: 'echo' } }, 4],
  ['prometheus', { '/api/v1/status/buildinfo': { body: '{"status":"success","data":{}}' } }, 5],
  ['zipkin', { '/zipkin/api/v2/services': { body: '["a"]' } }, 6],
])('%s is known by its answer', async (kind, answers, questions) => {
  server = await replay(answers);
  expect(await detectServer(plainConnection('x', server.origin), signal)).toMatchObject({ ok: true, value: { kind } });
  expect(server.asked).toHaveLength(questions);
});

it('what the address speaks for is asked first', async () => {
  server = await replay({ '/tempo/api/echo': { body: 'echo' } });
  const opened = await openCollector(plainConnection('x', `${server.origin}/tempo`), signal);
  expect(opened).toMatchObject({ ok: true, value: { kind: 'tempo' } });
  expect(askedOf(server)).toEqual(['/tempo/api/echo']);
});

it('a server that is none of these says so, with what it answered', async () => {
  server = await replay({ '/api/v3/services': { body: '<!doctype html><title>Router</title>' } });
  const kind = await detectServer(plainConnection('x', server.origin), signal);
  expect(kind).toMatchObject({ error: { code: 'unknownKind', detail: 'Router' } });
});

it('a server that wants a login is not asked in vain again', async () => {
  server = await replay({ '/api/v3/services': { status: 401, body: '' } });
  expect(await detectServer(plainConnection('x', server.origin), signal)).toMatchObject({
    error: { code: 'unauthorised' },
  });
  expect(server.asked).toHaveLength(1);
});

it.each<readonly [string, Readonly<Record<string, Replayed>>, readonly string[]]>([
  ['Jaeger', { '/api/v3/services': { body: '{"services":["shop"]}' } }, ['/api/v3/services']],
  [
    'old Jaeger',
    { '/api/v3/services': { body: '<!doctype html>' }, '/api/services': { body: '{"data":["shop"]}' } },
    ['/api/v3/services', '/api/services'],
  ],
  [
    'Zipkin',
    { '/zipkin/api/v2/services': { body: '["shop"]' } },
    [
      '/api/v3/services',
      '/api/services',
      '/api/v2/services',
      '/api/echo',
      '/api/v1/status/buildinfo',
      '/zipkin/api/v2/services',
    ],
  ],
])(
  'a %s that several look at is asked once what it is, and not again for what it answered',
  async (_, answers, asked) => {
    const started = await replay(answers);
    server = started;
    const connection = plainConnection('x', started.origin);
    const ask = async () => {
      const opened = await openCollector(connection, signal);
      return opened.ok ? opened.value.services(signal) : opened;
    };
    expect(await Promise.all([ask(), ask(), openServer(connection, signal)])).toMatchObject([
      { value: ['shop'] },
      { value: ['shop'] },
      { ok: true },
    ]);
    expect(askedOf(started)).toEqual(asked);
  },
);

it('a store of metrics is no collector of traces', async () => {
  expect(
    await openCollector(plainConnection('x', 'http://me:secret@a.example/?key=1', 'prometheus'), signal),
  ).toMatchObject({
    error: { code: 'unsupported', url: 'http://a.example/' },
  });
});
