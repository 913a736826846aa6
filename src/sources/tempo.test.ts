import { afterEach, describe, expect, it } from 'vitest';
import type { ScriptedServer } from '../../test/localServers.ts';
import { scriptedServer } from '../../test/localServers.ts';
import type { Replayed } from '../../test/replay.ts';
import { askedOf, line, QUERY, readFile, recorded, replay, searched, TRACE_ID } from '../../test/replay.ts';
import { plainConnection } from '#model/connection.ts';
import type { Collector } from './collector.ts';
import { tempo } from './tempo.ts';
import { identifierOf, queryOfFields } from './tempoQuery.ts';

const { signal } = new AbortController();

const SEARCH = {
  traces: [
    {
      traceID: TRACE_ID.slice(1),
      rootServiceName: 'shop',
      rootTraceName: 'GET /cart',
      startTimeUnixNano: '1796005895000000001',
      durationMs: 120,
      spanSets: [{ matched: 2, spans: [] }],
      serviceStats: { stock: { spanCount: 1, errorCount: 1 }, shop: { spanCount: 2, errorCount: 1 } },
    },
    { rootServiceName: 'no id' },
    {
      traceID: '8448eb211c80319c',
      rootTraceName: '<root span not yet received>',
      startTimeUnixNano: '1796005895500000000',
    },
  ],
  metrics: { completedJobs: 9, totalJobs: 9 },
};
const TRACE = (JSON.parse(recorded('jaeger-v3-trace.json')) as { result: object }).result;

let server: ScriptedServer | undefined;

afterEach(() => server?.close());

async function start(answers: Readonly<Record<string, Replayed>>): Promise<Collector> {
  server = await replay(answers);
  return tempo(plainConnection('t', `${server.origin}/tempo`, 'tempo'));
}

function json(value: unknown): Replayed {
  return { body: JSON.stringify(value) };
}

describe('a search', () => {
  it('lists what is told of each trace, and leaves out what is not', async () => {
    const collector = await start({ '/tempo/api/search': json(SEARCH) });
    const { traces, mayHaveMore, notes } = await searched(collector);
    expect(traces.map(line)).toEqual([
      '8448 undefined undefined NaNms, undefined spans, undefined errors: unknown',
      '0af7 shop GET /cart 120ms, 3 spans, 2 errors: shop 2/1, stock 1/1',
    ]);
    expect(traces[1]).toMatchObject({ traceId: TRACE_ID, matchedSpans: 2 });
    expect(mayHaveMore).toBe(false);
    expect(notes.map(({ message }) => message)).toEqual(['One trace of the answer could not be read and is left out.']);
  });

  it('that looked at a part only says so, unless it had enough', async () => {
    const part = { ...SEARCH, metrics: { completedJobs: 3, totalJobs: 9 } };
    const collector = await start({ '/tempo/api/search': json(part) });
    expect((await searched(collector)).notes.at(-1)?.message).toBe(
      'Tempo searched only a part. It looked at 3 of 9 parts.',
    );
    const enough = await searched(collector, { ...QUERY, limit: 3 });
    expect(enough.mayHaveMore).toBe(true);
    expect(enough.notes.map(({ code }) => code)).toEqual(['broken']);
  });

  it('asks for the newest, and in older words when the server does not know newer ones', async () => {
    let times = 0;
    server = await scriptedServer({
      '/api/search': (response) => {
        times++;
        response.writeHead(times < 3 ? 400 : 200).end(times < 3 ? 'invalid query' : '{"traces":[]}');
      },
    });
    const collector = tempo(plainConnection('t', server.origin, 'tempo'));
    await searched(collector, { ...QUERY, minDurationNs: 5e6 });
    const common = '/api/search?start=1796005835&end=1796005956&limit=20';
    expect(askedOf(server)).toEqual([
      `${common}&q={ resource.service.name = "stock" && traceDuration >= 5000000ns } with (most_recent=true)`,
      `${common}&q={ resource.service.name = "stock" && traceDuration >= 5000000ns }`,
      `${common}&tags=service.name=stock&minDuration=5000000ns`,
    ]);
  });

  it('of the user’s own TraceQL is asked once and as it is, and its mistake has a place', async () => {
    const mistake = 'invalid TraceQL query: parse error at line 1, col 8: syntax error: unexpected IDENTIFIER';
    const collector = await start({ '/tempo/api/search': { status: 400, body: mistake } });
    const answer = await collector.search({ ...QUERY, traceql: '{ duration nonsense }' }, signal);
    expect(answer).toMatchObject({ error: { code: 'badQuery', detail: mistake, queryPlace: { line: 1, column: 8 } } });
    expect(server && askedOf(server)).toEqual([
      '/tempo/api/search?start=1796005835&end=1796005956&limit=20&q={ duration nonsense }',
    ]);
  });
});

