import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { readTrace } from './testReading.ts';

const PREFIX =
  '[otel.javaagent 2026-11-21 12:00:00:001 +0000] [Thread-1] INFO io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingSpanExporter - ';

function value(id: number): string {
  return JSON.stringify({
    resource: { attributes: [{ key: 'service.name', value: { stringValue: 'schön' } }] },
    scopeSpans: [
      {
        scope: { name: 'http' },
        spans: [
          {
            traceId: 'a',
            spanId: `b${id}`,
            name: `s${id}`,
            startTimeUnixNano: '1795262400000000000',
            endTimeUnixNano: '1795262400000000009',
          },
        ],
      },
    ],
  });
}
const LOG = [
  'Picked up JAVA_TOOL_OPTIONS: -javaagent:agent.jar {not: json}',
  `${PREFIX}${value(1)}`,
  '12:00:01 WARN ü {a=1} nothing',
  `app-1  | ${PREFIX}${value(2)}`,
  value(3),
].join('\n');

describe('OTLP JSON in a log', () => {
  it('is cut out of the lines that hold it, in chunks of any size', () => {
    for (const chunk of [1, 7, Infinity]) {
      for (const text of [LOG, `${LOG}\n`, LOG.replaceAll('\n', '\r\n')]) {
        const { format, spans, problems } = readTrace(text, chunk);
        expect(format).toBe('OTLP JSON in a log');
        expect(spans.map(({ operation, service }) => `${operation} ${service}`)).toEqual([
          's1 schön',
          's2 schön',
          's3 schön',
        ]);
        expect(problems).toBe('');
      }
    }
  });

  it('goes on behind a value that was cut', () => {
    const { spans, problemList } = readTrace(LOG.replace(value(2), value(2).slice(0, 120)));
    expect(spans.map(({ operation }) => operation)).toEqual(['s1', 's3']);
    expect(problemList.map(({ code }) => code)).toEqual(['badValue']);
  });

  it('is not seen in indented JSON', () => {
    const inner = `{"a": [\n  "text", {"resource": {"x": 1}}\n]}`;
    expect(detect(new TextEncoder().encode(inner)).kind).toBe('unknown');
    expect(detect(new TextEncoder().encode(`# made by hand\n${inner}`)).kind).toBe('unknown');
  });

  it('refuses Java’s plain span logger by name', () => {
    const line = `INFO io.opentelemetry.exporter.logging.LoggingSpanExporter - 'GET /' : 4d1e00c0db9010db86154a4ba6e91385 00f067aa0ba902b1 SERVER [tracer: tomcat:1.0] AttributesMap{data={n=1}}`;
    expect(detect(new TextEncoder().encode(`[otel.javaagent] ${line}\n`))).toMatchObject({
      found: expect.stringMatching(/^a log of Java’s LoggingSpanExporter/),
    });
  });
});
