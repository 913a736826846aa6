import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const trace = 'AAAAAAAAAAAAAAAAAAAACg==';
const id = (number: number): string => btoa(`\0\0\0\0\0\0\0${String.fromCharCode(number)}`);
const START = 1_795_262_400;

function span(number: number, more: object = {}): object {
  return {
    trace_id: trace,
    span_id: id(number),
    name: { value: `op ${number}` },
    kind: 1,
    start_time: { seconds: START, nanos: number },
    end_time: { seconds: START + 1 },
    ...more,
  };
}
const NODE = {
  identifier: { host_name: 'a1', pid: 7 },
  library_info: { language: 4 },
  service_info: { name: 'api' },
  attributes: { zone: 'x' },
};
const attributeMap = (values: object): object => ({ attribute_map: values });

describe('OpenCensus as Go prints it', () => {
  it('has a node, before its spans or after them, and base64 ids', () => {
    const Spans = [span(1), span(2, { parent_span_id: id(1), kind: 2 })];
    for (const value of [
      { Node: NODE, Resource: { type: 'host', labels: { region: 'eu' } }, Spans, SourceFormat: '' },
      { Spans, Node: NODE, Resource: { type: 'host', labels: { region: 'eu' } } },
    ]) {
      const { format, spans } = readTrace(value);
      expect(format).toBe('OpenCensus JSON');
      expect(
        spans.map(({ spanId, parentId, kind, service, duration }) => [spanId, parentId, kind, service, duration]),
      ).toEqual([
        ['0000000000000001', '', 'server', 'api', 999_999_999],
        ['0000000000000002', '0000000000000001', 'client', 'api', 999_999_998],
      ]);
      expect(attributeLines(spans[0].resourceAttributes)).toEqual([
        'service.name string api',
        'zone string x',
        'identifier.host_name string a1',
        'identifier.pid int 7',
        'library_info.language int 4',
        'opencensus.resourcetype string host',
        'region string eu',
      ]);
    }
  });

  it('wraps its values in the name of their type', () => {
    const values = {
      text: { Value: { StringValue: { value: 'a', truncated_byte_count: 2 } } },
      int: { Value: { IntValue: 200 } },
      bool: { Value: { BoolValue: true } },
      double: { Value: { DoubleValue: 0.5 } },
      plain: { stringValue: { value: 'b' } },
      long: { intValue: '9223372036854775807' },
    };
    const attributes = { ...attributeMap(values), dropped_attributes_count: 3 };
    const [one] = readTrace({
      Node: NODE,
      Spans: [span(1, { attributes, child_span_count: { value: 1 }, extra: 1 })],
    }).spans;
    expect(attributeLines(one.attributes)).toEqual([
      'text string a',
      'int int 200',
      'bool bool true',
      'double double 0.5',
      'plain string b',
      'long bigInt 9223372036854775807',
      'extra int 1',
    ]);
    expect(one.detail('droppedAttributes')).toBe(3);
  });

  it('is an error when its status is not 0', () => {
    const Spans = [
      span(1, { status: { code: 5, message: 'not found' } }),
      span(2, { status: { code: 0 } }),
      span(3, { status: {} }),
    ];
    const { spans } = readTrace({ Node: NODE, Spans });
    expect(spans.map(({ status, statusMessage }) => `${status} ${statusMessage}`)).toEqual([
      'error not found',
      'unset ',
      'unset ',
    ]);
    expect(attributeLines(spans[0].attributes)).toEqual(['status.code int 5']);
  });

  it('has notes and messages as events, and links', () => {
    const time = { seconds: START, nanos: 5 };
    const time_events = {
      time_event: [
        {
          time,
          Value: {
            Annotation: {
              description: { value: 'retry' },
              attributes: attributeMap({ n: { Value: { IntValue: 2 } } }),
            },
          },
        },
        { time, Value: { MessageEvent: { type: 1, id: 9, uncompressed_size: 70 } } },
      ],
    };
    const links = { link: [{ trace_id: trace, span_id: id(9), type: 2 }] };
    const [one] = readTrace({ Node: NODE, Spans: [span(1, { time_events, links })] }).spans;
    expect(one.events.map(({ name, time: at, attributes }) => [name, at, ...attributeLines(attributes)])).toEqual([
      ['retry', 4, 'n int 2'],
      ['message sent', 4, 'id int 9', 'uncompressed_size int 70'],
    ]);
    expect(one.links.map(({ spanId, attributes }) => [spanId, ...attributeLines(attributes)])).toEqual([
      ['0000000000000009', 'opencensus.link.type string parent'],
    ]);
  });
});
