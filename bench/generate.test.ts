import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type GenerateOptions, generate, generateBytes } from './generate.ts';
import { writeFile } from './writeFile.ts';

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
  readonly events?: readonly unknown[];
}

function otlpSpans(options: Omit<GenerateOptions, 'format'>): readonly OtlpSpan[] {
  const text = new TextDecoder().decode(generateBytes({ ...options, format: 'otlp' }));
  const document = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[] };
  return document.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

function parse<T>(options: GenerateOptions): T {
  return JSON.parse(new TextDecoder().decode(generateBytes(options))) as T;
}

const OTLP = { format: 'otlp', spans: 5000, traces: 7, seed: 3 } as const;

describe('the generator of large traces', () => {
  test('gives the same bytes for the same options, others for another seed', () => {
    expect(Buffer.compare(generateBytes(OTLP), generateBytes(OTLP))).toBe(0);
    expect(Buffer.compare(generateBytes(OTLP), generateBytes({ ...OTLP, seed: 4 }))).not.toBe(0);
  });

  test('writes exactly the spans and traces asked for, with one root each and no parent missing', () => {
    const spans = otlpSpans(OTLP);
    expect(spans).toHaveLength(5000);
    const ids = new Set(spans.map((span) => span.traceId + span.spanId));
    expect(ids.size).toBe(5000);
    expect(new Set(spans.map((span) => span.traceId)).size).toBe(7);
    expect(spans.filter((span) => span.parentSpanId === undefined)).toHaveLength(7);
    expect(
      spans.filter((span) => span.parentSpanId !== undefined && !ids.has(span.traceId + span.parentSpanId)),
    ).toEqual([]);
  });

  test('keeps realistic children within their parents', () => {
    const spans = otlpSpans(OTLP);
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const outside = spans.filter((span) => {
      const parent = byId.get(span.parentSpanId ?? '');
      return (
        parent !== undefined &&
        (BigInt(span.startTimeUnixNano) < BigInt(parent.startTimeUnixNano) ||
          // Rounding each time down to 1 ns may move an end past its parent's by 1.
          BigInt(span.endTimeUnixNano) > BigInt(parent.endTimeUnixNano) + 1n)
      );
    });
    expect(outside).toEqual([]);
  });

  test('gives one span in ten an event and each as many attributes as asked, a share of them unique', () => {
    const spans = otlpSpans({ ...OTLP, attributesPerSpan: 20, uniqueShare: 0.25 });
    const events = spans.filter((span) => span.events !== undefined).length;
    expect(events).toBeGreaterThan(400);
    expect(events).toBeLessThan(600);
    expect(new Set(spans.map((span) => span.attributes.length))).toEqual(new Set([20]));
    const values = spans.flatMap((span) => span.attributes.map(({ key, value }) => key + JSON.stringify(value)));
    const unique = new Set(values).size;
    expect(unique / values.length).toBeGreaterThan(0.25);
    expect(unique / values.length).toBeLessThan(0.26);
  });

  test('makes a chain as deep, and a family as wide, as there are spans', () => {
    const chain = otlpSpans({ spans: 300, shape: 'chain' });
    expect(new Set(chain.map((span) => span.parentSpanId)).size).toBe(300);
    const siblings = otlpSpans({ spans: 300, shape: 'siblings' });
    expect(new Set(siblings.map((span) => span.parentSpanId)).size).toBe(2);
  });

  test('writes Jaeger traces whose processes follow their spans', () => {
    const options = { ...OTLP, format: 'jaeger' } as const;
    const text = new TextDecoder().decode(generateBytes(options));
    expect(text.indexOf('"processes"')).toBeGreaterThan(text.indexOf('"processID"'));
    type Trace = { spans: { processID: string }[]; processes: Record<string, unknown> };
    const { data } = parse<{ data: Trace[] }>(options);
    expect(data.reduce((sum, trace) => sum + trace.spans.length, 0)).toBe(5000);
    expect(data.every((trace) => trace.spans.every((span) => span.processID in trace.processes))).toBe(true);
  });

  test('writes Zipkin as one list, without attributes too', () => {
    const spans = parse<{ tags: Record<string, string> }[]>({ ...OTLP, format: 'zipkin', attributesPerSpan: 0 });
    expect(spans).toHaveLength(5000);
    expect(Object.keys(Object.assign({}, ...spans.map((span) => span.tags)) as object)).toEqual(['error']);
  });

  test('hands out chunks of about 1 MiB', () => {
    const sizes = [...generate(OTLP)].map((chunk) => chunk.length);
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.max(...sizes)).toBeLessThan(1.1 * 2 ** 20);
  });
});

test('a generated file on disk holds the bytes of its chunks', async () => {
  const path = join(tmpdir(), `generated-${process.pid}`, 'trace.json');
  const bytes = await writeFile(path, OTLP);
  const written = await readFile(path);
  await rm(join(path, '..'), { recursive: true });
  expect(written.length).toBe(bytes);
  expect(Buffer.compare(written, generateBytes(OTLP))).toBe(0);
});
