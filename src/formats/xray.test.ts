import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in seconds */
const START = 1_795_262_400;
const TRACE = '1-6920540a-00112233445566778899aabb';

function segment(more: object = {}): object {
  return { trace_id: TRACE, id: '000000000000000a', name: 'shop', start_time: START, end_time: START + 0.25, ...more };
}
function inner(id: string, more: object = {}): object {
  return { id, name: id, start_time: START, end_time: START + 0.1, ...more };
}
function readOne(more: object): ReturnType<typeof readTrace>['spans'][0] {
  return readTrace(segment(more)).spans[0];
}

describe('AWS X-Ray JSON', () => {
  it('is an answer with documents in texts, or documents: one, a list, lines, with or without headers', () => {
    const document = JSON.stringify(segment());
    for (const input of [
      { Traces: [{ Id: TRACE, Duration: 1, Segments: [{ Id: '000000000000000a', Document: document }] }] },
      { Id: TRACE, Segments: [{ Id: '000000000000000a', Document: document }] },
      segment(),
      [segment()],
      `${document}\n`,
      `{"format": "json", "version": 1}\n${document}`,
    ]) {
      const { format, spans, problems } = readTrace(input);
      expect(format).toBe('AWS X-Ray JSON');
      expect(problems).toBe('');
      expect(spans[0]).toMatchObject({
        traceId: '6920540a00112233445566778899aabb',
        spanId: '000000000000000a',
        operation: 'shop',
        service: 'shop',
        kind: 'server',
        startNs: BigInt(START) * 1_000_000_000n,
        duration: 250_000_000,
      });
    }
  });

  it('keeps the digits of seconds, however they are written', () => {
    const [one] = readTrace(`{"trace_id":"${TRACE}","id":"0a","name":"x","start_time":1.7952624001234567E9}`).spans;
    expect(one.startNs).toBe(1795262400123456700n);
  });

  it('nests subsegments under the segment, which is their service', () => {
    const subsegments = [
      inner('000000000000000b', { subsegments: [inner('000000000000000c', { namespace: 'aws', name: 'S3' })] }),
      inner('000000000000000d', { namespace: 'remote', name: 'bank' }),
    ];
    const { spans, table } = readTrace(segment({ subsegments }));
    expect(
      spans.map(({ row, operation, kind, service }) => `${table.depth[row]} ${operation} ${kind} ${service}`),
    ).toEqual(['0 shop server shop', '1 000000000000000b internal shop', '2 S3 client shop', '1 bank client shop']);
    expect(attributeLines(spans[3].attributes)).toEqual(['service.peer.name string bank', 'namespace string remote']);
  });

  it('nests to any depth', () => {
    let text = '';
    for (let depth = 1; depth <= 3000; depth++) text += `{"id":"${depth.toString(16)}","name":"n","subsegments":[`;
    text += ']}'.repeat(3000);
    const document = `{"trace_id":"${TRACE}","id":"ffff","name":"shop","start_time":${START},"subsegments":[${text}]}`;
    expect(readTrace(document).table.traces.depth[0]).toBe(3001);
    expect(readTrace({ Traces: [{ Segments: [{ Document: document }] }] }).table.traces.depth[0]).toBe(3001);
  });

  it('joins segments of other services, and subsegments that came alone, by parent_id', () => {
    const { spans, table } = readTrace([
      segment({ subsegments: [inner('000000000000000b', { namespace: 'remote' })] }),
      segment({ id: '000000000000000c', name: 'bank', parent_id: '000000000000000b' }),
      segment({
        id: '000000000000000d',
        name: 'SQS',
        type: 'subsegment',
        parent_id: '000000000000000a',
        namespace: 'aws',
      }),
    ]);
    expect(spans.map(({ row, operation, kind }) => `${table.depth[row]} ${operation} ${kind}`)).toEqual([
      '0 shop server',
      '1 SQS client',
      '1 000000000000000b client',
      '2 bank server',
    ]);
  });

  it('is finished by a later document with the same id', () => {
    const { spans, problems } = readTrace([segment({ in_progress: true, end_time: undefined }), segment()]);
    expect(spans.map(({ duration }) => duration)).toEqual([250_000_000]);
    expect(problems).toBe('partialMerged ×1');
    expect(readOne({ in_progress: true, end_time: undefined }).duration).toBeUndefined();
  });

  it('without a start is drawn at its end', () => {
    const { spans, problems } = readTrace(segment({ start_time: undefined }));
    expect(spans[0].startNs).toBe(BigInt(START) * 1_000_000_000n + 250_000_000n);
    expect(problems).toBe('timeRepaired ×1');
  });

  it('has failed by fault, error or throttle', () => {
    const typeOf = (more: object): string => attributeLines(readOne(more).attributes).join();
    expect(readOne({ fault: true }).status).toBe('error');
    expect(typeOf({ fault: true })).toBe('error.type string fault');
    expect(typeOf({ error: true, throttle: true })).toBe('error.type string throttle');
    expect(readOne({ error: false }).status).toBe('unset');
  });

  it('has exceptions as events; the id of one leads to the segment it came from', () => {
    const exceptions = [
      { id: 'e1', type: 'Timeout', message: 'too slow', stack: [{ path: 'a.py', line: 7, label: 'pay' }] },
    ];
    const { spans } = readTrace(
      segment({
        fault: true,
        cause: 'e1',
        subsegments: [inner('000000000000000b', { fault: true, cause: { working_directory: '/app', exceptions } })],
      }),
    );
    expect(spans[1].statusMessage).toBe('too slow');
    expect(attributeLines(spans[1].events[0].attributes)).toEqual([
      'exception.type string Timeout',
      'exception.message string too slow',
      'exception.id string e1',
      'exception.stacktrace string Timeout: too slow\n  at pay (a.py:7)',
    ]);
    expect(attributeLines(spans[1].attributes)).toContain('cause.working_directory string /app');
    expect(spans[0].links.map(({ spanId }) => spanId)).toEqual(['000000000000000b']);
  });

  it('names what it records as OpenTelemetry does now, and keeps the rest', () => {
    const read = readOne({
      http: { request: { method: 'GET', url: 'http://shop/', x_forwarded_for: true }, response: { status: 503 } },
      aws: { operation: 'GetItem', region: 'eu-west-1', table_name: 'carts' },
      sql: { sanitized_query: 'SELECT ?', user: 'app' },
      annotations: { customer: 7, vip: true },
      metadata: { default: { cart: { items: 2 } } },
      Dummy: false,
      service: { version: '1.2' },
      origin: 'AWS::EC2::Instance',
      user: 'u1',
    });
    expect(attributeLines(read.attributes)).toEqual([
      'http.request.method string GET',
      'url.full string http://shop/',
      'http.request.x_forwarded_for bool true',
      'http.response.status_code int 503',
      'rpc.method string GetItem',
      'cloud.region string eu-west-1',
      'aws.table_name string carts',
      'db.query.text string SELECT ?',
      'sql.user string app',
      'customer int 7',
      'vip bool true',
      'metadata.default.cart.items int 2',
      'Dummy bool false',
    ]);
    expect(attributeLines(read.resourceAttributes)).toEqual([
      'service.name string shop',
      'service.version string 1.2',
      'origin string AWS::EC2::Instance',
      'user string u1',
    ]);
  });

  it('has links, and precursors in its own trace', () => {
    const read = readOne({
      links: [{ trace_id: TRACE.replace('a-0', 'b-0'), id: '00000000000000aa' }],
      precursor_ids: ['00000000000000bb'],
    });
    expect(read.links.map(({ traceId, spanId }) => `${traceId} ${spanId}`)).toEqual([
      '6920540b00112233445566778899aabb 00000000000000aa',
      '6920540a00112233445566778899aabb 00000000000000bb',
    ]);
  });

  it('says when X-Ray cut the trace, and which document cannot be read', () => {
    const Segments = [{ Document: JSON.stringify(segment()) }, { Document: '{"id": ' }];
    const { table, problems } = readTrace({ Traces: [{ Id: TRACE, LimitExceeded: true, Segments }] });
    expect(table.length).toBe(1);
    expect(problems).toBe('partialTrace ×1, badValue ×1');
  });

  it('gives the same in chunks of any size', () => {
    const text = JSON.stringify([
      segment({ subsegments: [inner('000000000000000b')] }),
      segment({ id: '000000000000000c' }),
    ]);
    const whole = readTrace(text);
    for (const chunk of [1, 17]) expect(readTrace(text, chunk).finished).toEqual(whole.finished);
  });

  it('is what is sent: a list of documents in texts', () => {
    const documents = [segment(), segment({ id: '000000000000000b', parent_id: '000000000000000a', name: 'bank' })];
    const { format, spans } = readTrace({ TraceSegmentDocuments: documents.map((one) => JSON.stringify(one)) });
    expect(format).toBe('AWS X-Ray JSON');
    expect(spans.map(({ service, parentId }) => [service, parentId])).toEqual([
      ['shop', ''],
      ['bank', '000000000000000a'],
    ]);
  });
});
