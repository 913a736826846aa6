/** Bytes that arrive in order. Whoever stops early calls `return`. */
export type Chunks = AsyncGenerator<Uint8Array, void, void>;

/** Bytes of the first read, so that the first rows need not wait for more, and of the largest: later ones double. */
const FIRST = 1 << 18;
const LARGEST = 1 << 22;
/** Reads under way while one is used: with a single one a browser reads at half the speed. */
const AHEAD = 3;

/** The bytes of a blob in order, read ahead of whoever takes them. */
export async function* blobChunks(blob: Blob): Chunks {
  const reads: Promise<ArrayBuffer>[] = [];
  let at = 0;
  let size = FIRST;
  const readAhead = (): void => {
    if (at >= blob.size) return;
    const read = blob.slice(at, at + size).arrayBuffer();
    // Whoever stops early never asks how this one went.
    read.catch(() => undefined);
    reads.push(read);
    at += size;
    size = Math.min(size * 2, LARGEST);
  };
  for (let read = 0; read < AHEAD; read++) readAhead();
  for (let read = reads.shift(); read; read = reads.shift()) {
    const bytes = await read;
    readAhead();
    yield new Uint8Array(bytes);
  }
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

export function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
