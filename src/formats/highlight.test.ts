import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const SPANS = [
  {
    timestamp: '2025-11-21T12:00:00Z',
    traceID: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanID: '00f067aa0ba902b7',
    parentSpanID: '',
    spanName: 'GET /',
    spanKind: 'Server',
    duration: 100_000_000,
    startTime: 0,
    serviceName: 'web',
    traceAttributes: { http: { method: 'GET' } },
    hasErrors: true,
    __typename: 'Trace',
  },
  {
    timestamp: '2025-11-21T12:00:00.02Z',
    traceID: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanID: '00f067aa0ba902b8',
    parentSpanID: '00f067aa0ba902b7',
    spanName: 'select',
    duration: 5_000_000,
    startTime: 20_000_000,
    serviceName: 'web',
    hasErrors: false,
  },
];

it('Highlight’s spans have lengths in ns and nested attributes, in lists and in answers', () => {
  for (const input of [SPANS, { data: { trace: { trace: SPANS, errors: [] } } }]) {
    const { format, spans, table } = readTrace(input);
    expect(format).toBe('Highlight spans');
    expect(printRows(table)).toBe(
      dedent(`
        web GET / 0–100 server error
          web select 20–25
      `),
    );
    expect(attributeLines(spans[0].attributes)).toEqual(['http.method string GET']);
  }
});

it('Highlight’s search answers with a span on each edge', () => {
  const edges = SPANS.map((node, index) => ({ cursor: String(index), node }));
  const { format, spans } = readTrace({ data: { traces: { edges, pageInfo: { hasNextPage: false } } } });
  expect([format, spans.map(({ operation }) => operation)]).toEqual(['Highlight spans', ['GET /', 'select']]);
});
