import { describe, expect, it } from 'vitest';
import type { Detection } from './detect.ts';
import { HEAD_BYTES, detect } from './detect.ts';

function found(content: unknown): string {
  const bytes =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  const detection: Detection = detect(bytes);
  switch (detection.kind) {
    case 'format':
      return detection.name;
    case 'empty':
      return 'empty';
    case 'records':
      return `records: ${detection.found}`;
    case 'unknown':
    case 'unsupported':
      return `${detection.kind}: ${detection.found}`;
  }
}

describe('detection', () => {
  it('knows the three formats by their content', () => {
    expect(found({ resourceSpans: [] })).toBe('OTLP JSON');
    expect(found({ resource_spans: [] })).toBe('OTLP JSON');
    expect(found({ data: [{ traceID: 'a', spans: [{ spanID: 'b' }], processes: {} }] })).toBe('Jaeger JSON');
    expect(found({ processes: {}, spans: [] })).toBe('Jaeger JSON');
    expect(found({ data: [], total: 0, limit: 0, offset: 0, errors: null })).toBe('Jaeger JSON');
    expect(found([{ traceId: 'a', id: 'b' }])).toBe('Zipkin v2 JSON');
    expect(found([[{ traceId: 'a', id: 'b' }]])).toBe('Zipkin v2 JSON');
  });

  it('keeps apart formats that share their keys', () => {
    const v1 = { traceId: 'a', id: 'b', annotations: [{ value: 'sr', endpoint: { serviceName: 's' } }] };
    expect(found([v1])).toBe('Zipkin v1 JSON');
    expect(found([{ traceId: 'a', id: 'b', binaryAnnotations: [] }])).toBe('Zipkin v1 JSON');
    expect(found({ traceId: 'a', id: 'b', resource: {} })).toBe('OpenTelemetry JavaScript console');
    expect(found({ traceID: 'a', spanID: 'b', startTimeMillis: 1 })).toBe('Jaeger Elasticsearch documents');
    expect(found({ traceID: 'a', spanID: 'b', process: {} })).toBe('Jaeger JSON');
    const stored = { trace_id: 'a', span_id: 'b', operation_name: 'c', start_time: 1, process: {} };
    expect(found({ ...stored, span_hash: 1 })).toBe('Jaeger Cassandra rows');
    expect(found({ process: {}, spans: [{ traceIdLow: 1, spanId: 2 }] })).toBe('Jaeger Thrift JSON');
    expect(found({ process: {}, spans: [stored] })).toBe('Jaeger protobuf JSON');
    expect(found(stored)).toBe('Jaeger protobuf JSON');
  });

  it('looks past values of other kinds, marks and comments', () => {
    expect(found('\ufeff// comment\n[null,\n{"traceId":"a","id":"b"}]')).toBe('Zipkin v2 JSON');
    expect(found('{"resourceMetrics":[]}\n{"resourceLogs":[]}\n{"resourceSpans":[]}')).toBe('OTLP JSON');
  });

  it('trusts a long file of logs and metrics to have spans behind what it looked at', () => {
    const line = `{"resourceLogs":[${'{},'.repeat(1000)}{}]}\n`;
    expect(found(line.repeat(3))).toBe('OTLP logs JSON');
    expect(found(`${'{"resourceMetrics":[]}\n'.repeat(500)}{"resourceSpans":[]}`)).toBe('OTLP JSON');
    expect(found(line.repeat(Math.ceil(HEAD_BYTES / line.length)))).toBe('OTLP JSON');
  });

  it('names traces that have no reader yet', () => {
    const notYet = 'which Spanglass does not open yet';
    expect(found({ trace: { services: [] } })).toBe(
      `unsupported: a summary of a trace that Tempo makes for language models, ${notYet}`,
    );
  });

  it('knows trace events and the traces of vendors by their content', () => {
    expect(found({ traceEvents: [] })).toBe('Chrome trace events');
    expect(found('[{"ph":"X","ts":1},')).toBe('Chrome trace events');
    expect(found({ Traces: [{ Segments: [] }] })).toBe('AWS X-Ray JSON');
    expect(found([[{ trace_id: 1, span_id: 2, resource: 'x', meta: {} }]])).toBe('Datadog v0.4 JSON');
    expect(found({ contexts: { trace: { span_id: 'a' } } })).toBe('Sentry event');
  });

  it('names what is no trace', () => {
    expect(found({ resourceMetrics: [] })).toBe('unknown: OTLP metrics, no spans');
    expect(found({ profiles: [], shared: { frames: [] } })).toBe('unknown: a speedscope profile');
    expect(found({ log: { entries: [] } })).toBe('unknown: an HTTP archive (HAR)');
    expect(found({ name: 'x', version: '1', scripts: {} })).toBe('unknown: a package.json');
    expect(found({ some: 1, thing: { else: 2 } })).toBe('unknown: JSON with the keys some, thing');
    expect(found([1, 2])).toBe('unknown: JSON without any objects that have keys');
  });

  it('shows how a text begins that is no JSON', () => {
    expect(found('Activity.TraceId: 80a8\nmore')).toBe(
      'unknown: text that is no JSON: it begins with “Activity.TraceId: 80a8”',
    );
    expect(found(`  ${'word '.repeat(20)}`)).toMatch(/begins with “word .{35}…”$/);
    expect(found('<!DOCTYPE html><title>Sign in</title>')).toBe(
      'unknown: a web page, perhaps a login or an error page',
    );
    expect(found('<?xml version="1.0"?>')).toBe('unknown: XML');
  });

  it('knows an empty file, with a byte order mark or without', () => {
    expect(found('')).toBe('empty');
    expect(found(' \n\t')).toBe('empty');
    expect(found('\ufeff\n')).toBe('empty');
  });

  it('does not run out of stack in a file of brackets', () => {
    expect(found(`{"a":${'['.repeat(200_000)}`)).toBe('unknown: JSON with the keys a');
    expect(found(`{"a":${'{"b":'.repeat(200_000)}`)).toBe('unknown: JSON with the keys a');
    expect(found('['.repeat(200_000))).toBe('unknown: JSON without any objects that have keys');
  });
});
