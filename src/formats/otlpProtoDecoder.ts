import type { BytesDecoder } from './bytesFormat.ts';
import { OtlpProtoLogs } from './otlpProtoLogs.ts';
import { OtlpProtoMessages } from './otlpProtoMessages.ts';
import type { FrameLength, Framing } from './otlpProtoSniff.ts';
import { fixedLength, varintLength } from './otlpProtoSniff.ts';
import type { PourContext } from './pourContext.ts';
import { ProtoError, ProtoReader, WIRE } from './protoReader.ts';

/** Messages that may be large, and so are walked while their bytes come. All others are held whole. */
const LEVEL = { frames: 0, request: 1, resource: 2, scope: 3 } as const;

interface Level {
  readonly kind: number;
  /** offset in the file; Infinity = the file's end */
  readonly end: number;
  /** of the builder: the resource's or the scope's, −1 = none */
  readonly slot: number;
  /** string index, −1 = none */
  schema: number;
}

/** Reads requests of OTLP in protobuf, span by span, as their bytes come. */
export class OtlpProtoDecoder implements BytesDecoder {
  private readonly context: PourContext;
  private readonly isLogs: boolean;
  private readonly framing: Framing;
  private readonly reader = new ProtoReader();
  private readonly messages: OtlpProtoMessages;
  private readonly logs: OtlpProtoLogs;
  private readonly levels: Level[];
  /** bytes[pos … end) have come and are not read yet; bytes[0] is at the offset `base` of the file */
  private bytes = new Uint8Array(1 << 16);
  private pos = 0;
  private end = 0;
  private base = 0;
  /** offset up to which everything is passed over; Infinity = nothing more can be read */
  private skipTo = 0;
  private service = -1;

  constructor(context: PourContext, signal: 'spans' | 'logs', framing: Framing) {
    this.context = context;
    this.isLogs = signal === 'logs';
    this.framing = framing;
    this.messages = new OtlpProtoMessages(context, this.reader);
    this.logs = new OtlpProtoLogs(context, this.reader);
    this.levels = [
      { kind: framing === 'none' ? LEVEL.request : LEVEL.frames, end: Number.POSITIVE_INFINITY, slot: -1, schema: -1 },
    ];
  }

  feed(chunk: Uint8Array): void {
    if (this.end + chunk.length > this.bytes.length) this.makeRoom(chunk.length);
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
    while (this.step());
  }

  finish(): void {
    while (this.levels.length > 1 && this.offset >= this.top.end) this.closeLevel();
    if (this.skipTo === Number.POSITIVE_INFINITY) return;
    if (this.levels.length === 1 && this.pos === this.end && this.skipTo <= this.offset) return;
    while (this.levels.length > 1) this.closeLevel();
    this.truncated('the file ends inside a message', this.base + this.end);
  }

  private get offset(): number {
    return this.base + this.pos;
  }
  private get top(): Level {
    return this.levels[this.levels.length - 1];
  }

  private makeRoom(size: number): void {
    const rest = this.end - this.pos;
    const { bytes } = this;
    // Twice what is needed: a large message in small chunks is moved few times.
    const grown = rest + size > bytes.length / 2 ? new Uint8Array((rest + size) * 2) : bytes;
    grown.set(bytes.subarray(this.pos, this.end));
    this.bytes = grown;
    this.base += this.pos;
    this.pos = 0;
    this.end = rest;
  }

  /** Reads one field or opens one message; false when more bytes are needed for it. */
  private step(): boolean {
    if (this.offset < this.skipTo) {
      this.pos = Math.min(this.end, this.skipTo - this.base);
      if (this.offset < this.skipTo) return false;
    }
    const { top } = this;
    if (this.levels.length > 1 && this.offset >= top.end) {
      this.closeLevel();
      return true;
    }
    if (top.kind === LEVEL.frames) return this.openFrame();
    const tag = varintLength(this.bytes, this.pos, this.end);
    if (!tag) return false;
    const field = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    if (wire === WIRE.bytes && field > 0) return this.bytesField(top, field, tag.behind);
    const size = wire === WIRE.fixed64 ? 8 : wire === WIRE.fixed32 ? 4 : wire === WIRE.varint ? 0 : Number.NaN;
    if (Number.isNaN(size) || !(field > 0)) return this.giveUp(top, `a field of wire type ${wire}`);
    const behind = size > 0 ? tag.behind + size : this.behindVarint(tag.behind);
    if (behind === undefined || behind > this.end) return false;
    this.pos = behind;
    return true;
  }

