import type { ByteRoom } from './byteRoom.ts';
import { PlainRoom } from './byteRoom.ts';

/** Thrown when the bytes so far end inside a token: feed more, rewind and read again. Caught by `steps.ts` alone. */
export const NEED_MORE: unique symbol = Symbol('more bytes needed');

/** The input is not JSON at `offset` (bytes from the start of the file), or ends there. */
export class JsonError extends Error {
  readonly offset: number;
  readonly truncated: boolean;

  constructor(message: string, offset: number, truncated: boolean) {
    super(message);
    this.offset = offset;
    this.truncated = truncated;
  }
}

/**
 * The part of a file that is in memory: chunks are fed at its end, what was read and is not held falls off at its start.
 * The buffer ends with a 0 byte, which no token holds, so inner loops look for the end only when they meet one.
 */
export class JsonBytes {
  bytes: Uint8Array;
  /** Of the same memory, for those who compare several bytes at a time. */
  view: DataView;
  pos = 0;
  /** of the fed bytes in the buffer */
  protected end = 0;
  /** offset in the file of bytes[0] */
  private base = 0;
  /** position to keep from when feeding, −1 = `pos` */
  private held = -1;
  private begun = 0;
  private failed = 0;
  protected final = false;
  private readonly room: ByteRoom;

  constructor(room: ByteRoom = new PlainRoom()) {
    this.room = room;
    this.bytes = room.resize(1);
    this.bytes[0] = 0;
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset);
  }

  /** Offset in the file of the next byte. */
  get offset(): number {
    return this.base + this.pos;
  }

  /** How many bytes of `bytes` are of the file; a 0 stands behind them. */
  get fed(): number {
    return this.end;
  }

  /** Adds the next bytes of the file; what was read and is not held is forgotten. */
  feed(chunk: Uint8Array): void {
    // One byte more is kept: it tells whether a line begins here.
    const from = Math.max(0, (this.held < 0 ? this.pos : this.held) - 1);
    const rest = this.end - from;
    const needed = rest + chunk.length + 1;
    if (needed > this.bytes.length) {
      this.bytes = this.room.resize(Math.max(needed, Math.min(this.bytes.length * 2, needed * 2)));
      this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset);
    }
    this.bytes.copyWithin(0, from, this.end);
    this.bytes.set(chunk, rest);
    this.base += from;
    this.pos -= from;
    if (this.held >= 0) this.held -= from;
    this.begun -= from;
    this.end = rest + chunk.length;
    this.bytes[this.end] = 0;
  }

  /** No more bytes will come. */
  finish(): void {
    this.final = true;
  }

  get isFinished(): boolean {
    return this.final;
  }

  /** Bytes that wait for more because a piece was not complete. */
  get heldBytes(): number {
    return this.held < 0 ? 0 : this.end - this.held;
  }

  hold(): void {
    this.held = this.begun = this.pos;
  }
  /** Within what is held: a value begins here that may turn out unreadable. */
  begin(): void {
    this.begun = this.pos;
  }
  release(): void {
    this.held = -1;
  }
  rewind(): void {
    this.pos = this.held;
  }
  /** Releases a piece that cannot be read, and remembers where it began. */
  giveUp(): void {
    this.failed = this.begun;
    this.held = -1;
  }

  /**
   * After `giveUp`: position of the first line inside the piece that begins with { or [, up to where reading failed; −1
   * when there is none.
   */
  lineInFailure(): number {
    const { bytes } = this;
    for (let at = this.failed + 1; at <= this.pos; at++) {
      if (bytes[at - 1] === 10 && (bytes[at] === 123 || bytes[at] === 91)) return at;
    }
    return -1;
  }

  /** The next byte that is not white space, not consumed; 0 at the end of the file. */
  peek(): number {
    const { bytes } = this;
    let at = this.pos;
    let byte = bytes[at];
    while (byte === 32 || byte === 10 || byte === 13 || byte === 9) byte = bytes[++at];
    this.pos = at;
    if (byte === 0 && at >= this.end && !this.final) throw NEED_MORE;
    return byte;
  }

  /** True while bytes are left to be read, of a file that has come to its end or not. */
  hasMore(): boolean {
    if (this.pos < this.end) return true;
    if (!this.final) throw NEED_MORE;
    return false;
  }

  /** Passes over the rest of a line; false when the bytes so far hold no end of it: all of them are consumed then. */
  skipLine(): boolean {
    const at = this.bytes.subarray(0, this.end).indexOf(10, this.pos);
    this.pos = at < 0 ? this.end : at + 1;
    return at >= 0;
  }

  /** Passes over EF BB BF, which may stand before UTF-8 text and between texts that were joined. */
  skipByteOrderMark(): void {
    const { bytes, pos, end } = this;
    if (pos + 3 > end && !this.final) throw NEED_MORE;
    if (bytes[pos] !== 0xef || bytes[pos + 1] !== 0xbb || bytes[pos + 2] !== 0xbf) this.fail('expected a value');
    this.pos += 3;
  }

  fail(message: string): never {
    this.runOut(message, this.pos);
  }

  protected runOut(message: string, at: number): never {
    if (at >= this.end) {
      if (!this.final) throw NEED_MORE;
      throw new JsonError('the file ends too early', this.base + at, true);
    }
    throw new JsonError(`${message}, found ${describeByte(this.bytes[at])}`, this.base + at, false);
  }
}

function describeByte(byte: number): string {
  return byte > 32 && byte < 127
    ? `“${String.fromCharCode(byte)}”`
    : `the byte 0x${byte.toString(16).padStart(2, '0')}`;
}
