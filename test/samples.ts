/**
 * One small file of each kind of format, as the tools write them: for tests that ask something of every format. Each has
 * `spans` spans, and every name of a span begins with "op".
 */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly spans: number;
  /** lines are values of their own: damage to one must not cost another */
  readonly isLines?: true;
}

const SEC = 1_795_262_400;
const TRACE = '4d1e00c0db9010db86154a4ba6e91385';
const spanId = (at: number): string => `00f067aa0ba902b${at}`;
const ns = (at: number): string => `${SEC}${String(at).padStart(9, '0')}`;
const iso = (at: number): string => `2026-11-21T12:00:00.${String(at).padStart(6, '0')}Z`;
const THREE = [1, 2, 3];

const otlpSpan = (at: number): object => ({
  traceId: TRACE,
  spanId: spanId(at),
  parentSpanId: at > 1 ? spanId(1) : '',
  name: `op ${at} "ü"`,
  kind: at,
  startTimeUnixNano: ns(at),
  endTimeUnixNano: ns(at + 9),
  attributes: [
    { key: 'n', value: { intValue: '9223372036854775807' } },
    { key: 'list', value: { arrayValue: { values: [{ doubleValue: 0.5 }, {}] } } },
  ],
  events: [{ timeUnixNano: ns(at + 1), name: 'exception', attributes: [] }],
  links: [{ traceId: TRACE, spanId: spanId(2) }],
  status: { code: 2, message: 'no' },
});
const otlp = (spans: readonly object[]): object => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shöp' } }] },
      scopeSpans: [{ scope: { name: 'http' }, spans }],
    },
  ],
});
const zipkin = (at: number): object => ({
  traceId: TRACE,
  id: spanId(at),
  parentId: spanId(1),
  kind: 'CLIENT',
  name: `op ${at}`,
  timestamp: SEC * 1e6 + at,
  duration: 9,
  localEndpoint: { serviceName: 'shop', ipv4: '10.0.0.1', port: 80 },
  annotations: [{ timestamp: SEC * 1e6 + 3, value: 'retry' }],
  tags: { error: 'no', 'http.path': '/a\\b' },
});

const json = (name: string, value: unknown, spans = 3): Sample => ({ name, text: JSON.stringify(value), spans });
const lines = (name: string, values: readonly unknown[]): Sample => ({
  name,
  text: values.map((value) => `${JSON.stringify(value)}\n`).join(''),
  spans: values.length,
  isLines: true,
});

