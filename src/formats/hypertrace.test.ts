import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE_ID = 'AAAAAAAAAAAAAAAAAAAAqg==';
const event = (id: string, name: string, from: number, to: number, more: object): object => ({
  customer_id: 'c',
  event_id: id,
  event_name: name,
  service_name: 'shop',
  start_time_millis: 1763726400000 + from,
  end_time_millis: 1763726400000 + to,
  metrics: { metric_map: {} },
  ...more,
});
const TRACE = {
  trace_id: TRACE_ID,
  event_list: [
    event('AAAAAAAAAAE=', 'GET /', 0, 100, {
      event_ref_list: [],
      attributes: { attribute_map: { 'span.kind': { value: 'server' }, 'http.status': { value: '200' } } },
      http: { request: { method: 'GET', body: null } },
      resource_index: 0,
    }),
    event('AAAAAAAAAAI=', 'sql', 10, 20, {
      event_ref_list: [
        { trace_id: TRACE_ID, event_id: 'AAAAAAAAAAE=', ref_type: 'CHILD_OF' },
        { trace_id: TRACE_ID, event_id: 'AAAAAAAAAAM=', ref_type: 'FOLLOWS_FROM' },
      ],
    }),
  ],
  resource_list: [{ attributes: { attribute_map: { 'host.name': { value: 'a1' } } } }],
};
const TREE = dedent(`
  shop GET / 0–100 server
    shop sql 10–20
`);

it('Hypertrace’s events are spans, their first reference in the trace the parent', () => {
  const { format, spans, table, problems } = readTrace(TRACE);
  expect([format, printRows(table), problems]).toEqual(['Hypertrace structured trace', TREE, '']);
  expect(attributeLines(spans[0].attributes)).toEqual(['http.status string 200', 'http.request.method string GET']);
  expect(attributeLines(spans[0].resourceAttributes)).toEqual(['service.name string shop', 'host.name string a1']);
  expect(spans[1].links.map(({ spanId, attributes }) => [spanId, ...attributeLines(attributes)])).toEqual([
    ['0000000000000003', 'opentracing.ref_type string follows_from'],
  ]);
});

it('Avro’s names of types around values are passed over', () => {
  const typed = { ...TRACE, event_list: { array: TRACE.event_list }, trace_id: { bytes: TRACE_ID } };
  expect(printRows(readTrace(typed).table)).toBe(TREE);
});

it('the service of a span that is not enriched yet is the one that Jaeger told', () => {
  const fields = { 'org.hypertrace.core.datamodel.JaegerFields': { flags: 0, service_name: { string: 'shop' } } };
  const raw = { ...event('AAAAAAAAAAE=', 'GET /', 0, 100, { event_ref_list: [] }), service_name: null };
  const { spans } = readTrace({ trace_id: TRACE_ID, event_list: [{ ...raw, jaegerFields: fields }] });
  expect(spans.map(({ service }) => service)).toEqual(['shop']);
});
