import { Growable } from '#base/growable.ts';
import { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';

/** Bits of `flags`. */
export const CHROME_FLAG = {
  /** a slice that a flow leaves, one that it enters */
  flowOut: 1,
  flowIn: 2,
  /** a flow event that belongs to the slice around it, not to the next one */
  enclosing: 4,
} as const;

/** Phases by what they stand for; each letter is an event's `ph`. */
export const PHASE = {
  complete: 88, // X
  begin: 66, // B
  end: 69, // E
  asyncBegin: 98, // b
  asyncInstant: 110, // n
  asyncEnd: 101, // e
  oldBegin: 83, // S
  oldStep: 84, // T
  oldStepPast: 112, // p
  oldEnd: 70, // F
  flowBegin: 115, // s
  flowStep: 116, // t
  flowEnd: 102, // f
} as const;

const letters = (text: string): ReadonlySet<number> => new Set(new TextEncoder().encode(text));
/** Events that stand on the lane of their thread, those that belong to a group by their id, flows between slices. */
export const ON_LANE = letters('XBEiIR');
export const IN_GROUP = letters('bneSTpF');
export const FLOW = letters('stf');
/** Events that become spans, and those that are a point in time. */
export const SPAN_PHASE = letters('XBbS');
export const POINT = letters('iIRnTp');

/** Trace events, an entry per column each: they wait here until all are read, for their order in a file means little. */
export class ChromeEvents {
  length = 0;
  /** letter of `ph` */
  readonly phase = new Growable(Uint8Array);
  /** time in whole µs, rounded down, NaN = none; and ns above them, 0–999 */
  readonly micros = new Growable(Float64Array);
  readonly nanos = new Growable(Uint16Array);
  /** ns, of complete events; −1 = none told */
  readonly duration = new Growable(Float64Array);
  /** string indexes, −1 = none */
  readonly name = new Growable(Int32Array);
  readonly category = new Growable(Int32Array);
  /** index into `lanes` */
  readonly lane = new Growable(Int32Array);
  /** number of what the id names, −1 = none: the group of an asynchronous event, the flow of a flow event or a slice */
  readonly group = new Growable(Int32Array);
  readonly flags = new Growable(Uint8Array);
  private readonly columns = [
    this.phase,
    this.micros,
    this.nanos,
    this.duration,
    this.name,
    this.category,
    this.lane,
    this.group,
    this.flags,
  ];
  /** everything else an event tells */
  readonly attributes = new AttributeListsBuilder();
  /** Process and thread of each lane, as they are written: string indexes, −1 = none. */
  readonly lanes: { readonly pid: number; readonly tid: number }[] = [];
  private readonly laneOf = new Map<number, Map<number, number>>();
  private readonly groupOf = new Map<string, number>();

  get groups(): number {
    return this.groupOf.size;
  }

  findLane(pid: number, tid: number): number {
    let threads = this.laneOf.get(pid);
    if (threads === undefined) {
      threads = new Map();
      this.laneOf.set(pid, threads);
    }
    let lane = threads.get(tid);
    if (lane === undefined) {
      lane = this.lanes.length;
      this.lanes.push({ pid, tid });
      threads.set(tid, lane);
    }
    return lane;
  }

  findGroup(key: string): number {
    let group = this.groupOf.get(key);
    if (group === undefined) {
      group = this.groupOf.size;
      this.groupOf.set(key, group);
    }
    return group;
  }

  push(event: {
    readonly phase: number;
    readonly micros: number;
    readonly nanos: number;
    readonly duration: number;
    readonly name: number;
    readonly category: number;
    readonly lane: number;
    readonly group: number;
    readonly flags: number;
  }): void {
    const at = this.length++;
    if (at === this.phase.data.length) this.columns.forEach((column) => column.reserve(at + 1));
    // Not by the method of the columns: code that sees one type of array in each place is several times as fast.
    this.phase.data[at] = event.phase;
    this.micros.data[at] = event.micros;
    this.nanos.data[at] = event.nanos;
    this.duration.data[at] = event.duration;
    this.name.data[at] = event.name;
    this.category.data[at] = event.category;
    this.lane.data[at] = event.lane;
    this.group.data[at] = event.group;
    this.flags.data[at] = event.flags;
    this.attributes.end();
  }

  /** ns of every event before the latest of all (so that near ones are exact): at most 0; NaN = no time. */
  relativeTimes(): Float64Array {
    const { micros, nanos, length } = this;
    let latest = -Infinity;
    for (let event = 0; event < length; event++) if (micros.data[event] > latest) latest = micros.data[event];
    const times = new Float64Array(length);
    for (let event = 0; event < length; event++) {
      times[event] = (micros.data[event] - latest) * 1000 + nanos.data[event];
    }
    return times;
  }
}
