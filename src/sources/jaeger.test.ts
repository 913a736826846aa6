import { afterEach, describe, expect, it } from 'vitest';
import type { ScriptedServer } from '../../test/localServers.ts';
import type { Replayed } from '../../test/replay.ts';
import { askedOf, line, QUERY, readFile, recorded, replay, searched, SHORT_ID, TRACE_ID } from '../../test/replay.ts';
import { plainConnection } from '#model/connection.ts';
import type { Collector } from './collector.ts';
import { jaeger } from './jaeger.ts';
import { goDuration } from './jaegerQuery.ts';

const { signal } = new AbortController();
/** The user interface answers every path that the server does not know. */
const PAGE: Replayed = { body: '<!doctype html><title>Jaeger UI</title>' };
const FOUND = [
  '8448 stock sweep 1.5ms, 1 spans, 0 errors: stock 1/0',
  '0af7 shop GET /cart 120ms, 3 spans, 2 errors: shop 2/1, stock 1/1',
];

const V3: Readonly<Record<string, Replayed>> = {
  '/jaeger/api/v3/services': 'jaeger-v3-services.json',
  '/jaeger/api/v3/operations': 'jaeger-v3-operations.json',
  '/jaeger/api/v3/trace-summaries': PAGE,
  '/jaeger/api/v3/traces': 'jaeger-v3-traces.json',
  [`/jaeger/api/v3/traces/${TRACE_ID}`]: 'jaeger-v3-trace.json',
  '/jaeger/api/traces': 'jaeger-v1-traces.json',
  '/jaeger/api/dependencies': 'jaeger-v1-dependencies.json',
};
const V1: Readonly<Record<string, Replayed>> = {
  '/jaeger/api/v3/services': PAGE,
  '/jaeger/api/services': 'jaeger-v1-services.json',
  '/jaeger/api/services/stock/operations': 'jaeger-v1-operations.json',
  '/jaeger/api/traces': 'jaeger-v1-traces.json',
  [`/jaeger/api/traces/${TRACE_ID}`]: 'jaeger-v1-trace.json',
};

let server: ScriptedServer | undefined;

afterEach(() => server?.close());

async function start(
  answers: Readonly<Record<string, Replayed>>,
): Promise<{ collector: Collector; asked: () => readonly string[] }> {
  const started = await replay(answers);
  server = started;
  return {
    collector: jaeger(plainConnection('j', `${started.origin}/jaeger`, 'jaeger')),
    asked: () => askedOf(started).map((path) => path.replace('/jaeger/api/', '')),
  };
}

describe.each([
  ['v3', V3, 'v3/traces/', 'raw_traces=true'],
  ['v1', V1, 'traces/', 'raw=true'],
])('a server of API %s', (version, answers, tracePath, raw) => {
  it('has services, operations, and traces as a list', async () => {
    const { collector } = await start(answers);
    expect(await collector.services(signal)).toEqual({ ok: true, value: ['shop', 'stock'] });
    expect(await collector.operations('stock', signal)).toEqual({ ok: true, value: ['GET /stock', 'sweep'] });
    const { traces, mayHaveMore, notes } = await searched(collector);
    expect(traces.map(line)).toEqual(FOUND);
    expect(traces[0].traceId).toBe(SHORT_ID);
    expect(traces[1].start).toBe(1_796_005_895_000_000_000n + (version === 'v3' ? 1n : 0n));
    expect({ mayHaveMore, notes }).toEqual({ mayHaveMore: false, notes: [] });
    expect((await searched(collector, { ...QUERY, limit: 2 })).mayHaveMore).toBe(true);
  });

  it('gives one trace as it stored it, and finds out only once which API there is', async () => {
    const { collector, asked } = await start(answers);
    const first = await collector.trace(TRACE_ID, signal);
    if (!first.ok) throw new Error(first.error.message);
    expect((await readFile(first.value)).table.length).toBe(3);
    await collector.trace(TRACE_ID, signal);
    expect(asked().filter((path) => path.endsWith('services')).length).toBe(version === 'v3' ? 1 : 2);
    expect(asked().at(-1)).toBe(`${tracePath}${TRACE_ID}?${raw}`);
  });

  it('is never asked outside of its address, whatever a link says is an id', async () => {
    const { collector, asked } = await start(answers);
    await collector.services(signal);
    const before = asked().length;
    for (const id of ['..', '.', '%2e%2E']) {
      const answer = await collector.trace(id, signal);
      expect(answer.ok).toBe(false);
    }
    await collector.trace('..\\..\\admin?x', signal);
    expect(asked().slice(before)).toEqual([`${tracePath}%2e%2E?${raw}`, `${tracePath}..\\..\\admin?x?${raw}`]);
  });

  it('that has no such trace says so', async () => {
    const { collector } = await start(answers);
    const answer = await collector.trace('deadbeef', signal);
    expect(answer).toMatchObject({ ok: false, error: { code: 'noSuchTrace' } });
  });
});

