import type { ArchiveEntries, ArchiveEntry } from './archive.ts';
import type { Chunks } from './chunks.ts';
import { BrokenSource, ByteSource } from './byteSource.ts';
import { inflate } from './inflate.ts';
import type { UnpackBudget } from './limits.ts';
import { unzstd } from './unzstd.ts';
import type { ZipEntry } from './zipDirectory.ts';
import { fieldsOf, nameOf, readZipDirectory, viewOf } from './zipDirectory.ts';

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
/** Follows an entry whose sizes were not known when it was begun. */
const DESCRIPTOR = 0x08074b50;
/** Bytes that are searched at a time for the end of such an entry. */
const SEARCHED = 1 << 20;

const METHODS: Readonly<Record<number, string>> = { 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 95: 'XZ', 98: 'PPMd' };

/**
 * The entries in the order of the archive's list of contents. Without the list, as of an archive that was cut, they are
 * found one behind the other, and an error follows the last. `onRead` is told how far the archive is read.
 */
export async function* zipEntries(
  blob: Blob,
  budget: UnpackBudget,
  onRead: (bytes: number) => void = () => {},
): ArchiveEntries {
  const listed = await readZipDirectory(blob);
  for await (const entry of listed ?? walk(blob)) yield openEntry(blob, entry, budget, onRead);
  if (!listed) throw new BrokenSource('The zip archive is cut: its list of contents is missing.');
}

function openEntry(blob: Blob, entry: ZipEntry, budget: UnpackBudget, onRead: (bytes: number) => void): ArchiveEntry {
  const { name, method, packed } = entry;
  const source =
    method === 0
      ? new ByteSource({ chunks: sliceChunks(blob, entry, onRead) })
      : new ByteSource({ chunks: unpackEntry(blob, entry, budget, onRead), isUnpacked: true });
  return { name, size: Math.max(packed, 0), source, refused: refusal(entry) };
}

function refusal({ isEncrypted, method }: ZipEntry): string | undefined {
  if (isEncrypted) return 'an encrypted file: unpack the archive with its password and drop what was in it';
  if (method === 0 || method === 8 || method === 93) return undefined;
  return `a file packed by ${METHODS[method] ?? `method ${method}`}: unpack the archive and drop what was in it`;
}

async function* unpackEntry(
  blob: Blob,
  entry: ZipEntry,
  budget: UnpackBudget,
  onRead: (bytes: number) => void,
): Chunks {
  const packed = sliceChunks(blob, entry, onRead);
  const chunks = entry.method === 93 ? unzstd(packed, budget) : inflate('deflate-raw', packed, budget);
  let unpacked = 0;
  for await (const chunk of chunks) {
    unpacked += chunk.length;
    yield chunk;
  }
  if (entry.unpacked >= 0 && unpacked !== entry.unpacked) {
    throw new BrokenSource(`The archive says it has ${entry.unpacked} bytes, but it has ${unpacked}.`);
  }
}

/** The bytes of an entry as they stand in the archive. */
async function* sliceChunks(blob: Blob, entry: ZipEntry, onRead: (bytes: number) => void): Chunks {
  const header = await viewOf(blob, entry.offset, entry.offset + LOCAL_SIZE);
  if (header.byteLength < LOCAL_SIZE || header.getUint32(0, true) !== LOCAL) {
    throw new BrokenSource('The zip archive is damaged: this file does not begin where it should.');
  }
  const from = entry.offset + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
  const to = entry.packed < 0 ? blob.size : from + entry.packed;
  const part = new ByteSource({ blob: blob.slice(from, to), onRead: (bytes) => onRead(from + bytes) });
  try {
    for (let chunk = await part.next(); chunk; chunk = await part.next()) yield chunk;
  } finally {
    part.cancel();
  }
  if (to > blob.size) throw new BrokenSource('The zip archive ends too early.');
}

/** Entries one behind the other, by their local headers. */
async function* walk(blob: Blob): AsyncGenerator<ZipEntry, void, void> {
  for (let at = 0; at + LOCAL_SIZE < blob.size;) {
    // A name and fields of the largest size, more than there ever are.
    const view = await viewOf(blob, at, at + LOCAL_SIZE + (1 << 17));
    if (view.getUint32(0, true) !== LOCAL) return;
    const nameSize = view.getUint16(26, true);
    const fieldsSize = view.getUint16(28, true);
    const from = LOCAL_SIZE + nameSize + fieldsSize;
    if (from > view.byteLength) return;
    const flags = view.getUint16(6, true);
    const large = fieldsOf(view, LOCAL_SIZE + nameSize, fieldsSize).get(1);
    const isLarge = large !== undefined && large.byteLength >= 16 && view.getUint32(18, true) === 0xffffffff;
    const isUntold = (flags & 8) !== 0;
    const packed = isLarge ? Number(large.getBigUint64(8, true)) : view.getUint32(18, true);
    const unpacked = isLarge ? Number(large.getBigUint64(0, true)) : view.getUint32(22, true);
    const found = isUntold ? await findDescriptor(blob, at + from) : { packed, behind: at + from + packed };
    yield {
      name: nameOf(view, LOCAL_SIZE, nameSize),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(8, true),
      packed: found?.packed ?? -1,
      unpacked: isUntold ? -1 : unpacked,
      offset: at,
    };
    if (!found) return;
    at = found.behind;
  }
}

/** The end of an entry that begins at `from`: where a descriptor tells the very distance from there. */
async function findDescriptor(
  blob: Blob,
  from: number,
): Promise<{ readonly packed: number; readonly behind: number } | undefined> {
  // Parts overlap by a descriptor of the long kind.
  for (let start = from; start + 16 <= blob.size; start += SEARCHED) {
    const view = await viewOf(blob, start, start + SEARCHED + 24);
    for (let at = 0; at < SEARCHED && at + 16 <= view.byteLength; at++) {
      if (view.getUint8(at) !== 0x50 || view.getUint32(at, true) !== DESCRIPTOR) continue;
      const packed = start + at - from;
      if (at + 24 <= view.byteLength && Number(view.getBigUint64(at + 8, true)) === packed)
        return { packed, behind: start + at + 24 };
      if (view.getUint32(at + 8, true) === packed) return { packed, behind: start + at + 16 };
    }
  }
  return undefined;
}
