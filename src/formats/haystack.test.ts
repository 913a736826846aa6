import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE_ID = 'c4fffc7d-7c0d-4073-98ea-34362506d323';
const cs = (timestamp: number, event: string): object => ({ timestamp, fields: [{ key: 'event', value: event }] });
const TRACE = {
  traceId: TRACE_ID,
  childSpans: [
    {
      traceId: TRACE_ID,
      spanId: 'span-a',
      serviceName: 'web',
      operationName: 'GET /',
      startTime: 1763726400000000,
      duration: 100000,
      logs: [cs(1763726400000000, 'cs'), cs(1763726400100000, 'cr')],
      tags: [{ key: 'error', type: 'BOOL', vBool: true }],
    },
    {
      traceId: TRACE_ID,
      spanId: 'span-a',
      serviceName: 'shop',
      operationName: 'handle',
      startTime: 1763726400010000,
      duration: 80000,
      logs: [],
      tags: [
        { key: 'span.kind', value: 'server' },
        { key: 'tries', value: 2 },
      ],
    },
    {
      spanId: 'span-b',
      parentSpanId: 'span-a',
      serviceName: 'shop',
      operationName: 'sql',
      startTime: 1763726400020000,
      duration: 5000,
    },
  ],
};

it('Haystack’s client and server of a call may share an id; the server’s half stands under the client’s', () => {
  const { format, spans, table } = readTrace(TRACE);
  expect(format).toBe('Haystack trace');
  expect(printRows(table)).toBe(
    dedent(`
      web GET / 0–100 client error
        shop handle 10–90 server
          shop sql 20–25
    `),
  );
  expect(spans[0].events.map(({ name, time }) => [name, time])).toEqual([
    ['cs', 0],
    ['cr', 100_000_000],
  ]);
  expect(attributeLines(spans[1].attributes)).toEqual(['tries int 2']);
  expect(spans[0].traceId).toBe(TRACE_ID.replaceAll('-', ''));
});

it('Haystack’s spans come without a trace around them too', () => {
  const { format, spans } = readTrace(
    TRACE.childSpans.map((span) => ({ logs: [], tags: [], ...span, traceId: TRACE_ID })),
  );
  expect(format).toBe('Haystack trace');
  expect(spans.map(({ service, status }) => `${service} ${status}`)).toContain('web error');
});
