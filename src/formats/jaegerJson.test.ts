import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '0000000000000000000000000000000a';
const OTHER = '0000000000000000000000000000000b';
/** 2026-11-21 12:00:00 UTC in µs */
const START = 1_795_262_400_000_000;

function span(spanID: string, more: object = {}): object {
  return {
    traceID: TRACE,
    spanID,
    operationName: spanID,
    references: [],
    startTime: START,
    duration: 10,
    tags: [],
    logs: [],
    processID: 'p1',
    warnings: null,
    ...more,
  };
}
function trace(spans: object[], more: object = {}): object {
  return { traceID: TRACE, spans, processes: { p1: { serviceName: 'shop', tags: [] } }, warnings: null, ...more };
}
const tag = (key: string, type: string, value: unknown): object => ({ key, type, value });
const childOf = (spanID: string, traceID: string = TRACE): object => ({ refType: 'CHILD_OF', traceID, spanID });
const followsFrom = (spanID: string, traceID: string = TRACE): object => ({ refType: 'FOLLOWS_FROM', traceID, spanID });

/** The only span of a trace object around it. */
function readOne(more: object): ReturnType<typeof readTrace>['spans'][0] {
  return readTrace({ data: [trace([span('01', more)])] }).spans[0];
}
const parentOf = (more: object): string => readOne(more).parentId;

describe('Jaeger JSON', () => {
  it('is an answer, a trace object, spans, or lists of them', () => {
    const one = trace([span('01')]);
    const shapes = [{ data: [one], total: 0, errors: null }, { data: one }, [one], one, [span('01')], span('01')];
    for (const shape of shapes) {
      const { format, spans } = readTrace(shape);
      expect(format).toBe('Jaeger JSON');
      expect(spans.map(({ spanId }) => spanId)).toEqual(['0000000000000001']);
      expect(spans[0].traceId).toBe(TRACE);
    }
  });

  it('finds processes before the spans, after them, and inside them', () => {
    const spans = [span('01'), span('02', { processID: 'p2' })];
    const processes = { p1: { serviceName: 'shop' }, p2: { serviceName: 'bank', tags: [tag('host', 'string', 'b1')] } };
    for (const object of [
      { spans, processes },
      { processes, spans },
    ]) {
      const reading = readTrace({ data: [object] });
      expect(reading.spans.map(({ service }) => service)).toEqual(['shop', 'bank']);
      expect(attributeLines(reading.spans[1].resourceAttributes)).toEqual([
        'service.name string bank',
        'host string b1',
      ]);
    }
    const inline = span('01', { processID: undefined, process: { serviceName: 'cart', tags: [] } });
    expect(readTrace([inline]).spans[0].service).toBe('cart');
  });

  it('keeps apart the p1 of one trace object from the p1 of the next', () => {
    const second = trace([span('02')], { processes: { p1: { serviceName: 'bank' } } });
    const { spans } = readTrace({ data: [trace([span('01')]), second] });
    expect(spans.map(({ service }) => service)).toEqual(['shop', 'bank']);
  });

  it('tells of spans whose process is nowhere', () => {
    const { spans, problems, problemList } = readTrace({
      data: [trace([span('01'), span('02', { processID: 'p9' })])],
    });
    expect(spans.map(({ service }) => service)).toEqual(['shop', '']);
    expect(problems).toBe('missingProcess ×1');
    expect(problemList[0].examples[0].detail).toBe('p9');
    expect(readTrace([span('01')]).problems).toBe('missingProcess ×1');
  });

  it('takes Jaeger’s word for a missing name as none', () => {
    const processes = { p1: { serviceName: 'OTLPResourceNoServiceName', tags: [] } };
    expect(readTrace(trace([span('01')], { processes })).spans[0].service).toBe('');
  });
});

