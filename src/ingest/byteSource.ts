import type { Chunks } from './chunks.ts';
import { blobChunks, join, SpareBuffers, streamChunks } from './chunks.ts';

/** The bytes could not be had to their end: a broken gzip, a file that vanished, a connection that was cut. */
export class BrokenSource extends Error {}

/** Where bytes are: in a stream, in a blob, or in a blob of which a stream has been opened. */
export interface ByteOrigin {
  readonly stream?: ReadableStream<Uint8Array> | undefined;
  readonly blob?: Blob | undefined;
  readonly chunks?: Chunks;
  /** They are no more what lies in the archive. Default false. */
  readonly isUnpacked?: boolean;
  /** Told how many bytes of it have been read, from its beginning. */
  readonly onRead?: (bytes: number) => void;
}

/** Bytes of the first chunk that is handed out of what was looked at: the first rows need not wait for all of that. */
const FIRST = 1 << 18;

/** Bytes whose beginning can be looked at before they are read. */
export class ByteSource {
  /** Bytes taken of the origin: of a gzip, packed ones. */
  bytesRead = 0;
  /** Bytes handed out by `next`. */
  bytesGiven = 0;
  /** what is read is not what lies in the file or its archive */
  isUnpacked: boolean;
  private readonly origin: ByteOrigin;
  private readonly first: Chunks;
  private readonly spares = new SpareBuffers();
  private chunks: Chunks;
  private waiting: Uint8Array[] = [];
  /** Why the bytes behind `waiting` cannot be had. */
  private failure: { readonly reason: unknown } | undefined;

  constructor(origin: ByteOrigin) {
    this.origin = origin;
    this.isUnpacked = origin.isUnpacked ?? false;
    this.first = this.counted(
      origin.chunks ??
        (origin.stream ? streamChunks(origin.stream, this.spares) : blobChunks(origin.blob ?? new Blob(), this.spares)),
    );
    this.chunks = this.first;
  }

  /** Everything fetched and not yet read. */
  get head(): Uint8Array {
    if (this.waiting.length > 1) this.waiting = [join(this.waiting)];
    return this.waiting[0] ?? new Uint8Array(0);
  }

  /** The whole content, of which any part can be read; undefined when it comes in order only. */
  get blob(): Blob | undefined {
    return this.isUnpacked ? undefined : this.origin.blob;
  }

  /** Bytes of it all as they lie there; undefined when that is not known. */
  get size(): number | undefined {
    return this.origin.blob?.size;
  }

  /** Fetches until `size` bytes wait, or the stream ends or breaks; what waits then is good all the same. */
  async prefetch(size: number): Promise<void> {
    let have = this.waiting.reduce((sum, chunk) => sum + chunk.length, 0);
    try {
      while (have < size && !this.failure) {
        const chunk = await this.fetch();
        if (chunk === undefined) return;
        this.waiting.push(chunk);
        have += chunk.length;
      }
    } catch (reason) {
      this.failure = { reason };
    }
  }

  /** From here on the bytes are what `unpack` makes of them. Nothing may have been read before. */
  unpack(unpack: (chunks: Chunks) => Chunks): void {
    const chunks = this.rest(this.waiting, this.chunks, this.failure);
    this.waiting = [];
    this.failure = undefined;
    this.isUnpacked = true;
    this.chunks = unpack(chunks);
  }

  /** The next bytes, undefined at the end. Rejects when they cannot be had. */
  async next(): Promise<Uint8Array | undefined> {
    let chunk = this.waiting.shift();
    if (chunk !== undefined && this.bytesGiven === 0 && chunk.length > FIRST) {
      this.waiting.unshift(chunk.subarray(FIRST));
      chunk = chunk.subarray(0, FIRST);
    }
    if (chunk === undefined) {
      this.throwIfBroken();
      chunk = await this.fetch();
    }
    this.bytesGiven += chunk?.length ?? 0;
    return chunk;
  }

  /** The chunk that `next` gave last is not read any more: its memory may be used again. */
  giveBack(chunk: Uint8Array): void {
    // What was looked at before came in parts of one buffer.
    if (this.waiting.length === 0 && !this.isUnpacked) this.spares.giveBack(chunk);
  }

  throwIfBroken(): void {
    if (this.failure) throw this.failure.reason;
  }

  /** Tells how far its origin is read, when that is read elsewhere. */
  told(bytes: number): void {
    this.bytesRead = Math.max(this.bytesRead, bytes);
    this.origin.onRead?.(this.bytesRead);
  }

  /** Ends the reading. Not waited for: a chunk that was asked for ahead may never come. */
  cancel(): void {
    // A stream that is broken already has nothing left to cancel. One that was never begun does not end those below it.
    for (const chunks of [this.chunks, this.first]) void chunks.return().catch(() => undefined);
  }

  private async fetch(): Promise<Uint8Array | undefined> {
    try {
      return (await this.chunks.next()).value ?? undefined;
    } catch (error) {
      if (error instanceof BrokenSource) throw error;
      throw new BrokenSource(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  private async *counted(chunks: Chunks): Chunks {
    let at = 0;
    for await (const chunk of chunks) {
      at += chunk.length;
      this.told(at);
      yield chunk;
    }
  }

  private async *rest(waiting: readonly Uint8Array[], chunks: Chunks, failure: typeof this.failure): Chunks {
    yield* waiting;
    if (failure) throw failure.reason;
    yield* chunks;
  }
}
