/** Bytes that arrive in order. Whoever stops early calls `return`. */
export type Chunks = AsyncGenerator<Uint8Array, void, void>;

/** Bytes that are worth a chunk. Chromium brings 2 MB at a time, Node 64 kB, of which each would cut a span in two. */
const LEAST = 1 << 18;

/**
 * The bytes of a blob in order. As a stream, which a browser fills while what came is being used: parts of the blob that are
 * asked for ahead come as buffers, and take half as long again.
 */
export async function* blobChunks(blob: Blob): Chunks {
  let waiting: Uint8Array[] = [];
  let have = 0;
  for await (const bytes of streamChunks(blob.stream())) {
    waiting.push(bytes);
    have += bytes.length;
    if (have < LEAST) continue;
    yield join(waiting);
    waiting = [];
    have = 0;
  }
  if (have > 0) yield join(waiting);
}

export async function* streamChunks(stream: ReadableStream<Uint8Array>): Chunks {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** One chunk of several; a single one is not copied. */
export function join(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