describe('a search', () => {
  it('takes summaries where the server has them', async () => {
    const summaries = {
      summaries: [
        {
          traceId: TRACE_ID,
          rootServiceName: 'shop',
          rootOperationName: 'GET /cart',
          minStartTimeUnixNano: '1796005895000000001',
          maxEndTimeUnixNano: '1796005895120000001',
          spanCount: 3,
          errorSpanCount: 2,
          services: [
            { name: 'shop', spanCount: 2, errorSpanCount: 1 },
            { name: 'stock', spanCount: 1, errorSpanCount: 1 },
          ],
        },
        { rootServiceName: 'without an id' },
        'nonsense',
        { traceId: SHORT_ID.padStart(32, '0'), minStartTimeUnixNano: '1796005895500000000', spanCount: 1 },
      ],
    };
    const { collector, asked } = await start({
      ...V3,
      '/jaeger/api/v3/trace-summaries': { body: JSON.stringify(summaries) },
    });
    const { traces, notes } = await searched(collector);
    expect(traces.map(line)).toEqual(['8448 undefined undefined NaNms, 1 spans, 0 errors: ', FOUND[1]]);
    expect(notes).toEqual([{ code: 'broken', message: '2 traces of the answer could not be read and are left out.' }]);
    expect(asked().some((path) => path.startsWith('v3/traces'))).toBe(false);
  });

  it('asks in the words of v3, and for attributes in those of v1 where summaries are missing', async () => {
    const { collector, asked } = await start(V3);
    const query = { ...QUERY, operation: 'GET /stock', minDurationNs: 5e6, maxDurationNs: 2e9 };
    await searched(collector, query);
    expect(asked().at(-1)).toBe(
      'v3/traces?query.service_name=stock&query.operation_name=GET /stock&query.start_time_min=2026-11-30T02:30:35.250Z' +
        '&query.start_time_max=2026-11-30T02:32:35.250Z&query.num_traces=20&query.duration_min=5ms&query.duration_max=2000ms' +
        '&query.raw_traces=true',
    );
    await searched(collector, { ...query, attributes: [{ key: 'a', value: 'b"c' }] });
    expect(asked().at(-1)).toBe(
      'traces?service=stock&operation=GET /stock&tags={"a":"b\\"c"}&start=1796005835250000&end=1796005955250000&limit=20' +
        '&minDuration=5ms&maxDuration=2000ms',
    );
  });

  it('asks for summaries only once where there are none', async () => {
    const { collector, asked } = await start(V3);
    await searched(collector);
    await searched(collector);
    expect(asked().map((path) => path.split('?')[0])).toEqual([
      'v3/services',
      'v3/trace-summaries',
      'v3/traces',
      'v3/traces',
    ]);
  });

  it('asks for summaries again when all it met was a login', async () => {
    const answers = { ...V3, '/jaeger/api/v3/traces': PAGE };
    const { collector, asked } = await start(answers);
    for (const _ of [1, 2]) {
      expect(await collector.search(QUERY, signal)).toMatchObject({ ok: false, error: { code: 'webPage' } });
    }
    expect(asked().filter((path) => path.startsWith('v3/trace-summaries')).length).toBe(2);
  });

  it('and lists that are asked for at the same time find out together which API there is', async () => {
    const { collector, asked } = await start(V3);
    await Promise.all([collector.services(signal), collector.operations('stock', signal), searched(collector)]);
    expect(asked().filter((path) => path === 'v3/services').length).toBe(1);
  });

  it.each([
    ['a key without a value', [{ key: 'error', value: '' }]],
    [
      'two values of one key',
      [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    ],
  ])('for %s says that Jaeger cannot, whatever is found', async (_, attributes) => {
    const { collector } = await start(V1);
    const { notes } = await searched(collector, { ...QUERY, attributes });
    expect(notes.map(({ code }) => code)).toEqual(['ignoredCondition']);
    await server?.close();
    const other = await start({ ...V1, '/jaeger/api/traces': { body: '{"data":[]}' } });
    const { traces, notes: again } = await searched(other.collector, { ...QUERY, attributes });
    expect([traces, again.map(({ code }) => code)]).toEqual([[], ['ignoredCondition']]);
  });

  it('that finds nothing is an empty list, be it told by 404 or by an empty answer', async () => {
    const none = { status: 404, body: '{"error":{"httpCode":404,"message":"No traces found"}}' };
    for (const answer of [none, { body: '{"result":{}}' }, { body: '{}' }]) {
      const { collector } = await start({ ...V3, '/jaeger/api/v3/traces': answer });
      expect((await searched(collector)).traces).toEqual([]);
      await server?.close();
    }
  });

  it('shows what can be read of an answer with one broken trace, and says so', async () => {
    const text = recorded('jaeger-v1-traces.json');
    const at = text.indexOf('{"traceID"');
    const broken = `${text.slice(0, at)}{"traceID":7,"spans":"lost","processes":[]},"nonsense",${text.slice(at)}`;
    const { collector } = await start({ ...V1, '/jaeger/api/traces': { body: broken } });
    const { traces, notes } = await searched(collector);
    expect(traces.map(line)).toEqual(FOUND);
    expect(notes.map(({ code }) => code)).toEqual(['broken']);
  });

  it('reads answers that come as one value after another, and one that ends in an error', async () => {
    const [shop, rest] = halves(recorded('jaeger-v3-traces.json'));
    const body = `${shop}\n${rest}\n{"error":{"grpcCode":2,"httpCode":500,"message":"storage went away"}}`;
    const { collector } = await start({ ...V3, '/jaeger/api/v3/traces': { body } });
    const { traces, notes } = await searched(collector);
    expect(traces.map(line)).toEqual(FOUND);
    expect(notes).toMatchObject([{ code: 'partial', message: expect.stringContaining('storage went away') as string }]);
  });
});

/** The resources of one answer in two, as gateways that stream send them. */
function halves(text: string): readonly [string, string] {
  const { result } = JSON.parse(text) as { result: { resourceSpans: unknown[] } };
  const part = (resourceSpans: unknown[]): string => JSON.stringify({ result: { resourceSpans } });
  return [part(result.resourceSpans.slice(0, 1)), part(result.resourceSpans.slice(1))];
}

describe('dependencies', () => {
  const range = { fromMs: 1000, toMs: 3000 };

  it('are counts of calls, without errors', async () => {
    const { collector, asked } = await start(V3);
    expect(await collector.dependencies?.(range, signal)).toEqual({
      ok: true,
      value: {
        links: [
          { parent: 'shop', child: 'shop', calls: 1, errors: undefined },
          { parent: 'shop', child: 'stock', calls: 1, errors: undefined },
        ],
        range,
        emptyReason: '',
      },
    });
    expect(asked()).toEqual(['dependencies?endTs=3000&lookback=2000']);
  });

  it('that are empty say why', async () => {
    const { collector } = await start({ '/jaeger/api/dependencies': { body: '{"data":[],"errors":null}' } });
    expect(await collector.dependencies?.(range, signal)).toMatchObject({
      value: { emptyReason: expect.stringContaining('spark-dependencies') as string },
    });
  });
});

it('writes durations as whole numbers that Go reads', () => {
  expect([1e9, 1_500_000, 1500, 20.4].map(goDuration)).toEqual(['1000ms', '1500us', '1500ns', '20ns']);
});
