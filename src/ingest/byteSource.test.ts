import { expect, test } from 'vitest';
import { ByteSource } from './byteSource.ts';
import { blobChunks } from './chunks.ts';

/** 3,000,000 bytes that tell their place. */
const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251);

async function all(next: () => Promise<Uint8Array | undefined>): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let chunk = await next(); chunk; chunk = await next()) chunks.push(chunk);
  return chunks;
}

test('A blob comes in chunks of a quarter of a megabyte at least, and whole', async () => {
  const chunks = blobChunks(new Blob([BYTES]));
  const parts = await all(async () => (await chunks.next()).value ?? undefined);
  expect(parts.slice(0, -1).every(({ length }) => length >= 1 << 18)).toBe(true);
  expect(Buffer.concat(parts).equals(BYTES)).toBe(true);
});

test('What was looked at is handed out with a small part first, so that first rows are there soon', async () => {
  const source = new ByteSource({ blob: new Blob([BYTES]) });
  await source.prefetch(1 << 20);
  expect(source.head.length).toBeGreaterThanOrEqual(1 << 20);
  const parts = await all(() => source.next());
  expect(parts[0].length).toBe(1 << 18);
  expect(Buffer.concat(parts).equals(BYTES)).toBe(true);
});