describe('the parent', () => {
  it('is the first CHILD_OF of the same trace, else the first FOLLOWS_FROM, else parentSpanID', () => {
    expect(parentOf({ references: [followsFrom('02'), childOf('03'), childOf('04')] })).toBe('0000000000000003');
    expect(parentOf({ references: [childOf('03', OTHER), followsFrom('02'), followsFrom('04')] })).toBe(
      '0000000000000002',
    );
    expect(parentOf({ references: [childOf('03', OTHER)], parentSpanID: '05' })).toBe('0000000000000005');
    expect(parentOf({ references: [childOf('03')], parentSpanID: '05' })).toBe('0000000000000003');
    expect(parentOf({ references: null, parentSpanID: null })).toBe('');
  });

  it('is found when references come before the span’s own trace id', () => {
    const early = { references: [childOf('03', OTHER), childOf('04')], spanID: '01', startTime: START, traceID: TRACE };
    expect(readTrace([early]).spans[0].parentId).toBe('0000000000000004');
  });

  it('may be referred to without a trace id, and {} refers to nothing', () => {
    expect(parentOf({ references: [{}, { refType: 'CHILD_OF', spanID: '07' }] })).toBe('0000000000000007');
  });

  it('leaves the other references as links', () => {
    const { links } = readOne({ references: [childOf('02'), childOf('03', OTHER), followsFrom('04')] });
    expect(links.map(({ traceId, spanId, attributes }) => [traceId, spanId, ...attributeLines(attributes)])).toEqual([
      [OTHER, '0000000000000003', 'opentracing.ref_type string child_of'],
      [TRACE, '0000000000000004', 'opentracing.ref_type string follows_from'],
    ]);
  });

  it('is not counted once more where a user interface copied it into the reference', () => {
    const copy = { ...childOf('02'), span: span('02', { references: [{ ...childOf('03'), span: span('03') }] }) };
    const extras = {
      relativeStartTime: 3,
      depth: 1,
      hasChildren: false,
      childSpans: [span('09')],
      childSpanIds: ['09'],
    };
    const { spans } = readTrace({
      data: { ...trace([span('01', { references: [copy], ...extras })]), rootSpans: [span('01')] },
    });
    expect(spans.map(({ spanId, parentId }) => [spanId, parentId])).toEqual([['0000000000000001', '0000000000000002']]);
  });
});

describe('tags', () => {
  it('have the type they name, whatever way the value is written', () => {
    const tags = [
      tag('text', 'string', 'GET'),
      tag('yes', 'bool', 'true'),
      tag('no', 'bool', false),
      tag('int', 'int64', 200),
      tag('big', 'int64', '9223372036854775807'),
      tag('half', 'float64', 0.5),
      tag('whole', 'float64', 1),
      tag('bytes', 'binary', 'AQID'),
      { key: 'no type', value: 3 },
      { value: '7', type: 'int64', key: 'other order' },
    ];
    expect(attributeLines(readOne({ tags }).attributes)).toEqual([
      'text string GET',
      'yes bool true',
      'no bool false',
      'int int 200',
      'big bigInt 9223372036854775807',
      'half double 0.5',
      'whole double 1',
      'bytes bytes AQID',
      'no type int 3',
      'other order int 7',
    ]);
  });

  it('that are not what they claim keep their value and are counted', () => {
    const tags = [
      tag('a', 'int64', 'many'),
      tag('b', 'bool', 7),
      tag('c', 'string', 7),
      tag('d', 'colour', 'red'),
      tag('e', 'string', null),
    ];
    const { spans, problems } = readTrace([span('01', { tags, process: {} })]);
    expect(problems).toBe('tagType ×4');
    expect(attributeLines(spans[0].attributes)).toEqual([
      'a string many',
      'b int 7',
      'c int 7',
      'd string red',
      'e empty ',
    ]);
  });

  it('that stand for fields become fields', () => {
    const one = readOne({
      tags: [
        tag('span.kind', 'string', 'server'),
        tag('otel.scope.name', 'string', 'http'),
        tag('otel.scope.version', 'string', '1.2'),
        tag('w3c.tracestate', 'string', 'a=1'),
        tag('otel.status_code', 'string', 'ERROR'),
        tag('otel.status_description', 'string', 'card declined'),
        tag('kept', 'string', 'yes'),
      ],
    });
    expect(attributeLines(one.attributes)).toEqual(['kept string yes']);
    expect(one).toMatchObject({ kind: 'server', status: 'error', statusMessage: 'card declined' });
    expect(one.scope).toMatchObject({ name: 'http', version: '1.2' });
    expect(one.table.strings.get(one.detail('traceState') ?? -1)).toBe('a=1');
  });

  it('know the old name of the scope, and an OK', () => {
    const one = readOne({
      tags: [tag('otel.library.name', 'string', 'grpc'), tag('otel.status_code', 'string', 'OK')],
    });
    expect(one.scope.name).toBe('grpc');
    expect(one.status).toBe('ok');
  });

  it('called error are an error when they are true, and attributes otherwise', () => {
    for (const value of [tag('error', 'bool', true), tag('error', 'string', 'true'), tag('error', 'bool', 'true')]) {
      expect(readOne({ tags: [value] })).toMatchObject({ status: 'error', attributes: [] });
    }
    for (const value of [
      tag('error', 'bool', false),
      tag('error', 'string', 'false'),
      tag('error', 'string', 'TimeoutError'),
    ]) {
      expect(readOne({ tags: [value] })).toMatchObject({ status: 'unset', attributes: [{ key: 'error' }] });
    }
    const withMessage = readOne({
      tags: [tag('http.status_message', 'string', 'Bad Gateway'), tag('error', 'bool', true)],
    });
    expect(withMessage.statusMessage).toBe('Bad Gateway');
    expect(readOne({ tags: [tag('http.status_code', 'int64', 500)] }).status).toBe('unset');
  });

  it('with an unknown kind stay, and are counted', () => {
    const { spans, problems } = readTrace(trace([span('01', { tags: [tag('span.kind', 'string', 'local')] })]));
    expect(spans[0].kind).toBe('unspecified');
    expect(attributeLines(spans[0].attributes)).toEqual(['span.kind string local']);
    expect(problems).toBe('unknownEnum ×1');
  });
});

