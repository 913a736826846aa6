import { JsonError } from '#formats/jsonBytes.ts';
import type { ReadContext, RunTaker } from '#formats/steps.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import {
  INPUT,
  KEYS,
  KEY_ACTION,
  KEY_LENGTH,
  KEY_SIZE,
  KEY_SLOT,
  KEY_TEXT,
  MOST_KEYS,
  MOST_RECORDS,
  NO_SLOT,
  ODD,
  ORDER,
  PARENT_BEFORE,
  PARENT_SLOT,
  PLACE,
  RECORDS,
  RECORD_SIZE,
  REFERENCE,
  SAME,
  SAME_PARENT,
  SAME_TRACE,
  SLOTS,
  SLOT_SIZE,
  SPAN_ID,
  SPAN_OF_REFERENCE,
  SPAN_SLOT,
  STOPPED,
  TRACE_ID,
  TRACE_OF_REFERENCE,
  TRACE_SLOT,
} from './laneLayout.ts';
import type { LaneMemory } from './laneMemory.ts';

/** A key of a span, what is wanted of its value (laneLayout.ts), and where in a record it goes. */
export interface LaneKey {
  readonly spellings: readonly string[];
  readonly action: number;
  readonly slot: number;
}

/** The keys of the ids, by their spellings, which every format has. */
export function idKeys(
  trace: readonly string[],
  span: readonly string[],
  parent: readonly string[],
): readonly LaneKey[] {
  return [
    { spellings: trace, action: TRACE_ID, slot: TRACE_SLOT },
    { spellings: span, action: SPAN_ID, slot: SPAN_SLOT },
    { spellings: parent, action: SPAN_ID, slot: PARENT_SLOT },
  ];
}

export interface LaneSpec {
  readonly keys: readonly LaneKey[];
  /** slots of which a span has at least one, or it is none */
  readonly required: readonly number[];
}

/** Runs in which the first span was already odd, after which so many spans are read without a lane. */
const PATIENCE = 8;
const REST = 64;

/**
 * Reads spans by the run where a file is as files mostly are, and gives each as a record to `pour`, which finds its fields by
 * slot. What a lane does not read it leaves to whoever reads span by span: see spanLane.as.ts.
 */
export class SpanLane implements RunTaker {
  private readonly context: ReadContext;
  private readonly memory: LaneMemory;
  private readonly keys: readonly LaneKey[];
  private readonly required: number;
  private readonly pour: (lane: SpanLane) => void;
  private words: Uint32Array;
  /** First word of the record that is poured. */
  private record = 0;
  /** Offset in the file of a span that is odd though the code did not see it. */
  private refused = -1;
  private failures = 0;
  private rest = 0;
  /** slots of the record that were asked for */
  private asked = 0;
  private lastTraceId = -1;
  private lastSpanId = -1;
  private spanIdBefore = -1;
  private lastParentId = -1;

  constructor(context: ReadContext, memory: LaneMemory, spec: LaneSpec, pour: (lane: SpanLane) => void) {
    this.context = context;
    this.memory = memory;
    this.keys = spec.keys;
    this.required = spec.required.reduce((bits, slot) => bits | (1 << slot), 0);
    this.pour = pour;
    this.words = memory.words;
    this.writeKeys();
  }

  /**
   * Pours spans from the reader's position on, where a brace is. False when there is none that it can read: the reader has not
   * moved then. `loose`: no comma need stand between two, as in lines.
   */
  take(loose: boolean): boolean {
    const { context, memory } = this;
    const { reader, log } = context;
    if (this.rest > 0) {
      this.rest--;
      return false;
    }
    if (memory.isLeft || reader.offset === this.refused) return false;
    const count = memory.code.run(INPUT + reader.pos, INPUT + reader.fed, MOST_RECORDS, loose ? 1 : 0);
    if (count === 0) {
      if (++this.failures >= PATIENCE) {
        this.failures = 0;
        this.rest = REST;
      }
      return false;
    }
    this.failures = 0;
    if (this.words.length === 0) this.words = memory.words;
    const stopped = this.words[STOPPED / 4] - INPUT;
    for (let at = 0; at < count; at++) {
      this.record = (RECORDS + at * RECORD_SIZE) >> 2;
      this.spanIdBefore = this.lastSpanId;
      log.begin();
      try {
        this.pour(this);
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        context.builder.abandon();
        log.rewind();
        reader.pos = this.words[this.record + PLACE / 4] - INPUT;
        this.refused = reader.offset;
        return at > 0;
      }
    }
    reader.pos = stopped;
    return true;
  }

  /** Offset in the file at which the span begins. */
  get place(): number {
    const { reader } = this.context;
    return reader.offset - reader.pos + this.words[this.record + PLACE / 4] - INPUT;
  }

