import { BinaryReader } from '@bufbuild/protobuf/wire';

/** Wire types of protobuf. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** The bytes are no protobuf at `pos` of the buffer. */
export class ProtoError extends Error {
  readonly pos: number;

  constructor(message: string, pos: number) {
    super(message);
    this.pos = pos;
  }
}

/**
 * Reads the fields of one message in a buffer, and of the messages inside it, each within its limits: `next`, then the
 * method for what the field must be, which fails when it is something else. A text is left as a range of bytes.
 */
export class ProtoReader {
  /** of the field read last */
  field = 0;
  wire = 0;
  /** The text or message read last: bytes[from … to). */
  from = 0;
  to = 0;
  /** The 64 bits read last by `time`: Unix seconds and ns above them. */
  sec = 0;
  nano = 0;
  /** Where the last field of the outermost message begins: what stands before it is sound. */
  lastField = 0;
  bytes: Uint8Array = new Uint8Array(0);

  private reader = new BinaryReader(this.bytes);
  private view = new DataView(this.bytes.buffer);
  private limit = 0;
  private depth = 0;

  /** Makes bytes[from … to) the message to be read. */
  open(bytes: Uint8Array, from: number, to: number): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.reader = new BinaryReader(bytes);
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.reader.pos = this.lastField = from;
    this.limit = to;
    this.depth = 0;
  }

  get pos(): number {
    return this.reader.pos;
  }

  /** Reads the tag of the next field; false at the end of the message. */
  next(): boolean {
    const { reader } = this;
    if (reader.pos >= this.limit) return false;
    if (this.depth === 0) this.lastField = reader.pos;
    const tag = this.varint();
    this.field = tag >>> 3;
    this.wire = tag & 7;
    if (this.field === 0) this.fail('a field without a number');
    return true;
  }

  /** Enters the message that the field holds; gives the limit outside, for `leave`. */
  enter(): number {
    this.range();
    const outside = this.limit;
    this.limit = this.to;
    this.depth++;
    return outside;
  }

  leave(outside: number): void {
    this.limit = outside;
    this.depth--;
  }

  /** Enters a message of which the end may not have come yet. */
  enterCut(): number {
    this.expect(WIRE.bytes);
    const length = this.varint();
    const outside = this.limit;
    this.limit = Math.min(outside, this.reader.pos + length);
    this.depth++;
    return outside;
  }

  /** Takes a text, bytes or message as the range from … to. The reader stands at its start: `skipRange` passes over it. */
  private range(): void {
    this.expect(WIRE.bytes);
    const length = this.varint();
    this.from = this.reader.pos;
    this.to = this.from + length;
    if (this.to > this.limit) this.fail('a length past the end of its message');
  }

  /** Reads a text or bytes: the range from … to. */
  text(): void {
    this.range();
    this.reader.pos = this.to;
  }

  /** Reads a varint of up to 32 bits. */
  number(): number {
    this.expect(WIRE.varint);
    return this.varint();
  }

  /** Reads an int64. */
  int64(): bigint {
    this.expect(WIRE.varint);
    const start = this.reader.pos;
    let value: bigint;
    try {
      value = BigInt(this.reader.int64());
    } catch {
      return this.fail('a number without an end', start);
    }
    this.check();
    return value;
  }

  double(): number {
    this.expect(WIRE.fixed64);
    return this.view.getFloat64(this.take(8), true);
  }

  fixed32(): number {
    this.expect(WIRE.fixed32);
    return this.view.getUint32(this.take(4), true);
  }

  /** Reads Unix nanoseconds into `sec` and `nano`, all 64 bits exact; false when they are 0, which is no time. */
  time(): boolean {
    this.expect(WIRE.fixed64);
    const at = this.take(8);
    const low = this.view.getUint32(at, true);
    const high = this.view.getUint32(at + 4, true);
    // 2^32 = 4 · 10⁹ + 294,967,296. The product with that passes 2^53, so it is made of two halves of `high`.
    const upper = (high >>> 16) * 294_967_296;
    const rest = (upper % 1e9) * 65_536 + (high & 0xffff) * 294_967_296 + low;
    this.sec = high * 4 + Math.floor(upper / 1e9) * 65_536 + Math.floor(rest / 1e9);
    this.nano = rest % 1e9;
    return low !== 0 || high !== 0;
  }

  /** Passes over the value of a field that is not known. */
  skip(): void {
    const { reader } = this;
    switch (this.wire) {
      case WIRE.varint:
        this.int64();
        break;
      case WIRE.fixed64:
        this.take(8);
        break;
      case WIRE.bytes:
        this.text();
        break;
      case WIRE.fixed32:
        this.take(4);
        break;
      default:
        this.fail(`a field of wire type ${this.wire}`, reader.pos - 1);
    }
  }

  private take(size: number): number {
    const at = this.reader.pos;
    if (at + size > this.limit) this.fail('a number past the end of its message');
    this.reader.pos = at + size;
    return at;
  }

  private varint(): number {
    const start = this.reader.pos;
    let value = 0;
    try {
      value = this.reader.uint32();
    } catch {
      this.fail('a number without an end', start);
    }
    this.check();
    return value;
  }

  private check(): void {
    if (this.reader.pos > this.limit) this.fail('a number past the end of its message');
  }

  private expect(wire: number): void {
    if (this.wire !== wire) this.fail(`field ${this.field} of wire type ${this.wire}`);
  }

  fail(message: string, pos = this.reader.pos): never {
    throw new ProtoError(message, pos);
  }
}