  /** A varint of any length that is of no interest. */
  private behindVarint(from: number): number | undefined {
    for (let at = from; at < this.end; at++) if (this.bytes[at] < 0x80) return at + 1;
    return undefined;
  }

  private openFrame(): boolean {
    if (this.pos === this.end) return false;
    const length = this.framing === 'fixed' ? this.lengthAt(fixedLength) : this.lengthAt(varintLength);
    if (!length) return false;
    if (Number.isNaN(length.value)) return this.giveUp(this.top, 'a length without an end');
    this.pos = length.behind;
    this.levels.push({ kind: LEVEL.request, end: this.offset + length.value, slot: -1, schema: -1 });
    return true;
  }

  private lengthAt(read: typeof fixedLength): FrameLength | undefined {
    return read(this.bytes, this.pos, this.end);
  }

  private bytesField(top: Level, field: number, at: number): boolean {
    const length = varintLength(this.bytes, at, this.end);
    if (!length) return false;
    const endOffset = this.base + length.behind + length.value;
    if (!(endOffset <= top.end)) return this.giveUp(top, 'a length past the end of its message');
    if (this.opens(top, field)) {
      this.pos = length.behind;
      this.openLevel(top, endOffset);
      return true;
    }
    if (!isPiece(top, field)) {
      this.skipTo = endOffset;
      this.pos = length.behind;
      return true;
    }
    const to = endOffset - this.base;
    if (to > this.end) return false;
    this.readPiece(top, field, length.behind, to);
    this.pos = to;
    return true;
  }

  /** 1000: where scopes stood while OTLP renamed them. */
  private opens(top: Level, field: number): boolean {
    return top.kind === LEVEL.request ? field === 1 : top.kind === LEVEL.resource && (field === 2 || field === 1000);
  }

  private openLevel(top: Level, end: number): void {
    const { builder } = this.context;
    const isResource = top.kind === LEVEL.request;
    const definitions = isResource ? builder.resources : builder.scopes;
    if (isResource) this.service = -1;
    this.levels.push({
      kind: isResource ? LEVEL.resource : LEVEL.scope,
      end,
      slot: this.isLogs ? -1 : definitions.newSlot(),
      schema: -1,
    });
  }

  private closeLevel(): void {
    const level = this.levels.pop();
    if (!level || level.schema < 0 || level.slot < 0) return;
    const { resources, scopes } = this.context.builder;
    (level.kind === LEVEL.resource ? resources : scopes).setSchema(level.slot, level.schema);
  }

  /** Reads a message that is here whole; of one that breaks off, what stands before the break. */
  private readPiece(top: Level, field: number, from: number, to: number): void {
    const { reader, context } = this;
    context.log.begin();
    try {
      reader.open(this.bytes, from, to);
      this.pour(top, field, from, to);
    } catch (error) {
      if (!(error instanceof ProtoError)) throw error;
      context.builder.abandon();
      context.log.rewind();
      const sound = reader.lastField;
      reader.open(this.bytes, from, sound);
      if (sound > from) this.pour(top, field, from, sound);
      this.truncated(error.message, this.base + error.pos);
    }
  }

  private pour(top: Level, field: number, from: number, to: number): void {
    const { messages } = this;
    const { resources, scopes, strings } = this.context.builder;
    if (field === 3) {
      if (to > from) top.schema = strings.intern(this.bytes, from, to);
    } else if (top.kind === LEVEL.resource) {
      if (this.isLogs) this.service = this.logs.service();
      else resources.bind(top.slot, messages.resource());
    } else if (field === 1) {
      if (!this.isLogs) scopes.bind(top.slot, messages.scope());
    } else if (this.isLogs) this.logs.record(this.service);
    else messages.span(this.levels[this.levels.length - 2].slot, top.slot);
  }

  /** What follows in this message cannot be told apart: reading goes on behind it. */
  private giveUp(level: Level, message: string): boolean {
    this.truncated(message, this.offset);
    this.skipTo = level.end;
    return true;
  }

  private truncated(detail: string, offset: number): void {
    this.context.log.add('truncated', {
      detail,
      where: `byte ${offset.toLocaleString('en')} of ${this.context.fileName}`,
    });
  }
}

function isPiece(top: Level, field: number): boolean {
  if (top.kind === LEVEL.resource) return field === 1 || field === 3;
  return top.kind === LEVEL.scope && field <= 3;
}
