import type { ByteSource } from './byteSource.ts';
import { BrokenSource } from './byteSource.ts';
import type { ArchiveEntries } from './archive.ts';
import type { Deflated } from './inflate.ts';
import { inflate } from './inflate.ts';
import type { UnpackBudget } from './limits.ts';
import { TooLarge } from './limits.ts';
import { isTarHeader, TAR_HEADER, tarEntries } from './unpackTar.ts';
import { zipEntries } from './unpackZip.ts';
import { unzstd } from './unzstd.ts';
import { formatBytes } from '#model/formatTime.ts';

export type ArchiveKind = 'zip' | 'tar';

/** Packings of one file around another that are taken off: more than any real file has. One exists that never ends. */
const LAYERS = 4;

/** Takes off what packs one file, gzip and the like, and says whether an archive is in it. */
export async function unwrap(source: ByteSource, budget: UnpackBudget): Promise<ArchiveKind | undefined> {
  for (let layer = 0; ; layer++) {
    await source.prefetch(TAR_HEADER);
    const packing = packingOf(source.head);
    if (packing === undefined || packing === 'zip' || packing === 'tar') return packing;
    if (layer === LAYERS) return undefined;
    source.unpack((chunks) => (packing === 'zstd' ? unzstd(chunks, budget) : inflate(packing, chunks, budget)));
  }
}

/** The files of an archive, in its order. Rejects with BrokenSource where the archive is damaged or too large. */
export async function* archiveEntries(kind: ArchiveKind, source: ByteSource, budget: UnpackBudget): ArchiveEntries {
  if (kind === 'tar') yield* tarEntries(source);
  else if (source.blob) yield* zipEntries(source.blob, budget, (bytes) => source.told(bytes));
  else yield* heldZipEntries(source, budget);
}

async function* heldZipEntries(source: ByteSource, budget: UnpackBudget): ArchiveEntries {
  const { blob, reason } = await hold(source, budget.limits.held);
  yield* zipEntries(blob, budget);
  if (reason !== undefined) throw reason;
}

/** All bytes that can be had, and why there are no more of them. */
async function hold(source: ByteSource, limit: number): Promise<{ readonly blob: Blob; readonly reason: unknown }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let chunk = await source.next(); chunk; chunk = await source.next()) {
      size += chunk.length;
      if (size > limit) {
        throw new TooLarge(
          `Its list of contents stands behind more than ${formatBytes(limit)}, and it comes as a stream: unpack it and drop what was in it.`,
        );
      }
      // Chunks come from files and the network, never from shared memory.
      parts.push(chunk as Uint8Array<ArrayBuffer>);
    }
  } catch (reason) {
    if (!(reason instanceof BrokenSource) || reason instanceof TooLarge) throw reason;
    return { blob: new Blob(parts), reason };
  }
  return { blob: new Blob(parts), reason: undefined };
}

/** Packings that are known and not unpacked, by their first bytes, with the program that does. */
const FOREIGN: readonly (readonly [name: string, program: string, ...bytes: readonly number[]])[] = [
  ['xz', 'xz -d', 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  ['bzip2', 'bzip2 -d', 0x42, 0x5a, 0x68],
  ['LZ4', 'lz4 -d', 0x04, 0x22, 0x4d, 0x18],
  ['a 7-Zip archive', '7z x', 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  ['a RAR archive', 'unrar x', 0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
];

/** Completes "This looks like …" for what has to be unpacked by another program; undefined for anything else. */
export function foreignPacking(head: Uint8Array): string | undefined {
  const found = FOREIGN.find(([, , ...bytes]) => bytes.every((byte, at) => head[at] === byte));
  return found && `${found[0]}, which Spanglass does not unpack: run “${found[1]}” on it first`;
}

function packingOf(head: Uint8Array): Deflated | 'zstd' | ArchiveKind | undefined {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x1f, 0x8b)) return 'gzip';
  // Without an entry, a zip archive begins with the record of its end.
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  // zlib, in its three usual strengths.
  if (begins(0x78, 0x01) || begins(0x78, 0x9c) || begins(0x78, 0xda)) return 'deflate';
  return isTarHeader(head) ? 'tar' : undefined;
}
