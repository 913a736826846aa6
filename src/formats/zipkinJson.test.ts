import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in µs */
const START = 1_795_262_400_000_000;

function span(id: string, more: object = {}): object {
  return { traceId: 'a', id, name: id, timestamp: START, duration: 10, ...more };
}
function readOne(more: object): ReturnType<typeof readTrace>['spans'][0] {
  return readTrace([span('1', more)]).spans[0];
}

describe('Zipkin v2 JSON', () => {
  it('is a list of spans, a list of such lists, or one span', () => {
    for (const shape of [[span('1')], [[span('1')], []], span('1')]) {
      const { format, spans } = readTrace(shape);
      expect(format).toBe('Zipkin v2 JSON');
      expect(spans.map(({ spanId }) => spanId)).toEqual(['0000000000000001']);
    }
  });

  it('takes an object that is no span for nothing', () => {
    expect(readTrace([span('1'), { other: 1 }, {}]).table.length).toBe(1);
  });

  it('joins 64-bit and 128-bit spellings of one trace', () => {
    const { table } = readTrace([span('1'), span('2', { traceId: '0000000000000000000000000000000A' })]);
    expect(table.traces.length).toBe(1);
  });

  it('takes a parent id that repeats the span’s own for none', () => {
    const { spans, problems } = readTrace([span('1', { parentId: '1' })]);
    expect(spans[0].parentId).toBe('');
    expect(problems).toBe('');
  });

  it('has kinds in any case; none means internal', () => {
    expect(readOne({ kind: 'CLIENT' }).kind).toBe('client');
    expect(readOne({ kind: 'consumer' }).kind).toBe('consumer');
    expect(readOne({}).kind).toBe('internal');
    expect(readOne({ kind: null }).kind).toBe('internal');
    const { spans, problems } = readTrace([span('1', { kind: 'LOCAL' })]);
    expect(spans[0].kind).toBe('unspecified');
    expect(problems).toBe('unknownEnum ×1');
  });

  it('has times in µs; 0 and absent mean none', () => {
    expect(readOne({})).toMatchObject({ startNs: BigInt(START) * 1000n, duration: 10_000 });
    expect(readOne({ duration: 0 }).duration).toBeUndefined();
    expect(readOne({ duration: undefined }).duration).toBeUndefined();
    const { spans, problems } = readTrace([span('1'), span('2', { parentId: '1', timestamp: 0 })]);
    expect(spans[1].start).toBe(0);
    expect(problems).toContain('timeRepaired ×1');
  });

  it('makes the local endpoint a resource, equal ones once', () => {
    const localEndpoint = { serviceName: 'shop', ipv4: '10.0.0.1', port: 8080 };
    const { spans, table } = readTrace([
      span('1', { localEndpoint }),
      span('2', { localEndpoint: { ipv6: '::1', serviceName: 'bank' } }),
      span('3', { localEndpoint: { port: 8080, serviceName: 'shop', ipv4: '10.0.0.1' } }),
      span('4', { localEndpoint: { serviceName: '' } }),
    ]);
    expect(attributeLines(spans[0].resourceAttributes)).toEqual([
      'service.name string shop',
      'host.ip string 10.0.0.1',
      'network.local.port int 8080',
    ]);
    expect(attributeLines(spans[1].resourceAttributes)).toEqual(['service.name string bank', 'host.ip string ::1']);
    expect(spans[3].service).toBe('');
    expect(table.resources.length).toBe(2);
  });

  it('makes the remote endpoint attributes', () => {
    const remoteEndpoint = { serviceName: 'db', ipv4: '10.0.0.9', ipv6: '::9', port: 5432 };
    expect(attributeLines(readOne({ remoteEndpoint, tags: { a: 'b' } }).attributes)).toEqual([
      'service.peer.name string db',
      'network.peer.address string 10.0.0.9',
      'network.peer.port int 5432',
      'a string b',
    ]);
    expect(readOne({ remoteEndpoint: { serviceName: '', port: 0 } }).attributes).toEqual([]);
  });

  it('has annotations as events', () => {
    const annotations = [{ timestamp: START + 3, value: 'retry' }, { value: 'no time' }];
    expect(readOne({ annotations }).events.map(({ time, name }) => [time, name])).toEqual([
      [3000, 'retry'],
      [NaN, 'no time'],
    ]);
  });

  it('has tags as text, whatever they were', () => {
    const tags = { text: 'x', number: 1.5, yes: true, nothing: null, list: [1] };
    expect(attributeLines(readOne({ tags }).attributes)).toEqual([
      'text string x',
      'number string 1.5',
      'yes string true',
      'nothing empty ',
      'list array [1]',
    ]);
  });

  it('is in error when a tag error is there, whatever it says', () => {
    for (const error of ['', 'true', true]) {
      expect(readOne({ tags: { error } })).toMatchObject({ status: 'error', statusMessage: '', attributes: [] });
    }
    for (const error of ['false', 'card declined', '500']) {
      expect(readOne({ tags: { error } })).toMatchObject({ status: 'error', statusMessage: error, attributes: [] });
    }
  });

  it('lifts the tags of OpenTelemetry', () => {
    const tags = {
      error: 'TimeoutError',
      'otel.status_code': 'ERROR',
      'otel.status_description': 'too slow',
      'otel.scope.name': 'http',
      'w3c.tracestate': 'a=1',
      kept: 'yes',
    };
    const one = readOne({ tags });
    expect(one).toMatchObject({ status: 'error', statusMessage: 'too slow', scope: { name: 'http', version: '' } });
    expect(attributeLines(one.attributes)).toEqual(['kept string yes', 'error string TimeoutError']);
    expect(readOne({ tags: { 'otel.status_code': 'OK' } }).status).toBe('ok');
  });

  it('shows the two halves of a shared id as caller and callee', () => {
    const { spans, problems } = readTrace([
      span('1', {
        kind: 'SERVER',
        shared: true,
        timestamp: START + 2,
        duration: 5,
        localEndpoint: { serviceName: 'bank' },
      }),
      span('1', { kind: 'CLIENT', shared: true, localEndpoint: { serviceName: 'shop' } }),
    ]);
    expect(spans.map(({ service, parent }) => [service, parent])).toEqual([
      ['shop', undefined],
      ['bank', 0],
    ]);
    expect(problems).toBe('');
  });

  it('keeps debug', () => {
    expect(attributeLines(readOne({ debug: true }).attributes)).toEqual(['zipkin.debug bool true']);
    expect(readOne({ debug: false }).attributes).toEqual([]);
  });

  it('lead from each problem to the row of its span, in chunks of any size', () => {
    const spans = [
      { traceId: 'a', id: '2', name: 'late', timestamp: 1_795_262_400_000_009, kind: 'CLIENT' },
      { traceId: 'a', id: 'not hex', name: 'odd', timestamp: 1_795_262_400_000_005, kind: 'SIDEWAYS' },
      { traceId: 'a', id: '1', name: 'early', timestamp: 1_795_262_400_000_001, kind: 'SERVER' },
      { traceId: 'a', id: '2', name: 'late', timestamp: 1_795_262_400_000_009, kind: 'CLIENT' },
    ];
    for (const chunk of [1, 50, Infinity]) {
      const { table, problemList } = readTrace(spans, chunk);
      const shown = problemList
        .filter(({ code }) => code !== 'unfinished')
        .map(({ code, examples }) => `${code} ${table.strings.get(table.operation[examples[0].row])}`);
      expect(shown).toEqual(['opaqueId odd', 'unknownEnum odd', 'identicalDuplicate late']);
    }
  });
});
