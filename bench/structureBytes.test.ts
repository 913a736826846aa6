import { expect, test } from 'vitest';
import { ingestStructure } from '#ingest/ingest.ts';
import { columnBuffers } from '#model/spanTable.ts';
import type { GenerateOptions } from './generate.ts';
import { generateBytes } from './generate.ts';

const SPANS = 20_000;

/** Bytes of all buffers that a complete waterfall of a generated file lives on, for each of its spans. */
async function bytesPerSpan(options: Omit<GenerateOptions, 'spans'>): Promise<number> {
  const blob = new Blob([generateBytes({ ...options, spans: SPANS })]);
  const listener = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };
  const document = await ingestStructure([{ name: 'trace.json', size: blob.size, blob }], listener);
  expect(document?.table.length).toBe(SPANS);
  const buffers = columnBuffers({ table: document?.table, derived: document?.derived });
  return buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0) / SPANS;
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
