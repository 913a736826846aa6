import { describe, expect, test } from 'vitest';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { ATTRIBUTE_TYPE } from './attributes.ts';
import { Span } from './span.ts';
import { indentJson, spanToJson } from './spanJson.ts';
import { openSpanTable } from './spanTable.ts';
import { SpanTableBuilder } from './spanTableBuilder.ts';

describe('a span as JSON', () => {
  test('has its times as Unix ns and as RFC 3339, and what surrounds it', () => {
    const table = drawTrace(`
      web-shop GET /checkout   0–100 server
        cart GetCart           10–40 client error message="no cart" {rows: 2} event=retry@15{try: 1} link=b scope=lib@1.2
    `);
    expect(spanToJson(new Span(table, rowOf(table, 'GetCart')))).toBe(
      `
{
  "traceId": "00000000000000000000000000000001",
  "spanId": "0000000000000002",
  "parentSpanId": "0000000000000001",
  "name": "GetCart",
  "kind": "client",
  "startTimeUnixNano": "1795262400010000000",
  "startTime": "2026-11-21T12:00:00.010000000Z",
  "endTimeUnixNano": "1795262400040000000",
  "endTime": "2026-11-21T12:00:00.040000000Z",
  "durationNano": "30000000",
  "status": {
    "code": "error",
    "message": "no cart"
  },
  "attributes": {
    "rows": 2
  },
  "events": [
    {
      "timeUnixNano": "1795262400015000000",
      "time": "2026-11-21T12:00:00.015000000Z",
      "name": "retry",
      "attributes": {
        "try": 1
      }
    }
  ],
  "links": [
    {
      "traceId": "00000000000000000000000000000001",
      "spanId": "b"
    }
  ],
  "resource": {
    "service.name": "cart"
  },
  "scope": {
    "name": "lib",
    "version": "1.2"
  }
}`.trim(),
    );
  });

  test('of a span that never ended has no end, and names what is unusual', () => {
    const table = drawTrace(`
      web-shop GET /checkout  0–100
      cart Refresh            50– parent=gone
    `);
    const json: unknown = JSON.parse(spanToJson(new Span(table, rowOf(table, 'Refresh'))));
    expect(json).toMatchObject({ parentSpanId: 'gone', flags: ['orphan', 'unfinished'] });
    expect(json).not.toHaveProperty('endTime');
    expect(json).not.toHaveProperty('durationNano');
  });

  test('keeps every digit of an int64, and the type of each value', () => {
    const builder = new SpanTableBuilder();
    const { strings } = builder;
    const span = builder.beginSpan();
    span.traceId = strings.internText('a');
    span.spanId = strings.internText('b');
    span.name = strings.internText('types');
    const push = (key: string, type: keyof typeof ATTRIBUTE_TYPE, value: number | string): void =>
      builder.attributes.push(
        strings.internText(key),
        ATTRIBUTE_TYPE[type],
        typeof value === 'string' ? strings.internText(value) : value,
      );
    push('big', 'bigInt', '9007199254740993');
    push('list', 'array', '[9007199254740993,"a"]');
    push('bytes', 'bytes', 'AAE=');
    push('none', 'empty', 0);
    push('nan', 'double', Number.NaN);
    push('bool', 'bool', 1);
    push('text', 'string', '7 "quoted"');
    builder.endSpan();
    const json = spanToJson(new Span(openSpanTable(builder.finish().table), 0 as never));
    expect(json).toContain('"big": 9007199254740993,');
    expect(json).toContain('[\n      9007199254740993,\n      "a"\n    ]');
    expect(JSON.parse(json)).toMatchObject({
      attributes: { bytes: { base64: 'AAE=' }, none: null, nan: 'NaN', bool: true, text: '7 "quoted"' },
    });
  });
});

describe('indented JSON', () => {
  test('moves white space only', () => {
    expect(indentJson('{"a":[1.0,2e5],"b":{ },"c":[], "d":"x: {y}, \\"z\\""}')).toBe(
      '{\n  "a": [\n    1.0,\n    2e5\n  ],\n  "b": {},\n  "c": [],\n  "d": "x: {y}, \\"z\\""\n}',
    );
  });

  test('of text that is no JSON loses none of it', () => {
    expect(indentJson('{"open": [1, "cut').replaceAll(/\s/g, '')).toBe('{"open":[1,"cut');
    expect(indentJson(']}').replaceAll(/\s/g, '')).toBe(']}');
  });

  test('takes long strings as they are', () => {
    const long = JSON.stringify('a\\"'.repeat(500_000));
    expect(indentJson(long)).toBe(long);
  });
});
