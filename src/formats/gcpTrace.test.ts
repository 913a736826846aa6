import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('Google Cloud Trace', () => {
  it('writes span ids as decimal numbers in its first API', () => {
    const trace = {
      projectId: 'shop',
      traceId: TRACE,
      spans: [
        {
          spanId: '13616474711799465301',
          kind: 'RPC_SERVER',
          name: '/pay',
          startTime: '2025-11-21T12:00:00Z',
          endTime: '2025-11-21T12:00:00.100Z',
          labels: { '/http/method': 'POST' },
        },
        {
          spanId: '7',
          parentSpanId: '13616474711799465301',
          kind: 'SPAN_KIND_UNSPECIFIED',
          name: 'lock',
          startTime: '2025-11-21T12:00:00.02Z',
          endTime: '2025-11-21T12:00:00.03Z',
        },
      ],
    };
    for (const input of [trace, { traces: [trace] }]) {
      const { format, spans, table, problems } = readTrace(input);
      expect([format, problems]).toEqual(['Google Cloud Trace v1', '']);
      expect(printRows(table)).toBe(
        dedent(`
          - /pay 0–100 server
            - lock 20–30
        `),
      );
      expect(spans.map(({ spanId }) => spanId)).toEqual(['bcf76f9b71e58555', '0000000000000007']);
      expect(attributeLines(spans[0].attributes)).toEqual(['/http/method string POST']);
    }
  });

  it('writes the id of a trace into the name of a resource in its second', () => {
    const span = {
      name: `projects/shop/traces/${TRACE}/spans/00f067aa0ba902b7`,
      spanId: '00f067aa0ba902b7',
      displayName: { value: 'pay' },
      startTime: '2025-11-21T12:00:00Z',
      endTime: '2025-11-21T12:00:00.1Z',
      spanKind: 'SERVER',
      attributes: {
        attributeMap: {
          route: { stringValue: { value: '/pay', truncatedByteCount: 0 } },
          size: { intValue: '9007199254740993' },
          cached: { boolValue: true },
        },
        droppedAttributesCount: 2,
      },
      timeEvents: { timeEvent: [{ time: '2025-11-21T12:00:00.05Z', annotation: { description: { value: 'retry' } } }] },
      links: { link: [{ traceId: TRACE, spanId: '00000000000000aa', type: 'PARENT_LINKED_SPAN' }] },
      status: { code: 5, message: 'not found' },
    };
    for (const input of [{ batchWriteSpansRequest: [{ name: 'projects/shop', spans: [span] }] }, { spans: [span] }]) {
      const { format, spans, table } = readTrace(input);
      expect(format).toBe('Google Cloud Trace v2');
      expect(printRows(table)).toBe('- pay 0–100 server error');
      expect(spans[0]).toMatchObject({ traceId: TRACE, statusMessage: 'not found' });
      expect(attributeLines(spans[0].attributes)).toEqual([
        'route string /pay',
        'size bigInt 9007199254740993',
        'cached bool true',
      ]);
      expect(spans[0].events.map(({ name, time }) => [name, time])).toEqual([['retry', 50_000_000]]);
      expect(spans[0].links.map(({ spanId, attributes }) => [spanId, ...attributeLines(attributes)])).toEqual([
        ['00000000000000aa', 'type string PARENT_LINKED_SPAN'],
      ]);
    }
  });
});
