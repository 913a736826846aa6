import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const OLD = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  parentSpanId: '',
  name: 'GET /cart',
  kind: 'SPAN_KIND_SERVER',
  startTime: '2025-11-21T12:00:00Z',
  endTime: '2025-11-21T12:00:00.1Z',
  durationInNanos: 100_000_000,
  serviceName: 'cart',
  traceGroup: 'GET /cart',
  'traceGroupFields.statusCode': 0,
  'status.code': 2,
  'status.message': 'no stock',
  'span.attributes.http@url': '/cart',
  'resource.attributes.host@name': 'a1',
  'instrumentationScope.name': 'http',
  events: [{ name: 'exception', time: '2025-11-21T12:00:00.05Z', attributes: { 'exception@type': 'E' } }],
  links: [],
};
const NEW = {
  traceId: OLD.traceId,
  spanId: '00f067aa0ba902b8',
  parentSpanId: OLD.spanId,
  name: 'query',
  kind: 'SPAN_KIND_CLIENT',
  startTime: '2025-11-21T12:00:00.02Z',
  endTime: '2025-11-21T12:00:00.03Z',
  durationInNanos: 10_000_000,
  serviceName: 'db',
  status: { code: 0, message: '' },
  attributes: { 'db.system': 'mysql' },
  resource: { attributes: { 'service.name': 'db' }, droppedAttributesCount: 0 },
  instrumentationScope: { name: 'jdbc', version: '1' },
};
const TREE = dedent(`
  cart GET /cart 0–100 server error
    db query 20–30 client
`);

describe('spans of Data Prepper', () => {
  it('stand alone, in bulk files and in answers, in the old form and the new', () => {
    const bulk = [OLD, NEW].map((span) => `{"index":{"_id":"1"}}\n${JSON.stringify(span)}\n`).join('');
    const hits = [OLD, NEW].map((span) => ({ _index: 'otel-v1-apm-span-000001', _id: '1', _source: span }));
    for (const input of [bulk, hits, { took: 1, timed_out: false, hits: { total: 2, hits } }]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['OpenSearch trace documents', TREE, '']);
    }
    expect(printRows(readTrace(bulk, 1).table)).toBe(TREE);
  });

  it('have @ where their keys had dots', () => {
    const [span] = readTrace([OLD]).spans;
    expect(attributeLines(span.attributes)).toEqual(['http.url string /cart']);
    expect(attributeLines(span.resourceAttributes)).toEqual(['service.name string cart', 'host.name string a1']);
    expect(span.scope.name).toBe('http');
    expect(span.events.map(({ name, attributes }) => [name, ...attributeLines(attributes)])).toEqual([
      ['exception', 'exception.type string E'],
    ]);
  });

  it('leave out only the lines in which Kibana wrote texts as no JSON has them', () => {
    const broken = '{"spanId":"1","traceId":"2","durationInNanos":1,"events":[{"stack":"""at "x" {y}\n"""}]}';
    const { spans, problems } = readTrace(
      `${JSON.stringify(OLD)}\n{"index":{}}\n${broken}\n{"index":{}}\n${JSON.stringify(NEW)}`,
    );
    expect(spans.map(({ operation }) => operation)).toEqual(['GET /cart', 'query']);
    expect(problems).toMatch(/^badValue/);
  });
});