  /** The slot whose value is written first, and the one behind the slot asked for last; NO_SLOT behind the last. */
  firstSlot(): number {
    this.asked = 0;
    return this.nextSlot();
  }
  nextSlot(): number {
    const at = this.asked++;
    return (this.words[this.record + (ORDER >> 2) + (at >> 2)] >>> ((at & 3) * 8)) & NO_SLOT;
  }

  /** String indexes of ids that are there; −1 for those that are none. To be asked for of every record that has them. */
  traceId(): number {
    if ((this.words[this.record + SAME / 4] & SAME_TRACE) === 0) this.lastTraceId = this.id(TRACE_SLOT, 'trace');
    return this.lastTraceId;
  }
  spanId(): number {
    return (this.lastSpanId = this.id(SPAN_SLOT, 'span'));
  }
  parentId(): number {
    const same = this.words[this.record + SAME / 4];
    if ((same & PARENT_BEFORE) !== 0) this.lastParentId = this.spanIdBefore;
    else if ((same & SAME_PARENT) === 0) this.lastParentId = this.id(PARENT_SLOT, 'span');
    return this.lastParentId;
  }

  /** String index of a text that is there. */
  text(slot: number): number {
    return this.internIn(this.context.builder.strings, slot);
  }

  /** Index that `strings` gives to a text or a raw value that is there. */
  internIn(strings: StringInterner, slot: number): number {
    const { words } = this;
    const at = this.slot(slot);
    return strings.internHashed(this.context.reader.bytes, words[at] - INPUT, words[at + 1] - INPUT, words[at + 2] | 0);
  }

  /** Length in bytes of a text or a raw value that is there. */
  lengthOf(slot: number): number {
    const at = this.slot(slot);
    return this.words[at + 1] - this.words[at];
  }

  /** First byte of it. */
  firstOf(slot: number): number {
    return this.context.reader.bytes[this.words[this.slot(slot)] - INPUT];
  }

  /** Sets the reader on a raw value, to read it as any. */
  goTo(slot: number): void {
    this.context.reader.pos = this.words[this.slot(slot)] - INPUT;
  }

  /** Has a value read before which the reader then stands. If it does not end where the code thought, the span is odd. */
  readRange(slot: number, read: () => void): void {
    const { reader } = this.context;
    this.goTo(slot);
    read();
    if (reader.pos !== this.words[this.slot(slot) + 1] - INPUT) reader.fail('expected the end of a value');
  }

  /** An integer that is there: high · 10⁹ + low. */
  high(slot: number): number {
    return this.words[this.slot(slot)];
  }
  low(slot: number): number {
    return this.words[this.slot(slot) + 1];
  }
  /** The same in one, below 10¹⁹: exact as far as a double is. */
  number(slot: number): number {
    return this.high(slot) * 1e9 + this.low(slot);
  }
  /** Position of the reader behind it. */
  behind(slot: number): number {
    return this.words[this.slot(slot) + 2] - INPUT;
  }

  private slot(slot: number): number {
    return this.record + (SLOTS >> 2) + slot * (SLOT_SIZE >> 2);
  }

  private id(slot: number, kind: 'trace' | 'span'): number {
    if ((this.words[this.record + ODD / 4] & (1 << slot)) === 0) return this.text(slot);
    const { reader, ids } = this.context;
    reader.pos = this.words[this.slot(slot)] - INPUT - 1;
    return ids.read(reader, kind);
  }

  private writeKeys(): void {
    const texts: [string, number, number][] = this.keys.flatMap(({ spellings, action, slot }) =>
      spellings.map((spelling): [string, number, number] => [`${spelling}":`, action, slot]),
    );
    if (texts.length > MOST_KEYS) throw new Error('More keys than the table of a lane has room for.');
    for (const [at, [text, action, slot]] of texts.entries()) this.writeEntry(at, text, action, slot);
    this.writeEntry(REFERENCE, '[{"refType":"CHILD_OF",', 0, 0);
    this.writeEntry(TRACE_OF_REFERENCE, '"traceID":"', 0, 0);
    this.writeEntry(SPAN_OF_REFERENCE, '","spanID":"', 0, 0);
    this.memory.code.begin(texts.length, this.required, this.context.structureOnly ? 0 : 1);
  }

  private writeEntry(index: number, text: string, action: number, slot: number): void {
    const entry = KEYS + index * KEY_SIZE;
    const { head } = this.memory;
    head.fill(0, entry, entry + KEY_SIZE);
    for (let at = 0; at < text.length; at++) head[entry + at] = text.charCodeAt(at);
    head.fill(255, entry + KEY_TEXT, entry + KEY_TEXT + text.length);
    const { words } = this.memory;
    words[(entry + KEY_LENGTH) >> 2] = text.length;
    words[(entry + KEY_ACTION) >> 2] = action;
    words[(entry + KEY_SLOT) >> 2] = slot;
  }
}
