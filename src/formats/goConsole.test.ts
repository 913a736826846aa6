import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const ZERO = { TraceID: '0'.repeat(32), SpanID: '0'.repeat(16), TraceFlags: '00', TraceState: '', Remote: false };
const context = (SpanID: string, more: object = {}): object => ({
  TraceID: '000000000000000000000000000000aa',
  SpanID,
  TraceFlags: '01',
  TraceState: '',
  Remote: false,
  ...more,
});
const held = (Key: string, Type: string, Value: unknown): object => ({ Key, Value: { Type, Value } });

/** One span as the exporter prints it. */
function span(id: string, more: object = {}): object {
  return {
    Name: `op ${id}`,
    SpanContext: context(id),
    Parent: ZERO,
    SpanKind: 3,
    StartTime: '2026-11-21T13:00:00.000000001+01:00',
    EndTime: '2026-11-21T13:00:00.5+01:00',
    Attributes: null,
    Events: null,
    Links: null,
    Status: { Code: 'Unset', Description: '' },
    DroppedAttributes: 0,
    DroppedEvents: 0,
    DroppedLinks: 0,
    ChildSpanCount: 0,
    Resource: [held('service.name', 'STRING', 'shop')],
    InstrumentationScope: { Name: 'http', Version: '1.2', SchemaURL: '' },
    ...more,
  };
}
const first = (more: object): ReturnType<typeof readTrace>['spans'][0] => readTrace(span('01', more)).spans[0];

describe('Go’s console exporter', () => {
  it('prints one value after another, with indentation or without, or makes a list', () => {
    const both = [span('01'), span('02', { Parent: context('01'), SpanKind: 2 })];
    const lines = both.map((one) => JSON.stringify(one));
    for (const text of [
      lines.join('\n'),
      lines.join(''),
      both.map((one) => JSON.stringify(one, null, '\t')).join('\n'),
      both,
    ]) {
      const { format, spans, problems } = readTrace(text);
      expect(format).toBe('OpenTelemetry Go console');
      expect(spans.map(({ spanId, parentId, kind, service }) => [spanId, parentId, kind, service])).toEqual([
        ['0000000000000001', '', 'client', 'shop'],
        ['0000000000000002', '0000000000000001', 'server', 'shop'],
      ]);
      expect(spans[0]).toMatchObject({ duration: 499_999_999, scope: { name: 'http', version: '1.2' } });
      expect(problems).toBe('');
    }
  });

  it('types values by the name of their type', () => {
    const Attributes = [
      held('text', 'STRING', 'a'),
      held('int', 'INT64', 200),
      held('big', 'INT64', '9223372036854775807'),
      held('double', 'FLOAT64', 3),
      held('yes', 'BOOL', true),
      held('list', 'STRINGSLICE', ['a', 'b']),
      held('none', 'STRINGSLICE', null),
    ];
    expect(attributeLines(first({ Attributes }).attributes)).toEqual([
      'text string a',
      'int int 200',
      'big bigInt 9223372036854775807',
      'double double 3',
      'yes bool true',
      'list array ["a","b"]',
      'none empty ',
    ]);
  });

  it('has a status by name, or by Go’s own numbers', () => {
    expect(first({ Status: { Code: 'Error', Description: 'no' } })).toMatchObject({
      status: 'error',
      statusMessage: 'no',
    });
    expect(first({ Status: { Code: 1 } }).status).toBe('error');
    expect(first({ Status: { Code: 2 } }).status).toBe('ok');
  });

  it('has events, links, dropped counts, and the flags of its context', () => {
    const one = first({
      Events: [
        {
          Name: 'retry',
          Attributes: [held('n', 'INT64', 2)],
          DroppedAttributeCount: 0,
          Time: '2026-11-21T12:00:00.1Z',
        },
      ],
      Links: [{ SpanContext: context('09'), Attributes: null, DroppedAttributeCount: 0 }],
      DroppedEvents: 4,
      Parent: context('07', { Remote: true }),
      SpanContext: context('01', { TraceState: 'a=1' }),
    });
    expect(one.events.map(({ name, time, attributes }) => [name, time, ...attributeLines(attributes)])).toEqual([
      ['retry', 99_999_999, 'n int 2'],
    ]);
    expect(one.links.map(({ spanId }) => spanId)).toEqual(['0000000000000009']);
    expect([one.detail('droppedEvents'), one.detail('traceFlags')]).toEqual([4, 0x301]);
    expect(one.table.strings.get(one.detail('traceState') ?? -1)).toBe('a=1');
  });

  it('knows the fields of its versions before 1.0', () => {
    const one = readTrace({
      SpanContext: { TraceID: 'aa', SpanID: '01', TraceFlags: 1 },
      ParentSpanID: '07',
      SpanKind: 1,
      Name: 'old',
      StartTime: '2020-11-21T12:00:00Z',
      EndTime: '2020-11-21T12:00:01Z',
      MessageEvents: [{ Name: 'retry', Time: '2020-11-21T12:00:00Z' }],
      StatusCode: 'Error',
      StatusMessage: 'no',
      DroppedMessageEventCount: 2,
    }).spans[0];
    expect(one).toMatchObject({ parentId: '0000000000000007', kind: 'internal', status: 'error', statusMessage: 'no' });
    expect(one.events.length).toBe(1);
    expect(one.attributes).toEqual([]);
  });

  it('has no times when the exporter leaves them out', () => {
    const none = { StartTime: '0001-01-01T00:00:00Z', EndTime: '0001-01-01T00:00:00Z' };
    expect(readTrace([span('01', none), span('02', none)]).problems).toMatch(/^noTimes ×2/);
  });

  it('keeps the first value when the second is broken', () => {
    const { spans, problems } = readTrace(
      `${JSON.stringify(span('01'))}\n${JSON.stringify(span('02'))}xww}\n`.replace('"op 02"', '"op 02"xww'),
    );
    expect(spans.map(({ operation }) => operation)).toEqual(['op 01']);
    expect(problems).toMatch(/badValue/);
  });
});
