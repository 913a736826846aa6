import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedServer, scriptedServer } from '../../test/localServers.ts';
import type { Replayed } from '../../test/replay.ts';
import { askedOf, line, QUERY, readFile, recorded, replay, searched, TRACE_ID } from '../../test/replay.ts';
import { plainConnection } from '#model/connection.ts';
import type { Collector } from './collector.ts';
import { zipkin } from './zipkin.ts';

const { signal } = new AbortController();
const FOUND = [
  '8448 stock sweep 1.5ms, 1 spans, 0 errors: stock 1/0',
  '0af7 shop get /cart 120ms, 3 spans, 2 errors: shop 2/1, stock 1/1',
];
const RANGE = { fromMs: 1000, toMs: 3000 };

function below(base: string): Readonly<Record<string, Replayed>> {
  return {
    [`${base}/services`]: 'zipkin-services.json',
    [`${base}/spans`]: 'zipkin-spans.json',
    [`${base}/traces`]: 'zipkin-traces.json',
    [`${base}/trace/${TRACE_ID}`]: 'zipkin-trace.json',
    [`${base}/trace/deadbeef`]: { status: 404, body: 'deadbeef not found' },
    [`${base}/dependencies`]: 'zipkin-dependencies.json',
    [`${base}/autocompleteKeys`]: { body: '["env","region"]' },
    [`${base}/autocompleteValues`]: { body: '["eu","us"]' },
  };
}

let server: ScriptedServer | undefined;

afterEach(() => server?.close());

async function start(answers: Readonly<Record<string, Replayed>>): Promise<Collector> {
  server = await replay(answers);
  return zipkin(plainConnection('z', server.origin, 'zipkin'));
}

describe.each(['/api/v2', '/zipkin/api/v2'])('a server whose API stands at %s', (base) => {
  it('has services, spans, traces, one trace and links', async () => {
    const collector = await start(below(base));
    expect(await collector.services(signal)).toEqual({ ok: true, value: ['shop', 'stock'] });
    expect(await collector.operations('stock', signal)).toEqual({ ok: true, value: ['get /stock', 'sweep'] });
    expect((await searched(collector)).traces.map(line)).toEqual(FOUND);
    const trace = await collector.trace(TRACE_ID, signal);
    expect(trace.ok && (await readFile(trace.value)).table.length).toBe(3);
    expect(await collector.dependencies?.(RANGE, signal)).toEqual({
      ok: true,
      value: { links: [{ parent: 'shop', child: 'stock', calls: 1, errors: 1 }], range: RANGE, emptyReason: '' },
    });
  });

  it('finds its place by the first question, and gives a trace even if that is the first', async () => {
    const collector = await start(below(base));
    const trace = await collector.trace(TRACE_ID, signal);
    expect(trace.ok).toBe(true);
    expect(await collector.trace('deadbeef', signal)).toMatchObject({ error: { code: 'noSuchTrace' } });
  });

  it('completes the keys it was set up with', async () => {
    const collector = await start(below(base));
    expect(await collector.attributeKeys?.(signal)).toEqual({ ok: true, value: ['env', 'region'] });
    expect(await collector.attributeValues?.('region', signal)).toEqual({ ok: true, value: ['eu', 'us'] });
  });
});

it('a question that was late at the first place is asked at the second all the same', async () => {
  const late = await scriptedServer({
    '/api/v2/spans': (response) => setTimeout(() => response.writeHead(404).end(), 50),
    '/zipkin/api/v2/services': (response) => response.end('["shop"]'),
    '/zipkin/api/v2/spans': (response) => response.end('["get /"]'),
  });
  server = late;
  const collector = zipkin(plainConnection('z', late.origin, 'zipkin'));
  const spans = collector.operations('shop', signal);
  expect(await collector.services(signal)).toEqual({ ok: true, value: ['shop'] });
  expect(await spans).toEqual({ ok: true, value: ['get /'] });
});

describe('a search', () => {
  it.each([
    ['a longest duration', { maxDurationNs: 5e6 }, '&minDuration=1&maxDuration=5000'],
    ['both durations', { minDurationNs: 1500, maxDurationNs: 5e6 }, '&minDuration=2&maxDuration=5000'],
    ['an operation', { operation: 'get /cart' }, '&spanName=get /cart'],
    [
      'attributes',
      {
        attributes: [
          { key: 'error', value: '' },
          { key: 'http.method', value: 'GET' },
        ],
      },
      '&annotationQuery=error and http.method=GET',
    ],
  ])('by %s asks in the words of Zipkin', async (_, change, words) => {
    const collector = await start(below('/api/v2'));
    await searched(collector, { ...QUERY, ...change });
    expect(server && askedOf(server)).toEqual([
      `/api/v2/traces?serviceName=stock${words}&endTs=1796005955250&lookback=120000&limit=20`,
    ]);
  });

  it('that finds nothing is an empty list', async () => {
    const collector = await start({ ...below('/api/v2'), '/api/v2/traces': { body: '[]' } });
    expect(await searched(collector)).toEqual({ traces: [], mayHaveMore: false, notes: [] });
  });

  it.each([
    ['one broken trace', `["lost",[{"x":1}],${recorded('zipkin-traces.json').slice(1)}`, FOUND, 'broken'],
    [
      'its end cut off',
      recorded('zipkin-traces.json').slice(0, -300),
      [FOUND[1].replace('3 spans, 2 errors: shop 2/1, stock 1/1', '2 spans, 1 errors: shop 2/1')],
      'partial',
    ],
  ])('whose answer has %s shows the rest and says so', async (_, body, lines, code) => {
    const collector = await start({ ...below('/api/v2'), '/api/v2/traces': { body } });
    const { traces, notes } = await searched(collector);
    expect(traces.map(line)).toEqual(lines);
    expect(notes.map((note) => note.code)).toEqual([code]);
  });

  it('whose answer holds no trace at all is a problem with the answer in it', async () => {
    const collector = await start({ ...below('/api/v2'), '/api/v2/traces': { body: '{"hello":["world"]}' } });
    await expect(searched(collector)).rejects.toThrow(/^strangeAnswer: The answer of the server could not be read/);
  });
});

it('that counts no links says why', async () => {
  const collector = await start({ '/api/v2/dependencies': { body: '[]' } });
  expect(await collector.dependencies?.(RANGE, signal)).toMatchObject({
    value: { links: [], emptyReason: expect.stringContaining('zipkin-dependencies') as string },
  });
});
