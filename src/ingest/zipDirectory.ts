import { BrokenSource } from './byteSource.ts';
import { plainName } from './archive.ts';

/** An entry as the list of contents at the end of a zip archive tells of it (APPNOTE.TXT 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflate, 93 zstd */
  readonly method: number;
  /** bytes; −1 when the archive ends without its list and the size is told nowhere */
  readonly packed: number;
  readonly unpacked: number;
  /** byte at which its local header begins */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const LONGEST_COMMENT = 0xffff;
/** Says that the value stands in the zip64 field. */
const ELSEWHERE = 0xffffffff;
/** Field of sizes over 4 GB. */
const ZIP64_FIELD = 1;

/** Where the list of contents stands. `shift`: bytes in front of the archive, as of one that unpacks itself. */
interface Directory {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** The entries in the order of the list; undefined when the archive has none, so that its end is missing. */
export async function readZipDirectory(blob: Blob): Promise<readonly ZipEntry[] | undefined> {
  const directory = await findDirectory(blob);
  if (!directory) return undefined;
  const view = await viewOf(blob, directory.from, directory.to);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === CENTRAL;) {
    const nameSize = view.getUint16(at + 28, true);
    const fieldsSize = view.getUint16(at + 30, true);
    const end = at + 46 + nameSize + fieldsSize + view.getUint16(at + 32, true);
    if (end > view.byteLength) break;
    entries.push(centralEntry(view, at, nameSize, fieldsSize, directory.shift));
    at = end;
  }
  return entries;
}

function centralEntry(view: DataView, at: number, nameSize: number, fieldsSize: number, shift: number): ZipEntry {
  const fields = fieldsOf(view, at + 46 + nameSize, fieldsSize);
  const large = fields.get(ZIP64_FIELD);
  let read = 0;
  /** The values that do not fit stand in the field one after the other. */
  const value = (where: number): number => {
    const small = view.getUint32(where, true);
    if (small !== ELSEWHERE || !large || read + 8 > large.byteLength) return small;
    read += 8;
    return Number(large.getBigUint64(read - 8, true));
  };
  const unpacked = value(at + 24);
  const packed = value(at + 20);
  const flags = view.getUint16(at + 8, true);
  return {
    name: nameOf(view, at + 46, nameSize),
    isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    packed,
    unpacked,
    offset: value(at + 42) + shift,
  };
}

/** The extra fields by their ids. */
export function fieldsOf(view: DataView, from: number, size: number): ReadonlyMap<number, DataView> {
  const fields = new Map<number, DataView>();
  const end = Math.min(from + size, view.byteLength);
  for (let at = from; at + 4 <= end;) {
    const length = Math.min(view.getUint16(at + 2, true), end - at - 4);
    fields.set(view.getUint16(at, true), new DataView(view.buffer, view.byteOffset + at + 4, length));
    at += 4 + length;
  }
  return fields;
}

/** In UTF-8 whatever the flag says; what is none is taken for the Latin of old archives. */
export function nameOf(view: DataView, at: number, size: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, size);
  try {
    return plainName(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return plainName(new TextDecoder('latin1').decode(bytes));
  }
}

async function findDirectory(blob: Blob): Promise<Directory | undefined> {
  const from = Math.max(0, blob.size - LONGEST_COMMENT - END_SIZE - LOCATOR_SIZE);
  const view = await viewOf(blob, from, blob.size);
  for (let at = view.byteLength - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const locator = at - LOCATOR_SIZE;
    if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
      const told = Number(view.getBigUint64(locator + 8, true));
      // Usually right in front of the locator; elsewhere only when it carries extensions.
      for (const place of [from + locator - 56, told]) {
        if (place < 0 || place + 56 > blob.size) continue;
        const large = await viewOf(blob, place, place + 56);
        if (large.getUint32(0, true) !== END_64) continue;
        const size = Number(large.getBigUint64(40, true));
        return directoryAt(place, size, Number(large.getBigUint64(48, true)));
      }
    }
    return directoryAt(from + at, view.getUint32(at + 12, true), view.getUint32(at + 16, true));
  }
  return undefined;
}

/** The list ends where its end record begins, whatever is told: bytes may stand in front of the archive. */
function directoryAt(end: number, size: number, told: number): Directory | undefined {
  const from = end - size;
  return from < 0 || from < told ? undefined : { from, to: end, shift: from - told };
}

export async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  try {
    return new DataView(await blob.slice(from, to).arrayBuffer());
  } catch (error) {
    throw new BrokenSource(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
