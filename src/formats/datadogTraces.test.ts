import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in ns */
const START = 1_795_262_400_000_000_000n;
const TRACE = '11112222333344445555';
const TID = '6920540000000000';

/** A span as JSON, for ids and times are integers that JavaScript cannot hold. */
function span(id: string, more: object = {}, parent = '0', trace = TRACE): string {
  const rest = JSON.stringify({ name: 'web.request', service: 'shop', resource: `GET /${id}`, ...more }).slice(1);
  return `{"trace_id":${trace},"span_id":${id},"parent_id":${parent},"start":${START},"duration":1500,${rest}`;
}
function readOne(more: object): ReturnType<typeof readTrace>['spans'][0] {
  return readTrace(`[[${span('7', more)}]]`).spans[0];
}

describe('Datadog v0.4 JSON', () => {
  it('is a list of chunks, a list of spans, or one span a line', () => {
    const [one, other] = [span('1', { meta: {} }), span('2', { meta: {} }, '1')];
    for (const text of [`[[${one},${other}]]`, `[[${one}],[${other}]]`, `[${one},${other}]`, `${one}\n${other}`]) {
      const { format, spans, table } = readTrace(text);
      expect(format).toBe('Datadog v0.4 JSON');
      expect(spans.map(({ parentId }) => parentId)).toEqual(['', '0000000000000001']);
      expect(table.traces.length).toBe(1);
    }
  });

  it('has ids and times beyond 2^53, exact', () => {
    const { spans } = readTrace(`[[${span('18446744073709551615', { meta: {} }, '9007199254740993')}]]`);
    expect(spans[0]).toMatchObject({
      traceId: '00000000000000009a368b564c287473',
      spanId: 'ffffffffffffffff',
      parentId: '0020000000000001',
      startNs: START,
      duration: 1500,
    });
  });

  it('joins the upper half of a trace id that stands on one span of the chunk, for the whole file', () => {
    const chunks = [
      [span('1', { meta: {} }), span('2', { meta: { '_dd.p.tid': TID } }, '1')],
      [span('3', { meta: {} }, '1')],
    ];
    const { spans, table } = readTrace(`[${chunks.map((chunk) => `[${chunk.join()}]`).join()}]`);
    expect(table.traces.length).toBe(1);
    expect(spans[0].traceId).toBe(`${TID}9a368b564c287473`);
    expect(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key))).not.toContain('_dd.p.tid');
  });

  it('takes small numbers of a test for ids within the file, 0 among them', () => {
    const { spans, table } = readTrace(
      `[[${span('1', { meta: {} }, '0', '0')}],[${span('1', { meta: {} }, '0', '1')}]]`,
    );
    expect(table.traces.length).toBe(2);
    expect(spans.map(({ traceId }) => traceId)).toEqual(['test.json #0', 'test.json #1']);
  });

  it('takes ids that went through a double', () => {
    const text = `[[${span('1.0', { meta: {} }, '0.0', '1.8e19')}]]`;
    expect(readTrace(text).spans[0]).toMatchObject({
      traceId: '0000000000000000f9ccd8a1c5080000',
      spanId: '0000000000000001',
      parentId: '',
    });
  });

  it('is named after its resource; without one after its operation', () => {
    expect(readOne({ meta: {} }).operation).toBe('GET /7');
    expect(attributeLines(readOne({ type: 'web' }).attributes)).toEqual([
      'operation.name string web.request',
      'span.type string web',
    ]);
    expect(readOne({ resource: '', service: '' })).toMatchObject({ operation: 'web.request', service: '' });
  });

  it('has texts in meta, doubles in metrics; what tells of the process belongs to the resource', () => {
    const read = readOne({
      meta: { env: 'prod', version: '1.2', language: 'go', 'http.method': 'GET' },
      metrics: { _sampling_priority_v1: 1, 'cache.hits': 3 },
      meta_struct: { appsec: { rules: ['a'] } },
      extra: true,
    });
    expect(attributeLines(read.attributes)).toEqual([
      'operation.name string web.request',
      'http.method string GET',
      '_sampling_priority_v1 double 1',
      'cache.hits double 3',
      'appsec.rules array ["a"]',
      'extra bool true',
    ]);
    expect(attributeLines(read.resourceAttributes)).toEqual([
      'service.name string shop',
      'env string prod',
      'version string 1.2',
      'language string go',
    ]);
  });

  it('has the kind of its tag; else a call of another service is a client, and web a server', () => {
    expect(readOne({ meta: { 'span.kind': 'consumer' } }).kind).toBe('consumer');
    expect(readOne({ type: 'web' }).kind).toBe('server');
    const inner = (service: string): string => span('2', { type: 'sql', service }, '1');
    const kindOf = (service: string): string => readTrace(`[[${span('1')},${inner(service)}]]`).spans[1].kind;
    expect([kindOf('shop'), kindOf('postgres')]).toEqual(['unspecified', 'client']);
    const { kind, attributes } = readOne({ meta: { 'span.kind': 'test' } });
    expect(kind).toBe('unspecified');
    expect(attributeLines(attributes)).toContain('span.kind string test');
  });

  it('has failed when error is 1; its stack is an exception event', () => {
    const meta = { 'error.message': 'no stock', 'error.type': 'StockError', 'error.stack': 'at shop.go:7' };
    const read = readOne({ error: 1, meta });
    expect(read).toMatchObject({ status: 'error', statusMessage: 'no stock' });
    expect(attributeLines(read.attributes)).toEqual([
      'operation.name string web.request',
      'error.type string StockError',
    ]);
    expect(read.events[0].name).toBe('exception');
    expect(attributeLines(read.events[0].attributes)).toEqual([
      'exception.type string StockError',
      'exception.message string no stock',
      'exception.stacktrace string at shop.go:7',
    ]);
    expect(readOne({ error: 0, meta }).status).toBe('unset');
    expect(readOne({ meta: { 'error.msg': 'old' }, error: 1 }).statusMessage).toBe('old');
  });

  it('links spans by numbers, or by hex in a tag', () => {
    const read = readOne({
      span_links: [
        { trace_id: 2 ** 40, trace_id_high: 1, span_id: 9, tracestate: 'a=b', flags: 1, attributes: { why: 'retry' } },
      ],
      meta: { '_dd.span_links': '[{"trace_id":"0000000000000001000000000000000a","span_id":"000000000000000b"}]' },
    });
    expect(read.links.map(({ traceId, spanId }) => `${traceId} ${spanId}`)).toEqual([
      '00000000000000010000010000000000 0000000000000009',
      '0000000000000001000000000000000a 000000000000000b',
    ]);
    expect(read.links[0]).toMatchObject({ traceState: 'a=b', flags: 1 });
    expect(attributeLines(read.links[0].attributes)).toEqual(['why string retry']);
  });

  it('has events with typed values, or plain ones in a tag', () => {
    const read = readOne({
      span_events: [
        {
          time_unix_nano: 1_795_262_400_000,
          name: 'paid',
          attributes: {
            by: { type: 0, string_value: 'card' },
            ok: { type: 1, bool_value: true },
            items: {
              type: 4,
              array_value: {
                values: [
                  { type: 2, int_value: 1 },
                  { type: 3, double_value: 2.5 },
                ],
              },
            },
          },
        },
      ],
      meta: { events: '[{"name":"sent","attributes":{"to":"bank"}}]' },
    });
    expect(read.events.map(({ name, attributes }) => [name, ...attributeLines(attributes)].join(', '))).toEqual([
      'paid, by string card, ok bool true, items array [1,2.5]',
      'sent, to string bank',
    ]);
    expect(attributeLines(readOne({ meta: { events: 'none' } }).attributes)).toContain('events string none');
  });
});

