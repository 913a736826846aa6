import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const BATCH = [
  {
    common: { attributes: { 'service.name': 'shop', host: 'a1' } },
    spans: [
      {
        'trace.id': 'abc',
        id: '1a',
        timestamp: 1763726400000,
        attributes: { name: 'pay', 'duration.ms': 100.5, 'span.kind': 'server', error: true, 'error.message': 'no' },
      },
      {
        'trace.id': 'abc',
        id: '1b',
        timestamp: 1763726400020,
        attributes: { name: 'charge', 'parent.id': '1a', 'duration.ms': 10, 'service.name': 'bank', db: 'mysql' },
      },
    ],
  },
];
const TREE = dedent(`
  shop pay 0–100.5 server error
    bank charge 20–30
`);

it('New Relic’s spans have what is common to them as their resource', () => {
  const { format, spans, table } = readTrace(BATCH);
  expect([format, printRows(table)]).toEqual(['New Relic spans', TREE]);
  expect(attributeLines(spans[1].resourceAttributes)).toEqual(['service.name string bank', 'host string a1']);
  expect(attributeLines(spans[1].attributes)).toEqual(['db string mysql']);
  expect(printRows(readTrace(new TextEncoder().encode(JSON.stringify(BATCH)), 1).table)).toBe(TREE);
});

it('rows of a query have the same keys in one object', () => {
  const row = {
    'trace.id': 'abc',
    id: '1a',
    timestamp: 1763726400000,
    name: 'pay',
    'duration.ms': 3,
    'parent.id': null,
  };
  expect(printRows(readTrace([row]).table)).toBe('- pay 0–3');
});

it('rows stand in answers of its query API and of NerdGraph; a span may stand alone', () => {
  const row = { 'trace.id': 'abc', id: '1a', timestamp: 1763726400000, name: 'pay', 'duration.ms': 3 };
  for (const input of [
    { results: [{ events: [row] }] },
    { data: { actor: { account: { nrql: { results: [row] } } } } },
    { 'trace.id': 'abc', id: '1a', timestamp: 1763726400000, attributes: { name: 'pay', 'duration.ms': 3 } },
  ]) {
    const { format, table } = readTrace(input);
    expect([format, printRows(table)]).toEqual(['New Relic spans', '- pay 0–3']);
  }
});