describe('one trace', () => {
  const path = `/tempo/api/v2/traces/${TRACE_ID}`;

  it.each([
    ['v2', { [path]: json({ trace: TRACE }) }],
    [
      'v1',
      { [`/tempo/api/traces/${TRACE_ID}`]: json({ batches: (TRACE as { resourceSpans: unknown }).resourceSpans }) },
    ],
  ])('comes by %s', async (_, answers) => {
    const collector = await start(answers);
    const trace = await collector.trace(TRACE_ID, signal);
    expect(trace.ok && (await readFile(trace.value)).table.length).toBe(3);
  });

  it('that is not whole is told as such', async () => {
    const collector = await start({ [path]: json({ trace: TRACE, status: 'PARTIAL', message: 'exceeds max size' }) });
    const trace = await collector.trace(TRACE_ID, signal);
    const { table, problems } = trace.ok ? await readFile(trace.value) : { table: undefined, problems: [] };
    expect(table?.length).toBe(3);
    expect(problems).toMatchObject([{ code: 'partialTrace', examples: [{ detail: 'exceeds max size' }] }]);
  });

  it.each([
    ['an empty trace', { [path]: json({ trace: {}, metrics: {} }) }],
    ['404 without a word', { [`/tempo/api/traces/${TRACE_ID}`]: { status: 404, body: '' } }],
  ])('that is told by %s is not there', async (_, answers) => {
    const collector = await start(answers);
    expect(await collector.trace(TRACE_ID, signal)).toMatchObject({ error: { code: 'noSuchTrace' } });
  });

  it('is not what is missing when the path is wrong', async () => {
    const nothing = { status: 404, body: '404 page not found' };
    const collector = await start({ [path]: nothing, [`/tempo/api/traces/${TRACE_ID}`]: nothing });
    expect(await collector.trace(TRACE_ID, signal)).toMatchObject({ error: { code: 'wrongPath' } });
  });
});

describe('names', () => {
  it('come from v2 with their scopes, and from v1 where there is none', async () => {
    const scopes = [
      { name: 'intrinsic', tags: ['name', 'status'] },
      { name: 'span', tags: ['http.route'] },
    ];
    const values = {
      tagValues: [
        { type: 'string', value: 'shop' },
        { type: 'string', value: 'cart' },
      ],
    };
    const now = await start({
      '/tempo/api/v2/search/tags': json({ scopes }),
      '/tempo/api/v2/search/tag/resource.service.name/values': json(values),
      '/tempo/api/v2/search/tag/name/values': json({ tagValues: [{ type: 'string', value: 'GET /' }] }),
    });
    expect(await now.attributeKeys?.(signal)).toEqual({ ok: true, value: ['name', 'span.http.route', 'status'] });
    expect(await now.services(signal)).toEqual({ ok: true, value: ['cart', 'shop'] });
    expect(await now.operations('shop', signal)).toEqual({ ok: true, value: ['GET /'] });
    expect(server && askedOf(server).at(-1)).toBe(
      '/tempo/api/v2/search/tag/name/values?q={ resource.service.name = "shop" }',
    );
    await server?.close();
    const old = await start({
      '/tempo/api/search/tags': json({ tagNames: ['http.route', 'name'] }),
      '/tempo/api/search/tag/service.name/values': json({ tagValues: ['shop'] }),
    });
    expect(await old.attributeKeys?.(signal)).toEqual({ ok: true, value: ['http.route', 'name'] });
    expect(await old.services(signal)).toEqual({ ok: true, value: ['shop'] });
  });
});

describe('fields as TraceQL', () => {
  it('are one filter of typed conditions', () => {
    const attributes = [
      { key: 'http.response.status_code', value: '500' },
      { key: 'resource.k8s.pod.name', value: 'a"b' },
      { key: 'status', value: 'error' },
      { key: 'span.my key', value: '' },
      { key: 'name', value: '404' },
      { key: 'event:timeSinceStart', value: '2ms' },
    ];
    expect(queryOfFields({ ...QUERY, operation: 'GET /', attributes, maxDurationNs: 1e9 })).toBe(
      '{ resource.service.name = "stock" && name = "GET /" && ' +
        '(.http.response.status_code = 500 || .http.response.status_code = "500") && resource.k8s.pod.name = "a\\"b" && ' +
        'status = error && span."my key" != nil && name = "404" && ' +
        'event:timeSinceStart = 2ms && traceDuration <= 1000000000ns }',
    );
    expect(queryOfFields({ ...QUERY, service: undefined })).toBe('{}');
  });

  it('name attributes by their scope', () => {
    expect(['http.route', '.http.route', 'span.a', 'name', 'trace:duration', 'a b'].map(identifierOf)).toEqual([
      '.http.route',
      '.http.route',
      'span.a',
      'name',
      'trace:duration',
      '."a b"',
    ]);
  });
});
