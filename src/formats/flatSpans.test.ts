import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const ROOT = {
  trace_id: TRACE,
  span_id: '00f067aa0ba902b7',
  parent_span_id: null,
  name: 'checkout',
  kind: 2,
  start_time_unix_nano: '1763726400000000000',
  end_time_unix_nano: '1763726400100000000',
  status: { code: 2, message: 'card declined' },
  attributes: { 'http.route': '/pay', http: { request: { method: 'POST' } }, tries: 2 },
  resource: { attributes: { 'service.name': 'shop', 'host.name': 'a1' } },
};
const CHILD = {
  traceId: TRACE,
  spanId: '00f067aa0ba902b8',
  parentSpanId: '00f067aa0ba902b7',
  spanName: 'charge',
  spanKind: 'SPAN_KIND_CLIENT',
  startTime: '2025-11-21T12:00:00.020Z',
  durationMs: 30.5,
  serviceName: 'bank',
  statusCode: 'OK',
};

describe('spans as one flat object each', () => {
  it('are read in any spelling of their keys, in lines, lists and lists of lists', () => {
    const lines = `${JSON.stringify(ROOT)}\n${JSON.stringify(CHILD)}\n`;
    const tree = dedent(`
      shop checkout 0–100 server error
        bank charge 20–50.5 client ok
    `);
    for (const input of [lines, [ROOT, CHILD], [[ROOT], null, [CHILD]], { spans: [ROOT, CHILD] }]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['flat spans', tree, '']);
    }
    expect(printRows(readTrace(lines, 1).table)).toBe(tree);
  });

  it('have attributes flattened, and keep fields that are none of a span’s as attributes', () => {
    const { spans } = readTrace([{ ...ROOT, customer: { tier: 'gold' }, note: null }]);
    expect(attributeLines(spans[0].attributes)).toEqual([
      'http.route string /pay',
      'http.request.method string POST',
      'tries int 2',
      'customer.tier string gold',
    ]);
    expect(attributeLines(spans[0].resourceAttributes)).toEqual(['service.name string shop', 'host.name string a1']);
  });

  it('have attributes as JSON in a text or as typed pairs too', () => {
    const pairs = [
      { key: 'a', value: { stringValue: 'x' } },
      { key: 'b', value: 3 },
    ];
    const read = (attributes: unknown): string[] =>
      attributeLines(readTrace([{ ...CHILD, attributes }]).spans[0].attributes);
    expect(read('{"a":"x","b":{"c":1}}')).toEqual(['a string x', 'b.c int 1']);
    expect(read(pairs)).toEqual(['a string x', 'b int 3']);
  });

  it('inherit the id of the trace around them', () => {
    const { spans } = readTrace({ trace_id: TRACE, spans: [{ ...ROOT, trace_id: undefined }] });
    expect(spans[0].traceId).toBe(TRACE);
  });

  it('have times by their size, and a length in the unit of the start', () => {
    const times = [
      { start_time: 1763726400, end_time: 1763726401.5 },
      { start: 1763726400000, duration: 250 },
      { start_time_unix_nano: 1763726400000000000, duration_ns: 5 },
      { end_time: '2025-11-21T12:00:01Z', duration_ms: 1000 },
      { timestamp: '2025-11-21T12:00:00Z', duration: 'PT1.2S' },
      { '@timestamp': '2025-11-21T12:00:00Z', duration: 7 },
    ];
    const bare = { ...ROOT, start_time_unix_nano: undefined, end_time_unix_nano: undefined };
    const { spans } = readTrace(times.map((time, at) => ({ ...bare, span_id: `a${at}`, ...time })));
    const lengths = new Map(spans.map((span) => [span.spanId.slice(-2), span.duration]));
    const ids = times.map((_, at) => `a${at}`);
    expect(new Set(spans.map((span) => span.startNs))).toEqual(new Set([1_763_726_400_000_000_000n]));
    expect(ids.map((id) => lengths.get(id))).toEqual([1_500_000_000, 250_000_000, 5, 1_000_000_000, 1_200_000_000, 7]);
  });

  it('come out of MongoDB with its types around their values', () => {
    const document = {
      _id: { $oid: '65f0c0ffee65f0c0ffee65f0' },
      trace_id: TRACE,
      span_id: '00f067aa0ba902b7',
      name: 'find',
      start_time: { $date: '2025-11-21T12:00:00Z' },
      end_time: { $date: { $numberLong: '1763726400040' } },
      attributes: { rows: { $numberInt: '12' } },
    };
    const { spans, table } = readTrace([document]);
    expect(printRows(table)).toBe('- find 0–40');
    expect(attributeLines(spans[0].attributes)).toEqual(['rows int 12', '_id string 65f0c0ffee65f0c0ffee65f0']);
  });

  it('have events and links', () => {
    const [span] = readTrace([
      {
        ...ROOT,
        events: [{ name: 'retry', timestamp: 1763726400010000000, attributes: { n: 1 } }],
        links: [{ context: { trace_id: TRACE, span_id: '00000000000000aa' }, attributes: { why: 'batch' } }],
      },
    ]).spans;
    expect(span.events.map(({ name, time, attributes }) => [name, time, ...attributeLines(attributes)])).toEqual([
      ['retry', 10_000_000, 'n int 1'],
    ]);
    expect(span.links.map(({ traceId, spanId }) => [traceId, spanId])).toEqual([[TRACE, '00000000000000aa']]);
  });

  it('keep a status and a kind that OpenTelemetry does not know as attributes', () => {
    const { spans, problems } = readTrace([{ ...ROOT, kind: 'llm', status: 'queued', attributes: {} }]);
    expect(spans[0]).toMatchObject({ kind: 'unspecified', status: 'unset' });
    expect(attributeLines(spans[0].attributes)).toEqual([
      'gen_ai.operation.name string chat',
      'kind string llm',
      'status string queued',
    ]);
    expect(problems).toBe('');
  });

  it('are rows of the collector’s ClickHouse exporter too, whose lengths are ns', () => {
    const row = {
      Timestamp: '2025-11-21 12:00:00.000000001',
      TraceId: TRACE,
      SpanId: '00f067aa0ba902b7',
      ParentSpanId: '',
      SpanName: 'pay',
      SpanKind: 'Server',
      ServiceName: 'shop',
      ResourceAttributes: { 'host.name': 'a1' },
      SpanAttributes: { 'http.route': '/pay' },
      Duration: 100_000_000,
      StatusCode: 'Error',
      StatusMessage: 'no',
    };
    const { spans, problems } = readTrace([row]);
    expect(spans[0]).toMatchObject({ operation: 'pay', service: 'shop', duration: 100_000_000, statusMessage: 'no' });
    expect(spans[0].startNs).toBe(1_763_726_400_000_000_001n);
    expect(attributeLines(spans[0].attributes)).toEqual(['http.route string /pay']);
    expect(problems).toBe('');
  });

  it('are no lines of a log, which name a span and a time', () => {
    const line = { timestamp: '2025-11-21T12:00:00Z', message: 'slow', trace_id: TRACE, span_id: '01', duration_ms: 5 };
    expect(() => {
      const { format } = readTrace([line]);
      if (format !== 'flat spans') throw new Error('not recognised');
    }).toThrow('not recognised');
  });
});
