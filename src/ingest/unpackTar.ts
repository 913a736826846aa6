import type { ArchiveEntries } from './archive.ts';
import { plainName } from './archive.ts';
import type { Chunks } from './chunks.ts';
import { BrokenSource, ByteSource } from './byteSource.ts';
import { join } from './chunks.ts';

/** Headers and contents stand at multiples of it. */
const BLOCK = 512;

/** Bytes by which a tar archive is known. */
export const TAR_HEADER = BLOCK;

/** Longest list of names and values that is read for one entry: more is no name. */
const LONGEST_FIELDS = 1 << 20;

/** Types of entries: a file (in three spellings), and files that come with fields or a name in front of them. */
const FILES = ['0', '\0', '7'];
const SPARSE = 'S';
const LONG_NAME = 'L';
const FIELDS = 'x';

/**
 * The files of a tar archive (POSIX ustar and pax, GNU long names). The header is walked here and not by a library, as
 * those hand contents out as streams, which lose what waits in them when the archive is cut.
 */
export async function* tarEntries(source: ByteSource): ArchiveEntries {
  const reader = new BlockReader(source);
  let longName: string | undefined;
  let fields: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const header = await reader.take(BLOCK);
    // Two blocks of zeros end an archive; some writers leave them out, and then there is no byte.
    if (header.every((byte) => byte === 0)) return;
    if (!isTarHeader(header)) {
      throw new BrokenSource(
        header.length < BLOCK ? 'The tar archive ends too early.' : 'The tar archive is damaged behind this file.',
      );
    }
    const type = String.fromCharCode(header[156]);
    const size = Number(fields.get('size') ?? readNumber(header.subarray(124, 136)));
    if (type === LONG_NAME || type === FIELDS) {
      if (size > LONGEST_FIELDS) throw new BrokenSource('The tar archive is damaged: a name in it is too long.');
      const bytes = await reader.take(size);
      await reader.skip(padding(size));
      if (type === LONG_NAME) longName = textOf(bytes);
      else fields = readFields(bytes);
      continue;
    }
    const name = plainName(fields.get('path') ?? longName ?? headerName(header));
    longName = undefined;
    fields = new Map();
    reader.left = size;
    if (FILES.includes(type) || type === SPARSE) {
      yield {
        name,
        size,
        source: new ByteSource({ chunks: reader.contents() }),
        refused:
          type === SPARSE ? 'a file with holes (GNU sparse): unpack the archive and drop what was in it' : undefined,
      };
      // Told of with the file.
      if (reader.isBroken) return;
    }
    await reader.skip(reader.left + padding(size));
  }
}

/** Whether the sum of the bytes is the one that the header tells. */
export function isTarHeader(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false;
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += head[at];
  return readNumber(head.subarray(148, 156)) === sum;
}

class BlockReader {
  /** Bytes of the present entry that were not read yet. */
  left = 0;
  isBroken = false;
  private readonly source: ByteSource;
  private waiting = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.source = source;
  }

  async *contents(): Chunks {
    while (this.left > 0) {
      const chunk = await this.some(this.left).catch((error: unknown) => {
        this.isBroken = true;
        throw error;
      });
      if (chunk === undefined) {
        this.isBroken = true;
        throw new BrokenSource('The tar archive ends too early.');
      }
      this.left -= chunk.length;
      yield chunk;
    }
  }

  /** `size` bytes, or fewer at the end. */
  async take(size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let left = size; left > 0;) {
      const part = await this.some(left);
      if (part === undefined) break;
      parts.push(part);
      left -= part.length;
    }
    return parts.length === 1 ? parts[0] : join(parts);
  }

  async skip(size: number): Promise<void> {
    for (let left = size; left > 0;) {
      const part = await this.some(left);
      if (part === undefined) return;
      left -= part.length;
    }
  }

  /** At least one byte and at most `size`, undefined at the end. */
  private async some(size: number): Promise<Uint8Array | undefined> {
    while (this.waiting.length === 0) {
      const chunk = await this.source.next();
      if (chunk === undefined) return undefined;
      this.waiting = chunk as Uint8Array<ArrayBuffer>;
    }
    const part = this.waiting.subarray(0, size);
    this.waiting = this.waiting.subarray(size);
    return part;
  }
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Octal digits, or, with the highest bit set, bytes of a number that has no room otherwise (GNU). */
function readNumber(bytes: Uint8Array): number {
  if ((bytes[0] & 0x80) === 0) return Number.parseInt(textOf(bytes).trim(), 8) || 0;
  return bytes.reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x7f : byte), 0);
}

/** Up to the first zero byte. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** POSIX archives have the beginning of a long name in a field of its own. */
function headerName(header: Uint8Array): string {
  const name = textOf(header.subarray(0, 100));
  const isPosix = textOf(header.subarray(257, 263)) === 'ustar';
  const prefix = isPosix ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** pax: `25 path=a/long/name.json\n`, the number counting the whole line in bytes. */
function readFields(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(32, at);
    const size = Number(textOf(bytes.subarray(at, blank)));
    if (blank < 0 || !(size > 0)) break;
    const line = new TextDecoder().decode(bytes.subarray(blank + 1, at + size - 1));
    const sign = line.indexOf('=');
    fields.set(line.slice(0, sign), line.slice(sign + 1));
    at += size;
  }
  return fields;
}
