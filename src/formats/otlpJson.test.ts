import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { otlpSpansJson } from './otlpJson.ts';
import { shapeOf } from './shape.ts';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in ns */
const START = 1_795_262_400_000_000_000n;
const TRACE = '4d1e00c0db9010db86154a4ba6e91385';

function span(id: number, more: object = {}): object {
  return {
    traceId: TRACE,
    spanId: `00f067aa0ba902b${id}`,
    name: `s${id}`,
    startTimeUnixNano: String(START),
    endTimeUnixNano: String(START + 1_000_000n),
    ...more,
  };
}
const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
const resourceSpans = (...spans: object[]): object => ({ resource, scopeSpans: [{ scope: { name: 'http' }, spans }] });
const request = (...spans: object[]): object => ({ resourceSpans: [resourceSpans(...spans)] });
const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
/** Format, then each span with its service and scope. */
function told(input: string | object): string[] {
  const { format, spans } = readTrace(input);
  return [format, ...spans.map(({ operation, service, scope }) => `${operation} ${service} ${scope.name}`)];
}

describe('OTLP JSON', () => {
  it('is a request, an array of them, or one a line', () => {
    const expected = ['OTLP JSON', 's1 shop http', 's2 shop http'];
    expect(told(request(span(1), span(2)))).toEqual(expected);
    expect(told([request(span(1)), request(span(2))])).toEqual(expected);
    expect(told(lines(request(span(1)), request(span(2))))).toEqual(expected);
  });

  it('is the inside of a request on each line: of a resource, of a scope', () => {
    expect(told(lines(resourceSpans(span(1)), resourceSpans(span(2))))).toEqual([
      'OTLP JSON',
      's1 shop http',
      's2 shop http',
    ]);
    const scope = { name: 'sql' };
    expect(told(lines({ scope, spans: [span(1)] }, { spans: [span(2)], resource }))).toEqual([
      'OTLP JSON',
      's1  sql',
      's2 shop ',
    ]);
  });

  it('is one span on each line, with its resource and scope in it or without', () => {
    const attributes = [{ key: 'http.route', value: { stringValue: '/a' } }];
    expect(told(lines(span(1, { attributes, resource, scope: { name: 'sql' } }), span(2, { attributes })))).toEqual([
      'OTLP spans JSON',
      's1 shop sql',
      's2  ',
    ]);
  });

  it('leaves spans whose attributes are no list of OTLP to other formats', () => {
    const recognised = (attributes: unknown): boolean =>
      otlpSpansJson.recognises(shapeOf(new TextEncoder().encode(lines(span(1, { attributes })))));
    expect(recognised([{ key: 'a', value: { intValue: 1 } }])).toBe(true);
    expect(recognised({ a: 1 })).toBe(false);
    expect(recognised([])).toBe(false);
  });

  it('may be spelt in snake_case, with base64 ids, names of enums and the old name of the scope', () => {
    const { spans } = readTrace({
      resource_spans: [
        {
          instrumentation_library_spans: [
            {
              instrumentation_library: { name: 'http' },
              spans: [
                {
                  trace_id: 'TR4AwNuQENuGFUpLpukThQ==',
                  span_id: 'APBnqgupArE=',
                  parent_span_id: 'AAAAAAAAAAA=',
                  name: 's1',
                  kind: 'SPAN_KIND_SERVER',
                  start_time_unix_nano: Number(START),
                  status: { code: 'STATUS_CODE_ERROR', message: 'no' },
                  attributes: [{ key: 'n', value: { int_value: 7 } }],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(spans[0]).toMatchObject({
      traceId: TRACE,
      spanId: '00f067aa0ba902b1',
      parentId: '',
      kind: 'server',
      status: 'error',
      statusMessage: 'no',
      startNs: START,
      duration: undefined,
    });
    expect(spans[0].scope.name).toBe('http');
    expect(attributeLines(spans[0].attributes)).toEqual(['n int 7']);
  });

  it('finds the resource and the scope of spans that stand before them', () => {
    expect(
      told({ resourceSpans: [{ scopeSpans: [{ spans: [span(1)], scope: { name: 'late' } }], resource }] }),
    ).toEqual(['OTLP JSON', 's1 shop late']);
  });

  it('keeps values of every type', () => {
    const values = [
      { stringValue: 'a' },
      { boolValue: false },
      { intValue: '9223372036854775807' },
      { doubleValue: 3 },
      { doubleValue: 'NaN' },
      { bytesValue: 'AAE=' },
      { arrayValue: { values: [{ intValue: '1' }, { stringValue: 'b' }, {}] } },
      { kvlistValue: { values: [{ key: 'x', value: { kvlistValue: { values: [] } } }] } },
      {},
    ];
    const attributes = values.map((value, at) => ({ key: String(at), value }));
    expect(attributeLines(readTrace(request(span(1, { attributes }))).spans[0].attributes)).toEqual([
      '0 string a',
      '1 bool false',
      '2 bigInt 9223372036854775807',
      '3 double 3',
      '4 double NaN',
      '5 bytes AAE=',
      '6 array [1,"b",null]',
      '7 map {"x":{}}',
      '8 empty ',
    ]);
  });

  it('takes attributes that are an object', () => {
    const attributes = { a: 'b', n: 3, deep: { x: [1.5] } };
    expect(attributeLines(readTrace(request(span(1, { attributes }))).spans[0].attributes)).toEqual([
      'a string b',
      'n int 3',
      'deep map {"x":[1.5]}',
    ]);
  });

  it('keeps what few spans carry', () => {
    const [only] = readTrace(
      request(
        span(1, {
          traceState: 'vendor=1',
          flags: 257,
          droppedAttributesCount: 1,
          dropped_events_count: 2,
          events: [{ name: 'e', timeUnixNano: String(START), droppedAttributesCount: 3 }],
          links: [{ traceId: TRACE, spanId: 'b2', traceState: 'a=b', flags: 1, droppedAttributesCount: 4 }],
        }),
      ),
    ).spans;
    expect(only.events).toMatchObject([{ name: 'e', droppedAttributes: 3 }]);
    expect(only.links).toMatchObject([{ traceState: 'a=b', flags: 1, droppedAttributes: 4 }]);
    const details = ['traceFlags', 'droppedAttributes', 'droppedEvents', 'droppedLinks'] as const;
    expect(details.map((name) => only.detail(name))).toEqual([257, 1, 2, undefined]);
  });

  it('says that nanoseconds went through a double when all of them end as JavaScript prints those', () => {
    const bare = (...ends: string[]): string => {
      const spans = ends.map((ns, at) => JSON.stringify(span(at)).replace(/"179526240\d{10}"/, `17952624${ns}`));
      return readTrace(`{"batches":[{"scopeSpans":[{"spans":[${spans.join(',')}]}]}]}`).problems;
    };
    expect(bare('00123456700', '00123457000')).toContain('roundedTimes ×1');
    // An exact one among them; or a clock of microseconds.
    expect(bare('00123456700', '00123456789')).not.toContain('roundedTimes');
    expect(bare('00123456000', '00123457000')).not.toContain('roundedTimes');
  });
});

describe('Tempo JSON', () => {
  it('has batches for resources', () => {
    expect(told({ batches: [resourceSpans(span(1))] })).toEqual(['Tempo JSON', 's1 shop http']);
    expect(told({ trace: { batches: [resourceSpans(span(1))] } })).toEqual(['Tempo JSON', 's1 shop http']);
  });

  it('wraps a trace, and says when it is not whole', () => {
    const trace = request(span(1));
    expect(readTrace({ trace, metrics: {} })).toMatchObject({ format: 'Tempo JSON', problems: '' });
    expect(readTrace({ trace, status: 'COMPLETE' }).problems).toBe('');
    const { problemList } = readTrace({ status: 'PARTIAL', message: 'trace too large', trace });
    expect(problemList).toMatchObject([{ code: 'partialTrace', examples: [{ detail: 'trace too large' }] }]);
  });

  it('says so when the trace was not found', () => {
    const { format, problems } = readTrace({ trace: {}, metrics: { inspectedBytes: '1' } });
    expect([format, problems]).toEqual(['Tempo JSON', 'sourceRemark ×1']);
    expect(detect(new TextEncoder().encode('{"trace":"a","message":"b"}')).kind).not.toBe('format');
  });
});

describe('Jaeger v3 JSON', () => {
  it('is a result, or chunks of it one after another', () => {
    expect(told(lines({ result: request(span(1)) }, { result: request(span(2)) }))).toEqual([
      'Jaeger v3 JSON',
      's1 shop http',
      's2 shop http',
    ]);
  });

  it('reads a wrapper only once, however often one stands in another', () => {
    const deep = `${'{"result":'.repeat(100_000)}{}${'}'.repeat(100_000)}`;
    expect(told(`${JSON.stringify({ result: request(span(1)) })}\n${deep}`)).toEqual([
      'Jaeger v3 JSON',
      's1 shop http',
    ]);
  });
});
