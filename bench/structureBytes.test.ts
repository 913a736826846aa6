import { expect, test } from 'vitest';
import { ingestStructure } from '#ingest/ingest.ts';
import type { GenerateOptions } from './generate.ts';
import { generateBytes } from './generate.ts';

const SPANS = 20_000;

/**
 * Bytes that columns take: of each buffer as far as any of them reaches. What a buffer that grew has behind that was never
 * written, and no system gives memory for it.
 */
function bytesOf(columns: object): number {
  const reach = new Map<ArrayBufferLike, number>();
  const waiting: unknown[] = [columns];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (ArrayBuffer.isView(value)) {
      const { buffer, byteOffset, byteLength } = value;
      reach.set(buffer, Math.max(reach.get(buffer) ?? 0, byteOffset + byteLength));
    } else if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value));
  }
  return [...reach.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes of all columns that a complete waterfall of a generated file lives on, for each of its spans. */
async function bytesPerSpan(options: Omit<GenerateOptions, 'spans'>): Promise<number> {
  const blob = new Blob([generateBytes({ ...options, spans: SPANS })]);
  const listener = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };
  const document = await ingestStructure([{ name: 'trace.json', size: blob.size, blob }], listener);
  expect(document?.table.length).toBe(SPANS);
  return bytesOf({ table: document?.table, derived: document?.derived }) / SPANS;
}

test.each(['otlp', 'jaeger', 'zipkin'] as const)(
  'The structure of %s takes less than 100 bytes a span',
  async (format) => {
    expect(await bytesPerSpan({ format })).toBeLessThan(100);
  },
);

test('It takes no more of many small traces', async () => {
  expect(await bytesPerSpan({ format: 'otlp', traces: 2000 })).toBeLessThan(100);
});

test('It takes less than 125 where each span is below the last one, and nothing can be left out', async () => {
  expect(await bytesPerSpan({ format: 'otlp', shape: 'chain' })).toBeLessThan(125);
});
