import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { detect } from './detect.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const METADATA = {
  metadata: {
    service: { name: 'shop', version: '1.2', environment: 'prod', agent: { name: 'java', version: '1.50' } },
    process: { pid: 17 },
    system: { hostname: 'a1' },
    labels: { team: 'pay' },
  },
};
const TRANSACTION = {
  transaction: {
    id: '00f067aa0ba902b7',
    trace_id: TRACE,
    name: 'POST /pay',
    type: 'request',
    timestamp: 1763726400000000,
    duration: 100.5,
    outcome: 'failure',
    result: 'HTTP 5xx',
    span_count: { started: 1, dropped: 0 },
    context: {
      request: { method: 'POST', url: { full: 'http://shop/pay' }, headers: { 'user-agent': 'curl' } },
      response: { status_code: 500 },
      tags: { tier: 'gold' },
    },
  },
};
const SPAN = {
  span: {
    id: '00f067aa0ba902b8',
    trace_id: TRACE,
    transaction_id: '00f067aa0ba902b7',
    parent_id: '00f067aa0ba902b7',
    name: 'SELECT orders',
    type: 'db',
    subtype: 'postgresql',
    start: 20,
    duration: 5,
    context: {
      db: { statement: 'SELECT 1', type: 'sql' },
      destination: { address: 'db-1', service: { resource: 'pg' } },
    },
    links: [{ trace_id: TRACE, span_id: '00000000000000aa' }],
  },
};
const lines = (...values: readonly object[]): string => values.map((value) => JSON.stringify(value)).join('\n');
const TREE = dedent(`
  shop POST /pay 0–100.5 server error
    shop SELECT orders 20–25 client
`);

describe('Elastic’s agents', () => {
  it('send metadata for the lines after it; a span may tell its start from its transaction, which comes later', () => {
    const text = lines(METADATA, SPAN, TRANSACTION);
    const { format, table, problems } = readTrace(text);
    expect([format, printRows(table), problems]).toEqual(['Elastic APM intake', TREE, '']);
    expect(printRows(readTrace(text, 1).table)).toBe(TREE);
    const [root] = readTrace(text).spans;
    expect(attributeLines(root.resourceAttributes)).toEqual([
      'service.name string shop',
      'service.version string 1.2',
      'deployment.environment.name string prod',
      'telemetry.distro.name string java',
      'telemetry.distro.version string 1.50',
      'process.pid int 17',
      'host.name string a1',
      'team string pay',
    ]);
  });

  it('put what OpenTelemetry has a name for under that name, and the user’s tags under their own', () => {
    const [root, query] = readTrace(lines(METADATA, TRANSACTION, SPAN)).spans;
    expect(attributeLines(root.attributes)).toEqual([
      'http.request.method string POST',
      'url.full string http://shop/pay',
      'user_agent.original string curl',
      'http.response.status_code int 500',
      'tier string gold',
      'transaction.type string request',
      'transaction.result string HTTP 5xx',
      'transaction.span_count.started int 1',
      'transaction.span_count.dropped int 0',
    ]);
    expect(attributeLines(query.attributes)).toEqual([
      'db.query.text string SELECT 1',
      'db.system.name string sql',
      'server.address string db-1',
      'service.peer.name string pg',
      'span.type string db',
      'span.subtype string postgresql',
    ]);
    expect(query.links.map(({ spanId }) => spanId)).toEqual(['00000000000000aa']);
  });

  it('take kinds from the type of an event, unless OpenTelemetry’s bridge tells one', () => {
    const kinds = [
      { transaction: { ...TRANSACTION.transaction, id: '01', type: 'messaging' } },
      { span: { ...SPAN.span, id: '02', type: 'messaging.kafka.send', subtype: undefined } },
      { span: { ...SPAN.span, id: '03', type: 'app', context: undefined } },
      { span: { ...SPAN.span, id: '04', type: 'app', otel: { span_kind: 'PRODUCER' } } },
    ];
    const { spans } = readTrace(lines(METADATA, TRANSACTION, ...kinds));
    const byId = new Map(spans.map(({ spanId, kind }) => [spanId.slice(-2), kind]));
    expect(['01', '02', '03', '04'].map((id) => byId.get(id))).toEqual([
      'consumer',
      'producer',
      'internal',
      'producer',
    ]);
  });

  it('send errors, which are log records of the span they name', () => {
    const error = {
      error: {
        id: 'e1',
        trace_id: TRACE,
        parent_id: '00f067aa0ba902b8',
        transaction_id: '00f067aa0ba902b7',
        timestamp: 1763726400022000,
        culprit: 'Pay.java',
        exception: {
          type: 'SQLException',
          message: 'no',
          handled: false,
          stacktrace: [{ function: 'run', filename: 'Pay.java', lineno: 7 }],
        },
      },
    };
    const [, query] = readTrace(lines(METADATA, TRANSACTION, SPAN, error)).spans;
    const told = query.events.map(({ name, time, severity, attributes }) => [
      name,
      time,
      severity,
      ...attributeLines(attributes),
    ]);
    expect(told).toEqual([
      [
        'exception',
        22_000_000,
        17,
        'exception.type string SQLException',
        'exception.message string no',
        'exception.stacktrace string     at run (Pay.java:7)',
        'exception.escaped bool true',
        'error.id string e1',
        'error.culprit string Pay.java',
      ],
    ]);
  });

  it('have metrics between, remarks on dropped spans, and lines that are broken', () => {
    const dropping = { transaction: { ...TRANSACTION.transaction, span_count: { dropped: 3 } } };
    const text = `${lines(METADATA, dropping)}\n{"span": {"id" } }\n${lines({ metricset: { samples: {} } }, SPAN)}`;
    const { problems, spans } = readTrace(text);
    expect(spans.length).toBe(2);
    expect(problems).toBe('sourceRemark ×1, badValue ×1, metricsIgnored ×1');
  });

  it('in browsers send a short form, which is told from the other and not read', () => {
    const head = new TextEncoder().encode('{"m":{"se":{"n":"shop","a":{"n":"rum-js"}}}}\n{"x":{"id":"1"}}');
    expect(detect(head)).toMatchObject({ kind: 'unsupported', found: expect.stringMatching('RUM v3') as string });
  });
});