export const SAMPLES: readonly Sample[] = [
  json('OTLP', otlp(THREE.map(otlpSpan))),
  { name: 'OTLP, pretty', text: JSON.stringify(otlp(THREE.map(otlpSpan)), undefined, 2), spans: 3 },
  lines(
    'OTLP lines',
    THREE.map((at) => otlp([otlpSpan(at)])),
  ),
  json('Tempo batches', { batches: (otlp(THREE.map(otlpSpan)) as { resourceSpans: unknown }).resourceSpans }),
  json('Jaeger', {
    data: [
      {
        traceID: 'a1',
        spans: THREE.map((at) => ({
          traceID: 'a1',
          spanID: spanId(at),
          operationName: `op\n${at}`,
          references: at > 1 ? [{ refType: 'CHILD_OF', traceID: 'a1', spanID: spanId(1) }] : [],
          startTime: SEC * 1e6 + at,
          duration: 7,
          tags: [
            { key: 'span.kind', type: 'string', value: 'server' },
            { key: 'error', type: 'bool', value: true },
          ],
          logs: [{ timestamp: SEC * 1e6, fields: [{ key: 'event', type: 'string', value: 'log 🦊' }] }],
          processID: 'p1',
          warnings: ['late'],
        })),
        processes: { p1: { serviceName: 'shop', tags: [{ key: 'ip', type: 'string', value: '::1' }] } },
      },
    ],
  }),
  lines(
    'Jaeger documents',
    THREE.map((at) => ({
      traceID: TRACE,
      spanID: spanId(at),
      operationName: `op ${at}`,
      startTime: SEC * 1e6 + at,
      startTimeMillis: SEC * 1000,
      duration: 5,
      tags: [],
      logs: [],
      process: { serviceName: 'shop', tags: [] },
    })),
  ),
  json('Zipkin', THREE.map(zipkin)),
  lines('Zipkin lines', THREE.map(zipkin)),
  json(
    'Zipkin v1',
    THREE.map((at) => ({
      traceId: TRACE,
      id: spanId(at),
      name: `op ${at}`,
      annotations: [
        { timestamp: SEC * 1e6 + at, value: 'sr', endpoint: { serviceName: 'shop', ipv4: '10.0.0.1' } },
        { timestamp: SEC * 1e6 + at + 9, value: 'ss', endpoint: { serviceName: 'shop', ipv4: '10.0.0.1' } },
      ],
      binaryAnnotations: [{ key: 'http.path', value: '/a', endpoint: { serviceName: 'shop' } }],
    })),
  ),
  json('Chrome trace events', {
    displayTimeUnit: 'ms',
    traceEvents: [
      { ph: 'M', name: 'process_name', pid: 1, tid: 0, args: { name: 'browser' } },
      { ph: 'X', name: 'op 1', cat: 'net', pid: 1, tid: 1, ts: 1.5, dur: 20, args: { url: 'a' } },
      { ph: 'B', name: 'op 2', pid: 1, tid: 1, ts: 3 },
      { ph: 'E', pid: 1, tid: 1, ts: 7, args: { ok: true } },
      { ph: 'b', name: 'op 3', cat: 'c', id: '0x1', pid: 1, tid: 1, ts: 2 },
      { ph: 'e', name: 'op 3', cat: 'c', id: '0x1', pid: 1, tid: 1, ts: 9 },
      { ph: 'i', name: 'mark', pid: 1, tid: 1, ts: 4, s: 't' },
      { ph: 'C', name: 'memory', pid: 1, ts: 4, args: { kB: 3 } },
    ],
  }),
  lines(
    'Python console',
    THREE.map((at) => ({
      name: `op ${at}`,
      context: { trace_id: `0x${TRACE}`, span_id: `0x${spanId(at)}`, trace_state: '[]' },
      kind: 'SpanKind.CLIENT',
      parent_id: at > 1 ? `0x${spanId(1)}` : null,
      start_time: iso(at),
      end_time: iso(at + 9),
      status: { status_code: 'ERROR', description: 'no' },
      attributes: { 'http.status_code': 500 },
      events: [{ name: 'exception', timestamp: iso(at), attributes: {} }],
      links: [],
      resource: { attributes: { 'service.name': 'shop' }, schema_url: '' },
    })),
  ),
  lines(
    'Go console',
    THREE.map((at) => ({
      Name: `op ${at}`,
      SpanContext: { TraceID: TRACE, SpanID: spanId(at), TraceFlags: '01', TraceState: '', Remote: false },
      Parent: { TraceID: TRACE, SpanID: at > 1 ? spanId(1) : '0000000000000000', Remote: false },
      SpanKind: 2,
      StartTime: iso(at),
      EndTime: iso(at + 9),
      Attributes: [{ Key: 'n', Value: { Type: 'INT64', Value: 3 } }],
      Events: null,
      Links: null,
      Status: { Code: 'Error', Description: 'no' },
      Resource: [{ Key: 'service.name', Value: { Type: 'STRING', Value: 'shop' } }],
      InstrumentationScope: { Name: 'http', Version: '', SchemaURL: '' },
    })),
  ),
  json('X-Ray', {
    Traces: [
      {
        Id: '1-58406520-a006649127e371903a2de979',
        Segments: [
          {
            Id: spanId(1),
            Document: JSON.stringify({
              trace_id: '1-58406520-a006649127e371903a2de979',
              id: spanId(1),
              name: 'op 1',
              start_time: SEC + 0.25,
              end_time: SEC + 0.5,
              http: { request: { method: 'GET', url: 'https://shop/' }, response: { status: 200 } },
              subsegments: [2, 3].map((at) => ({
                id: spanId(at),
                name: `op ${at}`,
                start_time: SEC + 0.3,
                end_time: SEC + 0.4,
                fault: true,
              })),
            }),
          },
        ],
      },
    ],
  }),
  json('Datadog', [
    THREE.map((at) => ({
      trace_id: 1234,
      span_id: 10 + at,
      parent_id: at > 1 ? 11 : 0,
      name: 'web.request',
      resource: `op ${at}`,
      service: 'shop',
      type: 'web',
      start: SEC * 1e9,
      duration: 900,
      error: 1,
      meta: { 'error.message': 'no' },
      metrics: { _sampling_priority_v1: 1 },
    })),
  ]),
  lines(
    'Flat spans',
    THREE.map((at) => ({
      trace_id: TRACE,
      span_id: spanId(at),
      parent_span_id: at > 1 ? spanId(1) : null,
      name: `op ${at}`,
      start_time_unix_nano: ns(at),
      end_time_unix_nano: ns(at + 9),
      attributes: { a: 1, deep: { b: [1, 2] } },
    })),
  ),
  lines(
    'Elastic documents',
    THREE.map((at) => ({
      '@timestamp': iso(at),
      processor: { event: 'span' },
      trace: { id: TRACE },
      span: { id: spanId(at), name: `op ${at}`, type: 'db', duration: { us: 7 } },
      service: { name: 'shop' },
      timestamp: { us: SEC * 1e6 + at },
      event: { outcome: 'failure' },
    })),
  ),
  lines(
    'Data Prepper',
    THREE.map((at) => ({
      traceId: TRACE,
      spanId: spanId(at),
      parentSpanId: at > 1 ? spanId(1) : '',
      name: `op ${at}`,
      kind: 'SPAN_KIND_SERVER',
      startTime: iso(at),
      endTime: iso(at + 9),
      durationInNanos: 9000,
      serviceName: 'shop',
      'status.code': 2,
      'span.attributes.http@method': 'GET',
    })),
  ),
  json('Langfuse', {
    trace: { id: TRACE, name: 'agent' },
    observations: THREE.map((at) => ({
      id: `obs-${at}`,
      traceId: TRACE,
      type: 'GENERATION',
      name: `op ${at}`,
      startTime: iso(at),
      endTime: iso(at + 9),
      parentObservationId: at > 1 ? 'obs-1' : null,
      level: 'ERROR',
      model: 'm-1',
      input: JSON.stringify([{ role: 'user', content: 'hi' }]),
      usage: { input: 3, output: 4 },
    })),
  }),
  {
    name: 'Sentry envelope',
    text:
      `{"event_id":"a","sent_at":"${iso(1)}"}\n{"type":"transaction"}\n` +
      `${JSON.stringify({
        type: 'transaction',
        transaction: 'op 1',
        start_timestamp: SEC,
        timestamp: SEC + 1,
        contexts: { trace: { trace_id: TRACE, span_id: spanId(1), op: 'http.server', status: 'ok' } },
        spans: [2, 3].map((at) => ({
          trace_id: TRACE,
          span_id: spanId(at),
          parent_span_id: spanId(1),
          op: 'db',
          description: `op ${at}`,
          start_timestamp: SEC,
          timestamp: SEC + 0.5,
        })),
      })}\n`,
    spans: 3,
  },
  {
    name: 'CSV',
    text: `trace_id,span_id,name,service,start,duration_ms\n${THREE.map((at) => `${TRACE},${spanId(at)},op ${at},"sh,op",${iso(at)},${at}\n`).join('')}`,
    spans: 3,
  },
];
