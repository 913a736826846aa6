import { describe, expect, it } from 'vitest';
import { printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '0000000000000000000000000000000a';
const OTHER = '0000000000000000000000000000000b';
/** 2026-11-21 12:00:00 UTC in µs */
const START = 1_795_262_400_000_000;
const ISO = '2026-11-21T12:00:00';

type Span = ReturnType<typeof readTrace>['spans'][0];
const parentsOf = (spans: readonly Span[]): string[][] => spans.map(({ spanId, parentId }) => [spanId, parentId]);
const linksOf = ({ links }: Span): string[] =>
  links.map(({ traceId, spanId, attributes }) => `${traceId.slice(-2)} ${spanId.slice(-2)} ${attributes[0].text}`);

/** A document as the span writer of Jaeger stores it. */
function document(spanID: string, more: object = {}): object {
  return {
    traceID: TRACE,
    spanID,
    operationName: `op ${spanID}`,
    references: [],
    startTime: START,
    startTimeMillis: START / 1000,
    duration: 10,
    tags: [],
    logs: [],
    process: { serviceName: 'shop', tags: [] },
    ...more,
  };
}

describe('Jaeger in Elasticsearch', () => {
  it('is a document, a hit, an answer, several answers, or a bulk file', () => {
    const hit = { _index: 'jaeger-span-2026-11-21', _id: 'x', _score: 1, _source: document('01') };
    const answer = { took: 3, _shards: { total: 5 }, hits: { total: { value: 1 }, max_score: 1, hits: [hit] } };
    const bulk = `{"index":{"_index":"jaeger-span"}}\n${JSON.stringify(document('01'))}\n`;
    for (const shape of [document('01'), hit, [hit], answer, { took: 1, responses: [answer] }, bulk]) {
      const { format, spans, problems } = readTrace(shape);
      expect(format).toBe('Jaeger Elasticsearch documents');
      expect(spans.map(({ spanId, service }) => `${spanId} ${service}`)).toEqual(['0000000000000001 shop']);
      expect(problems).toBe('');
    }
  });

  it('restores the dots that no key may have there, and types what is written as text', () => {
    const { spans } = readTrace(
      document('01', {
        tag: { 'http@status_code': 200, 'span@kind': 'client', cached: false },
        tags: [
          { key: 'count', type: 'int64', value: '9223372036854775807' },
          { key: 'half', type: 'float64', value: '0.5' },
          { key: 'yes', type: 'bool', value: 'true' },
          { key: 'blob', type: 'binary', value: '00003039' },
          { key: 'error', type: 'bool', value: 'true' },
        ],
        process: { serviceName: 'shop', tag: { 'host@name': 'a1' }, tags: [{ key: 'n', type: 'int64', value: '1' }] },
      }),
    );
    expect(spans[0]).toMatchObject({ kind: 'client', status: 'error' });
    expect(attributeLines(spans[0].attributes)).toEqual([
      'count bigInt 9223372036854775807',
      'half double 0.5',
      'yes bool true',
      'blob bytes AAAwOQ==',
      'http.status_code int 200',
      'cached bool false',
    ]);
    expect(attributeLines(spans[0].resourceAttributes)).toEqual([
      'service.name string shop',
      'n int 1',
      'host.name string a1',
    ]);
  });

  it('has its parent in the references of its own trace, else in its own field', () => {
    const to = (refType: string, traceID: string, spanID: string): object => ({ refType, traceID, spanID });
    const { spans } = readTrace([
      document('01', {
        references: [to('CHILD_OF', OTHER, '09'), to('FOLLOWS_FROM', TRACE, '02')],
        parentSpanID: '03',
      }),
      document('02', { references: [to('CHILD_OF', OTHER, '09')], parentSpanID: '03' }),
      document('03'),
    ]);
    expect(parentsOf(spans)).toEqual([
      ['0000000000000003', ''],
      ['0000000000000002', '0000000000000003'],
      ['0000000000000001', '0000000000000002'],
    ]);
    expect(linksOf(spans[1])).toEqual(['0b 09 child_of']);
  });

  it('has logs as events, and keeps fields nobody knows', () => {
    const logs = [
      {
        timestamp: START + 2,
        fields: [
          { key: 'event', type: 'string', value: 'retry' },
          { key: 'n', type: 'int64', value: '2' },
        ],
      },
      { timestamp: START + 3, fields: [{ key: 'x', type: 'string', value: 'y' }] },
    ];
    const [span] = readTrace(document('01', { logs, tenant: { name: 'acme' }, '@timestamp': 1, flags: 1 })).spans;
    expect(span.events.map(({ name, time, attributes }) => [name, time, ...attributeLines(attributes)])).toEqual([
      ['retry', 2000, 'n int 2'],
      ['log', 3000, 'x string y'],
    ]);
    expect(attributeLines(span.attributes)).toEqual(['tenant.name string acme']);
    expect(span.detail('traceFlags')).toBe(1);
  });

  it('passes over the index of services', () => {
    const { spans, problems } = readTrace([document('01'), { serviceName: 'shop', operationName: 'GET' }]);
    expect(spans.length).toBe(1);
    expect(problems).toBe('recordsIgnored ×1');
  });
});

const base64Trace = 'AAAAAAAAAAAAAAAAAAAACg==';
const base64Span = (id: number): string => btoa(`\0\0\0\0\0\0\0${String.fromCharCode(id)}`);

/** A Kafka message. */
function message(id: number, more: object = {}): object {
  return {
    traceId: base64Trace,
    spanId: base64Span(id),
    operationName: `op ${id}`,
    startTime: `${ISO}.000000001Z`,
    duration: '0.000225s',
    process: { serviceName: 'shop' },
    ...more,
  };
}

describe('Jaeger protobuf as JSON', () => {
  it('is a message each line, a batch with its process, a trace with its processes, or an answer of gRPC', () => {
    const line = `${JSON.stringify(message(1))}\n${JSON.stringify(message(2))}\n`;
    const spans = [message(1, { process: undefined }), message(2, { process: undefined })];
    const named = spans.map((span) => ({ ...span, processId: 'p1' }));
    const batch = { spans, process: { serviceName: 'shop' } };
    const processMap = [{ processId: 'p1', process: { serviceName: 'shop' } }];
    for (const shape of [
      line,
      batch,
      { batch },
      { batches: [batch] },
      { spans: named, processMap },
      { processMap: { p1: { serviceName: 'shop' } }, spans: named },
      { result: { spans: [message(1), message(2)] } },
    ]) {
      const { format, table, problems, spans: read } = readTrace(shape);
      expect(format).toBe('Jaeger protobuf JSON');
      expect(printRows(table, undefined, ['service', 'operation', 'time'])).toBe(
        'shop op 1 0–0.225\nshop op 2 0–0.225',
      );
      expect(read[0]).toMatchObject({ traceId: TRACE, spanId: '0000000000000001' });
      expect(problems).toBe('');
    }
  });

  it('reads snake case, lengths as Go prints or counts them, dates with an offset', () => {
    const span = {
      trace_id: base64Trace,
      span_id: base64Span(1),
      operation_name: 'get',
      references: [
        { trace_id: base64Trace, span_id: base64Span(2) },
        { ref_type: 1, trace_id: base64Trace, span_id: base64Span(3) },
        { ref_type: 1 },
      ],
      start_time: '2026-11-21T13:00:00+01:00',
      duration: 22938000,
      tags: [
        { key: 'span.kind', v_str: 'server' },
        { key: 'zero', v_type: 2 },
        { key: 'no', v_type: 'BOOL' },
      ],
    };
    const { spans } = readTrace({
      process: { service_name: 'api' },
      spans: [span, { ...span, span_id: base64Span(4), duration: '5000ns' }],
    });
    expect(
      spans.map(({ startNs, duration, parentId, kind, service }) => [startNs, duration, parentId, kind, service]),
    ).toEqual([
      [BigInt(START) * 1000n, 22_938_000, '0000000000000002', 'server', 'api'],
      [BigInt(START) * 1000n, 5000, '0000000000000002', 'server', 'api'],
    ]);
    expect(linksOf(spans[0])).toEqual(['0a 03 follows_from']);
    expect(attributeLines(spans[0].attributes)).toEqual(['zero int 0', 'no bool false']);
  });

  it('takes a length in the unit of a start that is a number', () => {
    const { spans } = readTrace(message(1, { startTime: START, duration: 7 }));
    expect(spans[0]).toMatchObject({ startNs: BigInt(START) * 1000n, duration: 7000 });
  });

  it('types tags by vType, which is text where it is absent', () => {
    const tags = [
      { key: 'text', vStr: 'a' },
      { key: 'long', vType: 'INT64', vInt64: '23456' },
      { key: 'whole', vType: 'FLOAT64', vFloat64: 72 },
      { key: 'bytes', vType: 'BINARY', vBinary: 'AAAwOQ==' },
      { key: 'error', vType: 'BOOL', vBool: true },
      { key: 'odd', vType: 'INT64', vInt64: 'many' },
    ];
    const { spans, problems } = readTrace(message(1, { tags }));
    expect(attributeLines(spans[0].attributes)).toEqual([
      'text string a',
      'long int 23456',
      'whole double 72',
      'bytes bytes AAAwOQ==',
      'odd string many',
    ]);
    expect(spans[0].status).toBe('error');
    expect(problems).toBe('tagType ×1');
  });

  it('tells of spans whose process is nowhere, and gives the warnings', () => {
    const spans = [message(1, { process: undefined, processId: 'p9' }), message(2, { warnings: ['late'] })];
    const reading = readTrace({ spans, processMap: [], warnings: ['a trace warning'] });
    expect(reading.problems).toBe('sourceRemark ×1, missingProcess ×1');
    expect(attributeLines(reading.spans[1].attributes)).toEqual(['jaeger.warnings array ["late"]']);
  });

  it('reads pieces of any size alike', () => {
    const text = JSON.stringify({ spans: [message(1), message(2)], processMap: [] });
    expect(readTrace(text, 1).finished).toEqual(readTrace(text).finished);
  });
});

describe('Jaeger Thrift as JSON', () => {
  const span = (spanId: string, more = ''): string =>
    `{"traceIdLow":-1,"traceIdHigh":0,"spanId":${spanId},"operationName":"op","startTime":${START},"duration":7${more}}`;
  const batch = (...spans: string[]): string => `{"process":{"serviceName":"api"},"spans":[${spans.join(',')}]}`;

  it('has signed numbers for ids, exact beyond 2^53', () => {
    const { format, spans } = readTrace(
      batch(span('-9223372036854775807'), span('9007199254740993', ',"parentSpanId":-9223372036854775807')),
    );
    expect(format).toBe('Jaeger Thrift JSON');
    expect(spans.map(({ traceId }) => traceId)).toEqual(Array(2).fill('0000000000000000ffffffffffffffff'));
    expect(parentsOf(spans)).toEqual([
      ['8000000000000001', ''],
      ['0020000000000001', '8000000000000001'],
    ]);
    expect(spans[0]).toMatchObject({ service: 'api', duration: 7000 });
  });

  it('takes the parent that is named before the references, which stay as links', () => {
    const references =
      ',"parentSpanId":2,"references":[{"refType":"FOLLOWS_FROM","traceIdLow":-1,"traceIdHigh":0,"spanId":3},{"refType":0,"traceIdLow":-1,"traceIdHigh":0,"spanId":2}]';
    const { spans } = readTrace(
      batch(span('1', references), span('5', references.replace('"parentSpanId":2', '"parentSpanId":0'))),
    );
    expect(spans.map(({ parentId }) => parentId)).toEqual(['0000000000000002', '0000000000000002']);
    expect(linksOf(spans[0])).toEqual(['ff 03 follows_from']);
  });

  it('types its values, where a bool may be 1, and needs neither a trace id nor a process', () => {
    const tags =
      '[{"key":"error","vType":"BOOL","vBool":1},{"key":"port","vType":3,"vLong":80},{"key":"d","vType":"DOUBLE","vDouble":1}]';
    const { format, spans, problems } = readTrace(
      `[{"spanId":1,"operationName":"op","startTime":${START},"tags":${tags}}]`,
    );
    expect(format).toBe('Jaeger Thrift JSON');
    expect(spans[0]).toMatchObject({ status: 'error', service: '', traceId: 'test.json' });
    expect(attributeLines(spans[0].attributes)).toEqual(['port int 80', 'd double 1']);
    expect(problems).toContain('missingProcess ×1');
  });
});

describe('Jaeger rows of Cassandra', () => {
  const field = (key: string, value_type: string, more: object): object => ({
    key,
    value_type,
    value_string: '',
    value_bool: false,
    value_long: 0,
    value_double: 0,
    value_binary: 'NULL',
    ...more,
  });

  it('read 0x ids, signed span ids as text or numbers, and the one value of each tag that its type names', () => {
    const row = {
      trace_id: '0x000000000000000a',
      span_id: -2,
      span_hash: 5,
      parent_id: '-3',
      operation_name: 'buy',
      flags: 1,
      start_time: START,
      duration: 12,
      process: { service_name: 'shop', tags: [field('host', 'string', { value_string: 'a1' })] },
      refs: [{ ref_type: 'follows-from', trace_id: '0x0b', span_id: 9 }],
      tags: [field('code', 'int64', { value_long: 200 }), field('span.kind', 'string', { value_string: 'server' })],
      logs: [{ ts: START + 1, fields: [field('event', 'string', { value_string: 'preHandle' })] }],
    };
    const root = { ...row, span_id: '-3', parent_id: '0', refs: null };
    const { format, spans } = readTrace(
      `// one trace\n[${JSON.stringify(root)},\n// its child\n${JSON.stringify(row)}]`,
    );
    expect(format).toBe('Jaeger Cassandra rows');
    expect(parentsOf(spans)).toEqual([
      ['fffffffffffffffd', ''],
      ['fffffffffffffffe', 'fffffffffffffffd'],
    ]);
    expect(spans[1]).toMatchObject({ traceId: TRACE, service: 'shop', kind: 'server', duration: 12_000 });
    expect(attributeLines(spans[1].attributes)).toEqual(['code int 200']);
    expect(spans[1].events.map(({ name }) => name)).toEqual(['preHandle']);
    expect(linksOf(spans[1])).toEqual(['0b 09 follows_from']);
  });
});

it('rows of Jaeger in Cassandra are read out of messages of Kafka', () => {
  const row = {
    trace_id: '0x000000000000000000000000000000aa',
    span_id: -2,
    span_hash: 7,
    parent_id: '0',
    operation_name: 'buy',
    start_time: START,
    duration: 10,
    process: { service_name: 'shop', tags: [] },
  };
  const message = { topic: 'spans', key: -2, value: row, partition: 0, offset: 3 };
  const { format, spans } = readTrace([message, { ...message, value: { ...row, span_id: 5, parent_id: '-2' } }]);
  expect(format).toBe('Jaeger Cassandra rows');
  expect(parentsOf(spans)).toEqual([
    ['fffffffffffffffe', ''],
    ['0000000000000005', 'fffffffffffffffe'],
  ]);
});
