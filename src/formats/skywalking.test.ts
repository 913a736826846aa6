import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in ms */
const START = 1_795_262_400_000;
const TRACE = 'a1b2.44.17952624000001';

function span(segmentId: string, spanId: number, more: object = {}): object {
  return {
    traceId: TRACE,
    segmentId,
    spanId,
    parentSpanId: spanId - 1,
    refs: [],
    serviceCode: 'shop',
    serviceInstanceName: 'shop-1',
    startTime: START + spanId,
    endTime: START + spanId + 5,
    endpointName: `${segmentId}/${spanId}`,
    type: 'Local',
    peer: '',
    component: 'Tomcat',
    isError: false,
    layer: 'Http',
    tags: [],
    logs: [],
    ...more,
  };
}
function tree(input: Parameters<typeof readTrace>[0]): string[] {
  const { spans, table } = readTrace(input);
  return spans.map(({ row, operation }) => '  '.repeat(table.depth[row]) + operation);
}
function readOne(more: object): ReturnType<typeof readTrace>['spans'][0] {
  return readTrace([span('s', 0, more)]).spans[0];
}
const ref = (parentSegmentId: string, parentSpanId: number, more: object = {}): object => ({
  traceId: TRACE,
  parentSegmentId,
  parentSpanId,
  type: 'CROSS_PROCESS',
  ...more,
});

describe('SkyWalking JSON', () => {
  it('is an answer to a query, by old and new names, or a list of spans', () => {
    const spans = [span('s', 0), span('s', 1)];
    for (const input of [
      { data: { trace: { spans } } },
      { data: { queryTrace: { spans } } },
      { data: { queryTraces: { traces: [{ spans }] } } },
      spans,
    ]) {
      expect(readTrace(input).format).toBe('SkyWalking JSON');
      expect(tree(input)).toEqual(['s/0', '  s/1']);
    }
  });

  it('is a list of segments, which tell what their spans do not', () => {
    const inner = (spanId: number): object => ({
      spanId,
      parentSpanId: spanId - 1,
      operationName: `op ${spanId}`,
      spanType: spanId === 0 ? 'Entry' : 'Exit',
      startTime: START,
      endTime: START + 5,
    });
    const segment = { traceId: TRACE, service: 'shop', serviceInstance: 'shop-1', spans: [inner(0), inner(1)] };
    const { format, spans, table } = readTrace([segment, segment]);
    expect(format).toBe('SkyWalking JSON');
    expect(
      spans.map(({ row, operation, kind, service }) => `${table.depth[row]} ${operation} ${kind} ${service}`),
    ).toEqual(['0 op 0 server shop', '1 op 1 client shop', '0 op 0 server shop', '1 op 1 client shop']);
    expect(attributeLines(spans[0].resourceAttributes)).toContain('service.instance.id string shop-1');
  });

  it('keeps the id of a trace as the text it is', () => {
    const { spans, problems } = readTrace([span('s', 0)]);
    expect(spans[0].traceId).toBe(TRACE);
    expect(problems).toBe('');
  });

  it('joins segments by the first reference that is found; others are links', () => {
    const refs = [
      ref('lost', 7),
      ref('s', 1),
      ref('s', 0, { type: 'CROSS_THREAD' }),
      ref('x', 0, { traceId: 'other' }),
    ];
    const input = [span('t', 0, { refs }), span('s', 0), span('s', 1)];
    expect(tree(input)).toEqual(['s/0', '  s/1', '    t/0']);
    const joined = readTrace(input).spans[2];
    expect(joined.links.map(({ spanId, attributes }) => `${spanId} ${attributeLines(attributes).join()}`)).toEqual([
      'lost 7 skywalking.ref_type string CROSS_PROCESS',
      's 0 skywalking.ref_type string CROSS_THREAD',
      'x 0 skywalking.ref_type string CROSS_PROCESS',
    ]);
  });

  it('has times in ms, errors, and a name from its component where it has none', () => {
    expect(readOne({ isError: true, endpointName: '' })).toMatchObject({
      startNs: BigInt(START) * 1_000_000n,
      duration: 5_000_000,
      status: 'error',
      operation: 'Tomcat',
    });
  });

  it('has kinds by type, and others for queues', () => {
    const kinds = ['Entry', 'Exit', 'Local'].flatMap((type) => [
      readOne({ type }).kind,
      readOne({ type, layer: 'MQ' }).kind,
    ]);
    expect(kinds).toEqual(['server', 'consumer', 'client', 'producer', 'internal', 'internal']);
  });

  it('has tags, logs and attached events', () => {
    const read = readOne({
      type: 'Exit',
      peer: 'bank:80',
      tags: [{ key: 'url', value: '/pay' }],
      logs: [
        {
          time: START + 1,
          data: [
            { key: 'event', value: 'error' },
            { key: 'stack', value: 'at x' },
          ],
        },
      ],
      attachedEvents: [
        {
          startTime: { seconds: START / 1000, nanos: 5 },
          endTime: { seconds: START / 1000, nanos: 9 },
          event: 'send',
          tags: [{ key: 'a', value: 'b' }],
          summary: [{ key: 'count', value: 2 }],
        },
      ],
    });
    expect(attributeLines(read.attributes)).toEqual([
      'service.peer.name string bank:80',
      'skywalking.component string Tomcat',
      'skywalking.layer string Http',
      'url string /pay',
    ]);
    expect(read.events.map(({ name, attributes }) => [name, ...attributeLines(attributes)].join(', '))).toEqual([
      'error, stack string at x',
      'send, a string b, count int 2, endTimeNs bigInt 1795262400000000009',
    ]);
  });

  it('is a segment as protobuf writes it, without the numbers that are zero', () => {
    const segment = {
      traceId: TRACE,
      traceSegmentId: 's',
      spans: [
        {
          spanId: 1,
          startTime: String(START + 1),
          endTime: String(START + 3),
          operationName: '/pay',
          spanType: 'Exit',
        },
        { spanId: 2, parentSpanId: 1, startTime: String(START + 2), endTime: String(START + 3), operationName: 'send' },
        { parentSpanId: -1, startTime: String(START), endTime: String(START + 5), operationName: 'GET:/' },
      ],
      service: 'shop',
    };
    expect(tree(segment)).toEqual(['GET:/', '  /pay', '    send']);
    expect(tree([segment])).toEqual(tree(`${JSON.stringify(segment, null, 2)}\n`));
  });
});
