/** Bytes that arrive in order. Whoever stops early calls `return`. */
export type Chunks = AsyncGenerator<Uint8Array, void, void>;

/** Bytes that are worth a chunk: each cuts a span in two. Chromium brings up to 2 MB at a time, Node 64 kB. */
const LEAST = 1 << 18;
/** Bytes of a buffer: more than the processor's caches hold only makes it slower. */
const SIZE = 1 << 20;

/** Buffers of chunks that are done with, for bytes that are still to come: memory that is used already costs nothing. */
export class SpareBuffers {
  private readonly spare: ArrayBuffer[] = [];

  take(): ArrayBuffer {
    return this.spare.pop() ?? new ArrayBuffer(SIZE);
  }

  /** Nobody reads this chunk any more. */
  giveBack({ buffer, byteOffset }: Uint8Array): void {
    if (buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength === SIZE) this.spare.push(buffer);
  }
}

/**
 * The bytes of a blob in order. As a stream, which a browser fills while what came is being used: parts of the blob that are
 * asked for ahead come as buffers of their own, and take half as long again.
 */
export function blobChunks(blob: Blob, spares?: SpareBuffers): Chunks {
  return streamChunks(blob.stream(), spares);
}

/** The bytes of a stream; into buffers of ours where it can, which takes two thirds of the time of taking what it brings. */
export async function* streamChunks(stream: ReadableStream<Uint8Array>, spares = new SpareBuffers()): Chunks {
  const reader = byteReader(stream);
  if (!reader) {
    yield* broughtChunks(stream);
    return;
  }
  let failure: { readonly reason: unknown } | undefined;
  const fill = async (): Promise<Uint8Array | undefined> => {
    let buffer = spares.take();
    let filled = 0;
    try {
      while (filled < LEAST) {
        const { value, done } = await reader.read(new Uint8Array(buffer, filled));
        if (value) {
          buffer = value.buffer;
          filled += value.byteLength;
        }
        if (done) break;
      }
    } catch (reason) {
      // What came before is good all the same.
      failure = { reason };
    }
    return filled > 0 ? new Uint8Array(buffer, 0, filled) : undefined;
  };
  try {
    let next = fill();
    for (;;) {
      const chunk = await next;
      if (chunk === undefined) break;
      // The next bytes come while these are used.
      if (!failure) next = fill();
      else next = Promise.resolve(undefined);
      yield chunk;
    }
    if (failure) throw failure.reason;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Undefined where the stream only brings buffers of its own. */
function byteReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a stream brings, small pieces joined. */
async function* broughtChunks(stream: ReadableStream<Uint8Array>): Chunks {
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
