/** The bytes could not be had to their end: a broken gzip, a file that vanished, a connection that was cut. */
export class BrokenSource extends Error {}

/** A stream of bytes whose beginning can be looked at before it is read. */
export class ByteSource {
  /** Bytes taken from the stream as it came: of a gzip, packed ones. */
  bytesRead = 0;
  private readonly packed: ReadableStreamDefaultReader<Uint8Array>;
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private waiting: Uint8Array[] = [];
  /** Why the bytes behind `waiting` cannot be had. */
  private failure: { readonly reason: unknown } | undefined;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.packed = stream.getReader();
  }

  /** Everything fetched and not yet read. */
  get head(): Uint8Array {
    if (this.waiting.length === 0) return new Uint8Array(0);
    if (this.waiting.length > 1) this.waiting = [join(this.waiting)];
    return this.waiting[0];
  }

  /** Fetches until `size` bytes wait, or the stream ends or breaks; what waits then is good all the same. */
  async prefetch(size: number): Promise<void> {
    let have = this.waiting.reduce((sum, chunk) => sum + chunk.length, 0);
    try {
      while (have < size) {
        const chunk = await this.fetch();
        if (chunk === undefined) return;
        this.waiting.push(chunk);
        have += chunk.length;
      }
    } catch (reason) {
      this.failure = { reason };
    }
  }

  /** From here on the bytes are those inside the gzip. */
  unpackGzip(): void {
    const first = this.waiting;
    this.waiting = [];
    const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        const chunk = first.shift() ?? (await this.fetchPacked());
        // Chunks come from files and the network, never from shared memory.
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      },
      cancel: () => this.packed.cancel(),
    });
    this.reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  }

  /** The next bytes, undefined at the end. Rejects when they cannot be had. */
  async next(): Promise<Uint8Array | undefined> {
    const chunk = this.waiting.shift();
    if (chunk !== undefined) return chunk;
    this.throwIfBroken();
    return this.fetch();
  }

  throwIfBroken(): void {
    if (this.failure) throw this.failure.reason;
  }

  async cancel(): Promise<void> {
    // A stream that is broken already has nothing left to cancel.
    await (this.reader ?? this.packed).cancel().catch(() => undefined);
  }

  private async fetch(): Promise<Uint8Array | undefined> {
    try {
      return this.reader ? (await this.reader.read()).value : await this.fetchPacked();
    } catch (error) {
      throw new BrokenSource(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  private async fetchPacked(): Promise<Uint8Array | undefined> {
    const { value } = await this.packed.read();
    this.bytesRead += value?.length ?? 0;
    return value;
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
