import type { ByteRoom } from '#formats/byteRoom.ts';
import { BEYOND, INPUT } from './laneLayout.ts';
import { SPAN_LANE_CODE } from './spanLaneCode.ts';

/** What spanLane.as.ts exports: see there. */
interface LaneCode {
  readonly begin: (keys: number, required: number, whole: number) => void;
  readonly run: (from: number, end: number, most: number, loose: number) => number;
}

const PAGE = 65_536;
/** Bytes past which positions would soon be no whole 32-bit numbers any more. */
const LARGEST = 2 ** 30;
/** Bytes of a memory that is kept for the next reader: it cannot shrink. */
const WORTH_KEEPING = 2 ** 26;

let compiled: WebAssembly.Module | undefined;
/** Memories that no reader has at present: each takes some GB of addresses, though no memory, until it is collected. */
const free: LaneMemory[] = [];

/** The memory in which a file's bytes stand beside the code that reads them. One reader has it at a time. */
export class LaneMemory implements ByteRoom {
  readonly code: LaneCode;
  /** A single value has so many bytes that they stand elsewhere now, out of the code's reach. */
  isLeft = false;
  private readonly memory: WebAssembly.Memory;
  private input: Uint8Array;

  private constructor() {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SPAN_LANE_CODE), (letter) => letter.charCodeAt(0)));
    this.memory = new WebAssembly.Memory({ initial: INPUT / PAGE + 1 });
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.memory } });
    this.code = exports as unknown as LaneCode;
    this.input = this.view();
  }

  /** Undefined where WebAssembly, or its instructions on vectors, are not to be had. */
  static take(): LaneMemory | undefined {
    try {
      return free.pop() ?? new LaneMemory();
    } catch (error) {
      if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** Whoever took it reads no more. */
  release(): void {
    if (this.memory.buffer.byteLength < WORTH_KEEPING) free.push(this);
  }

  /** The bytes that are read: byte i is at INPUT + i. */
  resize(size: number): Uint8Array {
    const missing = size + BEYOND - (this.memory.buffer.byteLength - INPUT);
    if (size > LARGEST && size > this.input.length) {
      const elsewhere = new Uint8Array(size);
      elsewhere.set(this.input);
      this.input = elsewhere;
      this.isLeft = true;
    } else if (missing > 0 && !this.isLeft) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.input = this.view();
    }
    return this.input;
  }

  /** All of the memory as words, valid until it is resized. */
  get words(): Uint32Array {
    return new Uint32Array(this.memory.buffer);
  }

  /** The table of keys, and what else stands before the input. */
  get head(): Uint8Array {
    return new Uint8Array(this.memory.buffer, 0, INPUT);
  }

  private view(): Uint8Array {
    const { buffer } = this.memory;
    return new Uint8Array(buffer, INPUT, buffer.byteLength - INPUT - BEYOND);
  }
}
