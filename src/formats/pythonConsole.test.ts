import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { attributeLines, readTrace } from './testReading.ts';

/** One span as the exporter prints it. */
function span(id: string, more: object = {}): string {
  const fields = {
    name: `op ${id}`,
    context: { trace_id: '0x000000000000000000000000000000aa', span_id: `0x${id}`, trace_state: '[]' },
    kind: 'SpanKind.SERVER',
    parent_id: null,
    start_time: '2026-11-21T12:00:00.000001Z',
    end_time: '2026-11-21T12:00:01.000000Z',
    status: { status_code: 'UNSET' },
    attributes: {},
    events: [],
    links: [],
    resource: { attributes: { 'service.name': 'shop', 'telemetry.sdk.language': 'python' }, schema_url: '' },
    ...more,
  };
  return JSON.stringify(fields, null, 4);
}
const first = (more: object): ReturnType<typeof readTrace>['spans'][0] => readTrace(span('01', more)).spans[0];

describe('Python’s console exporter', () => {
  it('prints one value after another, or a list whose commas begin the lines', () => {
    const child = span('02', { parent_id: '0x01', kind: 'SpanKind.CLIENT' });
    for (const text of [
      `${span('01')}\n${child}\n`,
      `[${span('01')}\n,${child}\n]`,
      `INFO ready\n${span('01')}\n${child}`,
    ]) {
      const { format, spans } = readTrace(text);
      expect(format).toBe('OpenTelemetry Python console');
      expect(spans.map(({ spanId, parentId, kind, service }) => [spanId, parentId, kind, service])).toEqual([
        ['0000000000000001', '', 'server', 'shop'],
        ['0000000000000002', '0000000000000001', 'client', 'shop'],
      ]);
      expect(spans[0]).toMatchObject({ traceId: '000000000000000000000000000000aa', duration: 999_999_000 });
    }
  });

  it('has attributes of JSON’s types, where 1.0 is no integer', () => {
    const text = span('01', { attributes: { n: 1, list: ['a'], yes: true } }).replace('"n": 1', '"n": 1, "f": 1.0');
    expect(attributeLines(readTrace(text).spans[0].attributes)).toEqual([
      'n int 1',
      'f double 1',
      'list array ["a"]',
      'yes bool true',
    ]);
  });

  it('has a status with a description', () => {
    const failed = first({ status: { status_code: 'ERROR', description: 'ValueError: no' } });
    expect(failed).toMatchObject({ status: 'error', statusMessage: 'ValueError: no' });
    expect(first({ status: { status_code: 'OK' } }).status).toBe('ok');
  });

  it('has events, and links to other spans', () => {
    const one = first({
      events: [{ name: 'exception', timestamp: '2026-11-21T12:00:00.500000Z', attributes: { 'exception.type': 'E' } }],
      links: [{ context: { trace_id: '0xbb', span_id: '0x09', trace_state: '[]' }, attributes: { why: 'retry' } }],
    });
    expect(one.events.map(({ name, time, attributes }) => [name, time, ...attributeLines(attributes)])).toEqual([
      ['exception', 499_999_000, 'exception.type string E'],
    ]);
    expect(one.links.map(({ traceId, spanId }) => `${traceId.slice(-2)} ${spanId.slice(-2)}`)).toEqual(['bb 09']);
  });

  it('is unfinished without an end, a root for "None", and knows the old resource and states of the trace', () => {
    const one = first({
      parent_id: 'None',
      end_time: null,
      resource: { 'service.name': 'cart' },
      context: { trace_id: 'aa', span_id: '01', trace_state: "['{key=a, value=1}', '{key=b, value=2}']" },
      extra: { deep: 1 },
    });
    expect(one).toMatchObject({ duration: undefined, parentId: '', service: 'cart' });
    expect(one.table.strings.get(one.detail('traceState') ?? -1)).toBe('a=1,b=2');
    expect(attributeLines(one.attributes)).toEqual(['extra.deep int 1']);
  });

  it('leaves Phoenix its spans, which have a context too', () => {
    const other = { context: { trace_id: 'aa', span_id: '01' }, span_kind: 'LLM', parent_id: null, start_time: '2026' };
    const detection = detect(new TextEncoder().encode(JSON.stringify(other)));
    expect(detection).not.toMatchObject({ name: 'OpenTelemetry Python console' });
  });

  it('takes a status that is its code alone', () => {
    expect(first({ status: 'ERROR' }).status).toBe('error');
    expect(first({ status: 'StatusCode.OK' }).status).toBe('ok');
  });
});
