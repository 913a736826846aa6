import type { Chunks } from './chunks.ts';
import { BrokenSource } from './byteSource.ts';
import type { UnpackBudget } from './limits.ts';

/** Packed bytes of one step; a block of zstd unpacks to 128 kB at most. */
const STEP = 1 << 16;

/** Unpacks zstd, one frame after the other. No browser does it by itself; the decoder is loaded when it is needed. */
export async function* unzstd(chunks: Chunks, budget: UnpackBudget): Chunks {
  const { Decompress } = await import('fzstd');
  let packed = 0;
  let unpacked = 0;
  const ready: Uint8Array[] = [];
  // The decoder goes on writing in what it hands out.
  const stream = new Decompress((chunk) => void ready.push(chunk.slice()));
  function* push(bytes: Uint8Array, isLast: boolean): Generator<Uint8Array> {
    packed += bytes.length;
    let reason: unknown;
    try {
      stream.push(bytes, isLast);
    } catch (error) {
      reason = error;
    }
    for (const chunk of ready.splice(0)) {
      unpacked += chunk.length;
      budget.takeBytes(chunk.length, packed, unpacked);
      if (chunk.length > 0) yield chunk;
    }
    if (reason !== undefined) throw new BrokenSource(`The zstd data is damaged or cut: ${messageOf(reason)}.`);
  }
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) yield* push(chunk.subarray(at, at + STEP), false);
  }
  yield* push(new Uint8Array(0), true);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
