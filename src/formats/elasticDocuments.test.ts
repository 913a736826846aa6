import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRANSACTION = {
  '@timestamp': '2025-11-21T12:00:00.000Z',
  processor: { event: 'transaction' },
  trace: { id: TRACE },
  transaction: { id: '00f067aa0ba902b7', name: 'POST /pay', type: 'request', duration: { us: 100_500 } },
  timestamp: { us: 1763726400000000 },
  event: { outcome: 'failure' },
  service: { name: 'shop', environment: 'prod' },
  labels: { tier: 'gold' },
};
const SPAN = {
  '@timestamp': ['2025-11-21T12:00:00.020Z'],
  'processor.event': ['span'],
  'trace.id': [TRACE],
  'parent.id': ['00f067aa0ba902b7'],
  'transaction.id': ['00f067aa0ba902b7'],
  'span.id': ['00f067aa0ba902b8'],
  'span.name': ['SELECT orders'],
  'span.name.text': ['SELECT orders'],
  'span.type': ['db'],
  'span.duration.us': [5000],
  'span.db.statement': ['SELECT 1'],
  'timestamp.us': [1763726400020000],
  'service.name': ['shop'],
  'service.target.name': ['orders'],
  'span.links.trace.id': [TRACE, TRACE],
  'span.links.span.id': ['00000000000000aa', '00000000000000ab'],
};
const ERROR = {
  '@timestamp': '2025-11-21T12:00:00.022Z',
  'processor.event': 'error',
  trace: { id: TRACE },
  parent: { id: '00f067aa0ba902b8' },
  error: { id: 'e1', exception: [{ type: 'SQLException', message: 'no' }] },
  service: { name: 'shop' },
};
const TREE = dedent(`
  shop POST /pay 0–100.5 server error
    shop SELECT orders 20–25 client
`);

describe('documents of Elastic APM', () => {
  it('are nested or dotted, plain or in lists of one, alone, as hits, in answers and in bulk files', () => {
    const hits = [
      { _index: 'apm', _source: TRANSACTION },
      { _index: 'apm', fields: SPAN },
    ];
    const bulk = `{"create":{"_index":"apm"}}\n${JSON.stringify(TRANSACTION)}\n{"create":{}}\n${JSON.stringify(SPAN)}\n`;
    for (const input of [
      [TRANSACTION, SPAN],
      hits,
      { took: 1, hits: { hits } },
      { events: [TRANSACTION, SPAN] },
      bulk,
    ]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['Elastic APM documents', TREE, '']);
    }
    expect(printRows(readTrace(bulk, 1).table)).toBe(TREE);
  });

  it('keep their fields, labels under their own names, without copies for searching', () => {
    const [root, query] = readTrace([TRANSACTION, SPAN]).spans;
    expect(attributeLines(root.attributes)).toEqual(['transaction.type string request', 'tier string gold']);
    expect(attributeLines(root.resourceAttributes)).toEqual([
      'service.name string shop',
      'deployment.environment.name string prod',
    ]);
    expect(attributeLines(query.attributes)).toEqual([
      'service.peer.name string orders',
      'span.type string db',
      'db.query.text string SELECT 1',
      'service.target.name string orders',
    ]);
    expect(query.links.map(({ spanId }) => spanId)).toEqual(['00000000000000aa', '00000000000000ab']);
  });

  it('tell errors as log records, and count metrics', () => {
    const metric = { ...TRANSACTION, processor: { event: 'metric' } };
    const { spans, problems } = readTrace([TRANSACTION, ERROR, metric, SPAN]);
    expect(problems).toBe('metricsIgnored ×1');
    const told = spans[1].events.map(({ name, severity, attributes }) => [
      name,
      severity,
      ...attributeLines(attributes),
    ]);
    expect(told).toEqual([
      ['exception', 17, 'exception.type string SQLException', 'exception.message string no', 'error.id string e1'],
    ]);
  });

  it('are told apart by what is in them where the event is not named', () => {
    const { processor, ...transaction } = TRANSACTION;
    const log = {
      '@timestamp': '2025-11-21T12:00:00.05Z',
      trace: { id: TRACE },
      transaction: { id: processor.event },
      message: 'hi',
    };
    const { spans } = readTrace([transaction, { ...SPAN, 'processor.event': undefined }, log]);
    expect(spans.map(({ operation }) => operation)).toEqual(['POST /pay', 'SELECT orders']);
  });

  it('give a child to the span that names it, whatever parent it names itself', () => {
    const inferred = {
      ...SPAN,
      'span.id': ['00f067aa0ba902b9'],
      'span.name': ['inferred'],
      'child.id': ['00f067aa0ba902b8'],
      'span.duration.us': [10_000],
    };
    for (const input of [
      [TRANSACTION, inferred, SPAN],
      [SPAN, inferred, TRANSACTION],
    ]) {
      expect(printRows(readTrace(input).table)).toBe(
        dedent(`
          shop POST /pay 0–100.5 server error
            shop inferred 20–30 client
              shop SELECT orders 20–25 client
        `),
      );
    }
  });
});
