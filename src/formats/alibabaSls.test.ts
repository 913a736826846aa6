import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const FIELDS = {
  host: 'a1',
  service: 'shop',
  resource: '{"host.name":"a1"}',
  'otlp.name': 'http',
  'otlp.version': '1.0',
  traceID: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanID: '00f067aa0ba902b7',
  parentSpanID: '',
  kind: 'server',
  name: '/pay',
  links: '[{"attribute":{},"spanID":"","traceID":""}]',
  logs: '[{"attribute":{"n":1},"name":"retry","time":1763726400010000000}]',
  start: '1763726400000000',
  end: '1763726400100000',
  duration: '100000',
  attribute: '{"http.status_code":402}',
  statusCode: 'ERROR',
  statusMessage: 'declined',
};
const CHILD = {
  ...FIELDS,
  spanID: '00f067aa0ba902b8',
  parentSpanID: FIELDS.spanID,
  name: 'charge',
  kind: 'client',
  statusCode: 'OK',
};
const row = (fields: object): object[] =>
  Object.entries(fields).map(([Key, Value]) => ({ Key, Value: Value as string }));
const TREE = dedent(`
  shop /pay 0–100 server error
    shop charge 0–100 client ok
`);

it('Alibaba’s rows are lists of keys and values, or objects', () => {
  const rows = [row(FIELDS), row(CHILD)];
  for (const input of [rows, [{ Contents: rows[0] }, { Contents: rows[1] }], [FIELDS, CHILD]]) {
    const { format, spans, table, problems } = readTrace(input);
    expect([format, printRows(table), problems]).toEqual(['Alibaba Cloud log service rows', TREE, '']);
    const [root] = spans;
    expect(root).toMatchObject({ statusMessage: 'declined', scope: { name: 'http', version: '1.0' }, links: [] });
    expect(attributeLines(root.attributes)).toEqual(['http.status_code int 402', 'host string a1']);
    expect(root.events.map(({ name, time }) => [name, time])).toEqual([['retry', 10_000_000]]);
  }
  expect(printRows(readTrace(new TextEncoder().encode(JSON.stringify(rows)), 1).table)).toBe(TREE);
});

it('a row of empty fields is a span all the same', () => {
  const empty = { ...FIELDS, traceID: '', spanID: '', name: '', start: '0', end: '0' };
  expect(readTrace([row(FIELDS), row(empty)]).finished.files[0].spans).toBe(2);
});