describe('the rest of a span', () => {
  it('has times exact to the nanosecond, as numbers or texts', () => {
    const reading = readTrace(
      JSON.stringify([span('01', { startTime: 1 }), span('02', { startTime: String(START), duration: '7' })])
        .replace('"startTime":1,', `"startTime":${START}.123,`)
        .replace('"duration":10', '"duration":1124609194129.6716'),
    );
    expect(reading.spans.map((one) => one.startNs)).toEqual([BigInt(START) * 1000n, BigInt(START) * 1000n + 123n]);
    expect(reading.spans.map((one) => one.duration)).toEqual([7000, 1124609194129671]);
  });

  it('without a usable duration is unfinished, with a negative one has none and says so', () => {
    expect(readOne({ duration: 'invalid' })).toMatchObject({ duration: undefined });
    expect(readOne({ duration: -5 })).toMatchObject({ duration: 0 });
    expect(readOne({ duration: -5 }).detail('negativeBy')).toBe(5000);
    expect(readOne({ duration: 0 }).duration).toBe(0);
  });

  it('has logs as events, named by their field event', () => {
    const logs = [
      { timestamp: START + 1, fields: [tag('level', 'string', 'info'), tag('event', 'string', 'exception')] },
      { fields: [tag('n', 'int64', 1)], timestamp: START + 2 },
      { timestamp: 0, fields: null },
    ];
    const { events } = readOne({ logs });
    expect(events.map(({ time, name, attributes }) => [time, name, ...attributeLines(attributes)])).toEqual([
      [1000, 'exception', 'level string info'],
      [2000, 'log', 'n int 1'],
      [NaN, 'log'],
    ]);
  });

  it('keeps flags, and warnings as an attribute', () => {
    const one = readOne({ flags: 1, warnings: ['clock skew adjusted'] });
    expect(one.detail('traceFlags')).toBe(1);
    expect(attributeLines(one.attributes)).toEqual(['jaeger.warnings array ["clock skew adjusted"]']);
    expect(readOne({ warnings: [] }).attributes).toEqual([]);
  });

  it('shows the remarks of the server on a trace, or on why there is none', () => {
    const { problemList } = readTrace({ data: [trace([span('01')], { warnings: ['late span'] })] });
    expect(problemList).toMatchObject([{ code: 'sourceRemark', examples: [{ detail: 'late span' }] }]);
    const answer = { data: null, total: 0, limit: 0, offset: 0, errors: [{ code: 404, msg: 'trace not found' }] };
    expect(readTrace(answer).problemList).toMatchObject([
      { code: 'sourceRemark', examples: [{ detail: 'trace not found' }] },
    ]);
  });

  it('has its trace’s id when it has none itself', () => {
    const { spans } = readTrace(trace([span('01', { traceID: undefined })]));
    expect(spans[0].traceId).toBe(TRACE);
  });

  it('is a list of traces under that name', () => {
    const { format, spans } = readTrace({ traces: [trace([span('01'), span('02', { references: [childOf('01')] })])] });
    expect(format).toBe('Jaeger JSON');
    expect(spans.map(({ parentId, service }) => [parentId, service])).toEqual([
      ['', 'shop'],
      ['0000000000000001', 'shop'],
    ]);
  });
});
