import type { PourContext } from './pourContext.ts';
import type { ProtoReader } from './protoReader.ts';

const HEX = new TextEncoder().encode('0123456789abcdef');
const TRACE_BYTES = 16;
const SPAN_BYTES = 8;

/** Reads ids of bytes into hex. */
export class ProtoIds {
  private readonly context: PourContext;
  private readonly reader: ProtoReader;
  private readonly scratch = new Uint8Array(TRACE_BYTES * 2);

  constructor(context: PourContext, reader: ProtoReader) {
    this.context = context;
    this.reader = reader;
  }

  /** String index of the trace id that the field holds; −1 = none. */
  trace(): number {
    return this.id(TRACE_BYTES);
  }

  /** String index of the span id that the field holds; −1 = none. */
  span(): number {
    return this.id(SPAN_BYTES);
  }

  /** Of at most `size` bytes; none when it is empty or all zeros. A longer one is kept as it is. */
  private id(size: number): number {
    const { reader, context } = this;
    reader.text();
    const { bytes, from, to } = reader;
    const length = to - from;
    if (length > size) {
      const text = Array.from(bytes.subarray(from, to), (byte) => byte.toString(16).padStart(2, '0')).join('');
      context.log.add('opaqueId', { detail: text.slice(0, 80) });
      return context.builder.strings.internText(text);
    }
    const { scratch } = this;
    let out = (size - length) * 2;
    scratch.fill(48, 0, out);
    let isZero = true;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte !== 0) isZero = false;
      scratch[out++] = HEX[byte >> 4];
      scratch[out++] = HEX[byte & 15];
    }
    return isZero ? -1 : context.builder.strings.intern(scratch, 0, size * 2);
  }
}
