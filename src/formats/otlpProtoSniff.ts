import { ProtoError, ProtoReader, WIRE } from './protoReader.ts';

/** How messages stand in a file: one alone, or each behind its length, in four bytes (big-endian) or as a varint. */
export type Framing = 'none' | 'fixed' | 'varint';
export type Signal = 'spans' | 'logs' | 'metrics';

const FRAMINGS: readonly Framing[] = ['none', 'fixed', 'varint'];
/** Longer messages in a file of many are none. */
const LARGEST_FRAME = 1 << 30;

/** Wire types of the fields of a span, a log record and a metric: one that differs rules the message out. */
const SPAN_WIRES = [-1, 2, 2, 2, 2, 2, 0, 1, 1, 2, 0, 2, 0, 2, 0, 2, 5];
const LOG_WIRES = [-1, 1, 0, 2, -1, 2, 2, 0, 5, 2, 2, 1, 2];
const METRIC_WIRES = [-1, 2, 2, 2, -1, 2, -1, 2, -1, 2, 2, 2, 2];

/**
 * What OTLP in protobuf a file holds by its first bytes, undefined when it is none. Strict, since any bytes may look like
 * some protobuf: nothing but resources at the top, every length within the one around it, and a first record whose fields
 * all have the wire types of its kind, with the ids or times that it must have.
 */
export function sniffOtlp(head: Uint8Array): { readonly framing: Framing; readonly signal: Signal } | undefined {
  for (const framing of FRAMINGS) {
    const frame = firstFrame(head, framing);
    const signal = frame && signalOf(head, frame.from, Math.min(head.length, frame.to));
    if (signal) return { framing, signal };
  }
  return undefined;
}

/** Range of the first message; undefined when what stands there is no length. */
function firstFrame(head: Uint8Array, framing: Framing): { from: number; to: number } | undefined {
  if (framing === 'none') return { from: 0, to: head.length };
  const length = framing === 'fixed' ? fixedLength(head, 0) : varintLength(head, 0);
  if (!length || length.value === 0 || length.value > LARGEST_FRAME) return undefined;
  return { from: length.behind, to: length.behind + length.value };
}

/** A length and the position behind it; undefined when its bytes have not all come. */
export interface FrameLength {
  readonly value: number;
  readonly behind: number;
}

export function fixedLength(bytes: Uint8Array, at: number, end = bytes.length): FrameLength | undefined {
  if (at + 4 > end) return undefined;
  const value = ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) >>> 0;
  return { value, behind: at + 4 };
}

/** As above; a varint that does not end within five bytes has the value NaN. */
export function varintLength(bytes: Uint8Array, at: number, end = bytes.length): FrameLength | undefined {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    if (at + index >= end) return undefined;
    const byte = bytes[at + index];
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, behind: at + index + 1 };
  }
  return { value: Number.NaN, behind: at };
}

function signalOf(bytes: Uint8Array, from: number, to: number): Signal | undefined {
  // Field 1 as a message: all that may begin a request.
  if (bytes[from] !== 0x0a) return undefined;
  const reader = new ProtoReader();
  reader.open(bytes, from, to);
  let found: Signal | undefined;
  try {
    while (!found && reader.next()) {
      if (reader.field !== 1) return undefined;
      const outside = reader.enterCut();
      found = signalInside(reader);
      reader.leave(outside);
    }
  } catch (error) {
    if (!(error instanceof ProtoError)) throw error;
    return undefined;
  }
  return found;
}

/** Looks into ResourceSpans or the like, two levels above the first record. */
function signalInside(reader: ProtoReader, level = 0): Signal | undefined {
  while (reader.next()) {
    const isInner = reader.field === 2 || (level === 0 && reader.field === 1000);
    if (reader.wire !== WIRE.bytes || !(isInner || reader.field === 1 || reader.field === 3)) {
      reader.fail('a field that has no place here');
    }
    if (!isInner) {
      reader.skip();
      continue;
    }
    const outside = reader.enterCut();
    const found = level === 0 ? signalInside(reader, 1) : recordKind(reader);
    if (found) return found;
    reader.leave(outside);
  }
  return undefined;
}

/** Which kind of record the message entered is; fails when it is none. */
function recordKind(reader: ProtoReader): Signal {
  const wires: number[] = [];
  const lengths: number[] = [];
  while (reader.next()) {
    const { field, wire } = reader;
    reader.skip();
    wires[field] = wire;
    lengths[field] = wire === WIRE.bytes ? reader.to - reader.from : 0;
  }
  const fits = (known: readonly number[]): boolean =>
    known.every((wire, field) => wires[field] === undefined || (wire >= 0 && wires[field] === wire));
  if (fits(SPAN_WIRES) && lengths[1] === 16 && lengths[2] === 8 && (wires[7] ?? wires[8]) !== undefined) return 'spans';
  if (fits(LOG_WIRES) && (wires[1] ?? wires[11]) !== undefined) return 'logs';
  if (fits(METRIC_WIRES) && [5, 7, 9, 10, 11].some((field) => wires[field] !== undefined)) return 'metrics';
  return reader.fail('a record of no known kind');
}
