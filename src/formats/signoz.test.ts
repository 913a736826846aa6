import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('SigNoz', () => {
  it('answers with the time of a span beside its data', () => {
    const list = [
      {
        timestamp: '1763726400000000000',
        data: {
          traceID: TRACE,
          spanID: '00f067aa0ba902b7',
          parentSpanID: '',
          name: 'suite',
          durationNano: '100000000',
          statusCode: 2,
          tagMap: { status: 'FAIL' },
          stringTagMap: { 'service.name': 'robot' },
        },
      },
      {
        timestamp: '2025-11-21T12:00:00.02Z',
        data: {
          traceID: TRACE,
          spanID: '00f067aa0ba902b8',
          parentSpanID: '00f067aa0ba902b7',
          name: 'test',
          durationNano: 5e6,
        },
      },
    ];
    const input = { result: [{ list }] };
    const tree = dedent(`
      robot suite 0–100 error
        - test 20–25
    `);
    const { format, spans, table } = readTrace(input);
    expect([format, printRows(table)]).toEqual(['SigNoz query answer', tree]);
    expect(attributeLines(spans[0].attributes)).toEqual(['status string FAIL']);
    expect(printRows(readTrace({ data: { result: [{ list }] } }).table)).toBe(tree);
  });

  it('exports rows with their lengths as ISO 8601 has them', () => {
    const row = {
      timestamp: '2025-11-21T12:00:00.5Z',
      traceId: TRACE,
      spanId: '00f067aa0ba902b7',
      parentSpanId: '',
      name: 'pay',
      kind: 'Server',
      duration: 'PT1.2S',
      statusCode: 'Error',
      resources: { 'service.name': 'shop' },
      attributes: { 'http.route': '/pay' },
    };
    const { format, spans, table } = readTrace([row]);
    expect([format, printRows(table)]).toEqual(['SigNoz rows', 'shop pay 0–1200 server error']);
    expect(attributeLines(spans[0].attributes)).toEqual(['http.route string /pay']);
  });
});