describe('Datadog API JSON', () => {
  const attributes = {
    trace_id: '11112222333344445555',
    span_id: '7',
    parent_id: '0',
    start_timestamp: '2026-11-21T12:00:00.000Z',
    end_timestamp: '2026-11-21T12:00:00.002Z',
    service: 'shop',
    resource_name: 'GET /cart',
    operation_name: 'web.request',
    type: 'web',
    env: 'prod',
    host: 'i-1',
    tags: ['region:eu', 'env:prod', 'canary'],
  };

  it('has spans in data, with decimal ids, dates and exact lengths', () => {
    const custom = { duration: 1_500_250, http: { status_code: '200' }, span: { kind: 'server' } };
    const { format, spans } = readTrace({
      data: [{ type: 'spans', id: 'x', attributes: { ...attributes, custom } }],
      meta: {},
    });
    expect(format).toBe('Datadog API JSON');
    expect(spans[0]).toMatchObject({
      traceId: '00000000000000009a368b564c287473',
      parentId: '',
      operation: 'GET /cart',
      service: 'shop',
      kind: 'server',
      startNs: START,
      duration: 1_500_250,
    });
    expect(attributeLines(spans[0].attributes)).toEqual([
      'operation.name string web.request',
      'span.type string web',
      'http.status_code string 200',
      'region string eu',
      'canary string ',
    ]);
    expect(attributeLines(spans[0].resourceAttributes)).toEqual([
      'service.name string shop',
      'env string prod',
      'host string i-1',
    ]);
  });

  it('ends at its end where no length is told, and takes trace ids in hex', () => {
    const hex = '0af7651916cd43dd8448eb211c80319c';
    const { spans } = readTrace({
      data: [{ type: 'spans', attributes: { ...attributes, trace_id: hex, status: 'error' } }],
    });
    expect(spans[0]).toMatchObject({ traceId: hex, duration: 2_000_000, status: 'error' });
  });

  it('stands in the lines of a log under “traces”', () => {
    const line = (...spans: string[]): string => `{"traces":[[${spans.join(',')}]]}`;
    const { format, spans } = readTrace(`${line(span('1'), span('2', {}, '1'))}\n${line(span('3', {}, '2'))}`);
    expect(format).toBe('Datadog v0.4 JSON');
    expect(spans.map(({ parentId }) => parentId)).toEqual(['', '0000000000000001', '0000000000000002']);
  });
});
