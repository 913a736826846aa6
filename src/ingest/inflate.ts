import { FlateErrorCode, Gunzip, Inflate, Unzlib } from 'fflate';
import type { Chunks } from './chunks.ts';
import { BrokenSource } from './byteSource.ts';
import { streamChunks } from './chunks.ts';
import type { UnpackBudget } from './limits.ts';
import { TooLarge } from './limits.ts';

/** Deflate with its three headers, by the names that DecompressionStream gives them. */
export type Deflated = 'gzip' | 'deflate' | 'deflate-raw';

const STREAMS = { gzip: Gunzip, deflate: Unzlib, 'deflate-raw': Inflate };

/** Packed bytes of one step: what they unpack to, at most a thousand times as much, is held at once. */
const STEP = 1 << 14;

/** Packed bytes that are kept to begin anew with: 2 to 8 GB of JSON. */
const KEPT = 256e6;

/**
 * Unpacks. A browser's own stream does so three to four times as fast as fflate (540 against 155 MB/s of OTLP JSON in
 * Chromium 156; both 300 in Node 20), but it ends at the first of several gzip members, and of a cut file it drops what it
 * had not handed out. So it goes first, and where it gives up fflate begins anew and goes on.
 */
export async function* inflate(how: Deflated, chunks: Chunks, budget: UnpackBudget): Chunks {
  const packed = new KeptChunks(chunks);
  try {
    let given = 0;
    let reason: unknown;
    try {
      for await (const chunk of inflateNatively(how, packed, budget)) {
        given += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      if (error instanceof TooLarge || packed.kept === undefined) throw error;
      reason = error;
    }
    const found = { moreThanOne: false };
    let passed = 0;
    for await (const chunk of inflateInSteps(how, packed.again(), budget, found)) {
      const known = Math.min(given - passed, chunk.length);
      passed += known;
      if (known < chunk.length) yield chunk.subarray(known);
    }
    // All of it can be unpacked, and it is one gzip: then its checksum is wrong.
    if (how === 'gzip' && !found.moreThanOne) throw reason;
  } finally {
    // Not waited for: the browser's stream may have asked for a chunk that never comes.
    void chunks.return().catch(() => undefined);
  }
}

/** Chunks that can be read a second time from their beginning. */
class KeptChunks {
  /** undefined when there were too many */
  kept: Uint8Array[] | undefined = [];
  private readonly chunks: Chunks;
  private size = 0;
  private asked: Promise<Uint8Array | undefined> | undefined;
  private failure: { readonly reason: unknown } | undefined;

  constructor(chunks: Chunks) {
    this.chunks = chunks;
  }

  next(): Promise<Uint8Array | undefined> {
    this.asked = this.fetch();
    return this.asked;
  }

  /** To be called when the first reading has ended. */
  async *again(): Chunks {
    // A stream asks ahead, so the first reading may have ended while a chunk was on its way.
    await this.asked?.catch(() => undefined);
    const kept = this.kept ?? [];
    this.kept = undefined;
    yield* kept;
    if (this.failure) throw this.failure.reason;
    yield* this.chunks;
  }

  private async fetch(): Promise<Uint8Array | undefined> {
    try {
      const { value } = await this.chunks.next();
      this.size += value?.length ?? 0;
      if (this.size > KEPT) this.kept = undefined;
      if (value) this.kept?.push(value);
      return value ?? undefined;
    } catch (reason) {
      this.failure = { reason };
      throw reason;
    }
  }
}

async function* inflateNatively(how: Deflated, chunks: KeptChunks, budget: UnpackBudget): Chunks {
  let packed = 0;
  let unpacked = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const chunk = await chunks.next();
      packed += chunk?.length ?? 0;
      // Chunks come from files and the network, never from shared memory.
      if (chunk) controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      else controller.close();
    },
  });
  for await (const chunk of streamChunks(stream.pipeThrough(new DecompressionStream(how)))) {
    unpacked += chunk.length;
    budget.takeBytes(chunk.length, packed, unpacked);
    yield chunk;
  }
}

async function* inflateInSteps(
  how: Deflated,
  chunks: Chunks,
  budget: UnpackBudget,
  found: { moreThanOne: boolean },
): Chunks {
  let packed = 0;
  let unpacked = 0;
  const ready: Uint8Array[] = [];
  const stream = new STREAMS[how]((chunk) => void ready.push(chunk));
  if (stream instanceof Gunzip) stream.onmember = () => void (found.moreThanOne = true);
  function* push(bytes: Uint8Array, isLast = false): Generator<Uint8Array> {
    packed += bytes.length;
    try {
      stream.push(bytes, isLast);
    } catch (error) {
      throw brokenBy(error);
    }
    for (const chunk of ready.splice(0)) {
      if (chunk.length === 0) continue;
      unpacked += chunk.length;
      budget.takeBytes(chunk.length, packed, unpacked);
      yield chunk;
    }
  }
  /** Zero bytes that may be the padding behind the last member: of no use until another byte follows. */
  let zeros = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) {
      const step = chunk.subarray(at, at + STEP);
      const end = how === 'gzip' ? endWithoutZeros(step) : step.length;
      if (end > 0) {
        for (; zeros > 0; zeros -= Math.min(zeros, STEP)) yield* push(new Uint8Array(Math.min(zeros, STEP)));
        yield* push(step.subarray(0, end));
      }
      zeros += step.length - end;
    }
  }
  try {
    for (; zeros > 0; zeros -= Math.min(zeros, STEP)) yield* push(new Uint8Array(Math.min(zeros, STEP)));
    yield* push(new Uint8Array(0), true);
  } catch (error) {
    if (!(error instanceof NoGzip) || unpacked === 0) throw error;
    found.moreThanOne = true;
  }
}

/** A member was expected and something else stands there. */
class NoGzip extends BrokenSource {}

function endWithoutZeros(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}

function brokenBy(error: unknown): BrokenSource {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === FlateErrorCode.UnexpectedEOF) return new BrokenSource('The packed data ends too early.');
  if (code === FlateErrorCode.InvalidHeader) return new NoGzip('Where packed data should begin stands something else.');
  return new BrokenSource(`The packed data is damaged: ${message}.`);
}
