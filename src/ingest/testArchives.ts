/** Lines of Zipkin's: `count` spans of one trace. */
export function spans(count: number, from = 1): string {
  return Array.from({ length: count }, (_, at) => {
    const id = from + at;
    return `{"traceId":"a","id":"${id}","name":"s${id}","timestamp":${1_795_262_400_000_000 + id},"duration":1}\n`;
  }).join('');
}

export function bytesOf(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

export function concat(...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const all = parts.map(bytesOf);
  const joined = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** One entry of a tar archive; its header has the one-letter `type`, `0` for a file. */
export function tarEntry(
  name: string,
  content: string | Uint8Array,
  { type = '0', prefix = '', isGnu = false } = {},
): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(content);
  const header = new Uint8Array(512);
  const write = (text: string, at: number): void => header.set(bytesOf(text), at);
  write(name, 0);
  write('0000644\0', 100);
  write(bytes.length.toString(8).padStart(11, '0'), 124);
  write(' '.repeat(8), 148);
  write(type, 156);
  write(isGnu ? 'ustar  ' : 'ustar\u000000', 257);
  write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return concat(header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512));
}

export const TAR_END = new Uint8Array(1024);

/** A tar archive of plain files. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  return concat(...Object.entries(files).map(([name, content]) => tarEntry(name, content)), TAR_END);
}

/** A field of pax: the number in front counts the whole line, itself included. */
export function paxLine(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let size = rest.length + 1;
  while (String(size).length + rest.length !== size) size++;
  return `${size}${rest}`;
}

/** zstd without packing anything: one frame of one raw block (RFC 8878, 3.1.1). */
export function zstdOf(content: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(content);
  const header = new DataView(new ArrayBuffer(9));
  header.setUint32(0, 0xfd2fb528, true);
  // A single segment, whose size follows in four bytes.
  header.setUint8(4, 0xa0);
  header.setUint32(5, bytes.length, true);
  const block = new DataView(new ArrayBuffer(4));
  block.setUint32(0, (bytes.length << 3) | 1, true);
  return concat(new Uint8Array(header.buffer), new Uint8Array(block.buffer, 0, 3), bytes);
}

/** A zip archive of one stored file whose sizes and places all stand in zip64 fields. */
export function zip64Of(name: string, content: string): Uint8Array<ArrayBuffer> {
  const [nameBytes, bytes] = [bytesOf(name), bytesOf(content)];
  const numbers = (...list: readonly (readonly [value: number, size: number])[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(list.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of list) {
      for (let byte = 0; byte < size; byte++) view.setUint8(at + byte, Math.floor(value / 256 ** byte) % 256);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };
  const [all, u16, u32, u64] = [0xffffffff, 2, 4, 8];
  const local = concat(
    numbers([0x04034b50, u32], [45, u16], [0, u16], [0, u16], [0, u32], [0, u32], [all, u32], [all, u32]),
    numbers([nameBytes.length, u16], [20, u16]),
    nameBytes,
    numbers([1, u16], [16, u16], [bytes.length, u64], [bytes.length, u64]),
    bytes,
  );
  const central = concat(
    numbers([0x02014b50, u32], [45, u16], [45, u16], [0, u16], [0, u16], [0, u32], [0, u32], [all, u32], [all, u32]),
    numbers([nameBytes.length, u16], [28, u16], [0, u16], [0, u16], [0, u16], [0, u32], [all, u32]),
    nameBytes,
    numbers([1, u16], [24, u16], [bytes.length, u64], [bytes.length, u64], [0, u64]),
  );
  const end64 = concat(
    numbers([0x06064b50, u32], [44, u64], [45, u16], [45, u16], [0, u32], [0, u32], [1, u64], [1, u64]),
    numbers([central.length, u64], [local.length, u64]),
  );
  return concat(
    local,
    central,
    end64,
    numbers([0x07064b50, u32], [0, u32], [local.length + central.length, u64], [1, u32]),
    numbers([0x06054b50, u32], [0, u16], [0, u16], [0xffff, u16], [0xffff, u16], [all, u32], [all, u32], [0, u16]),
  );
}
