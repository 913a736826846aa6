import type { ChromeEvents } from './chromeEvents.ts';
import { CHROME_FLAG, IN_GROUP, ON_LANE, FLOW, PHASE } from './chromeEvents.ts';
import { ChromeBuckets, sortIfNeeded } from './chromeBuckets.ts';

/** What belongs to what, by event; −1 = nothing. */
export interface ChromeTree {
  /** of a span the one around it, of a point in time the span it lies in, of a flow event the slice it ties */
  readonly parent: Int32Array;
  /** the event that ends a span */
  readonly closer: Int32Array;
  /** ends without a beginning */
  readonly unbalanced: number;
  /** slices that overlap others without nesting */
  readonly overlaps: number;
}

/**
 * ns by which a slice may outlast the one around it. Writers of whole µs cut starts and lengths one by one: the end of an
 * inner slice can come out 1 µs late. Writers of fractions add doubles.
 */
const SLACK_OF_WHOLE = 1000;
const SLACK_OF_FRACTIONS = 1;

/** Nests the events of a trace: by time on the lane of each thread, by stacks in the group of each asynchronous id. */
export function nestChromeEvents(events: ChromeEvents, times: Float64Array): ChromeTree {
  return new Nesting(events, times).tree();
}

class Nesting {
  private readonly events: ChromeEvents;
  private readonly times: Float64Array;
  private readonly parent: Int32Array;
  private readonly closer: Int32Array;
  private readonly slack: number;
  private unbalanced = 0;
  private overlaps = 0;

  constructor(events: ChromeEvents, times: Float64Array) {
    this.events = events;
    this.times = times;
    this.parent = new Int32Array(events.length).fill(-1);
    this.closer = new Int32Array(events.length).fill(-1);
    this.slack = hasFractions(events) ? SLACK_OF_FRACTIONS : SLACK_OF_WHOLE;
  }

  tree(): ChromeTree {
    const { events, times } = this;
    const phase = events.phase.data;
    const lanes = new ChromeBuckets(events.lanes.length, times, (event) =>
      ON_LANE.has(phase[event]) || FLOW.has(phase[event]) ? events.lane.data[event] : -1,
    );
    for (let lane = 0; lane < lanes.count; lane++) this.nestLane(lanes.of(lane));
    const groups = new ChromeBuckets(events.groups, times, (event) =>
      IN_GROUP.has(phase[event]) ? events.group.data[event] : -1,
    );
    for (let group = 0; group < groups.count; group++) this.nestGroup(groups.of(group));
    // An end without a time ends nothing.
    for (let event = 0; event < events.length; event++) {
      if (Number.isNaN(times[event]) && isEnd(phase[event])) this.unbalanced++;
    }
    const { parent, closer, unbalanced, overlaps } = this;
    return { parent, closer, unbalanced, overlaps };
  }

  private nestLane(lane: Int32Array): void {
    const { times } = this;
    const phase = this.events.phase.data;
    const open: number[] = [];
    for (const event of lane) {
      if (phase[event] === PHASE.begin) open.push(event);
      else if (phase[event] === PHASE.end) this.close(open.pop(), event);
    }
    const items = lane.filter((event) => phase[event] !== PHASE.end);
    // In order of time already; what starts together goes by rank, then the longer first.
    for (let from = 0, to = 0; from < items.length; from = to) {
      for (to = from + 1; to < items.length && times[items[to]] === times[items[from]]; to++);
      if (to > from + 1) sortIfNeeded(items.subarray(from, to), this.together);
    }
    this.sweep(items);
  }

  private readonly together = (one: number, other: number): number => {
    const byRank = this.rank(one) - this.rank(other);
    if (byRank !== 0) return byRank;
    const [end, otherEnd] = [this.endOf(one), this.endOf(other)];
    return end === otherEnd ? one - other : otherEnd - end;
  };

  /** A flow that ends with the next slice stands before one of the same time, points and other flows behind it. */
  private rank(event: number): number {
    if (this.isSlice(event)) return 1;
    return this.tiesNext(event) ? 0 : 2;
  }

  private tiesNext(event: number): boolean {
    const { phase, flags } = this.events;
    return phase.data[event] === PHASE.flowEnd && (flags.data[event] & CHROME_FLAG.enclosing) === 0;
  }

  private isSlice(event: number): boolean {
    const phase = this.events.phase.data[event];
    return phase === PHASE.complete || phase === PHASE.begin;
  }

  /** Infinity = never ended. */
  private endOf(event: number): number {
    const { phase, duration } = this.events;
    if (phase.data[event] === PHASE.complete) return this.times[event] + Math.max(0, duration.data[event]);
    return this.closer[event] < 0 ? Infinity : this.times[this.closer[event]];
  }

  private sweep(items: Int32Array): void {
    const { parent, times } = this;
    const open: number[] = [];
    const ends: number[] = [];
    const waiting: number[] = [];
    for (const item of items) {
      const start = times[item];
      if (!this.isSlice(item)) {
        while (open.length > 0 && ends[ends.length - 1] < start) {
          open.pop();
          ends.pop();
        }
        if (!this.tiesNext(item)) parent[item] = open.at(-1) ?? -1;
        if (this.tiesNext(item) || (parent[item] < 0 && this.events.phase.data[item] === PHASE.flowStep))
          waiting.push(item);
        continue;
      }
      let end = this.endOf(item);
      let overlaps = false;
      while (open.length > 0) {
        const outer = ends[ends.length - 1];
        // One that never ended lasts as long as what is around it.
        if (end === Infinity && outer > start) end = outer;
        if (outer > start ? end <= outer + this.slack : this.endsWith(item, start, outer)) break;
        if (outer > start) overlaps = true;
        open.pop();
        ends.pop();
      }
      if (overlaps) this.overlaps++;
      parent[item] = open.at(-1) ?? -1;
      for (const flow of waiting) parent[flow] = item;
      waiting.length = 0;
      // What has no length holds nothing: a coarse clock gives many such at one time.
      if (end > start) {
        open.push(item);
        ends.push(end);
      }
    }
  }

  /** A slice without length at the very end of another comes after it; but where slices were stacked, it was inside. */
  private endsWith(item: number, start: number, outer: number): boolean {
    const isStacked = this.events.phase.data[item] === PHASE.begin;
    return isStacked && outer === start && this.endOf(item) === start;
  }

  /** An end closes the innermost span of its name, an end without a name the innermost of all. */
  private nestGroup(group: Int32Array): void {
    const { phase, name } = this.events;
    const open: number[] = [];
    // Names that are open, how often: an end of none of them is not looked for among thousands.
    const names = new Map<number, number>();
    const count = (event: number, by: number): void => {
      names.set(name.data[event], (names.get(name.data[event]) ?? 0) + by);
    };
    for (const event of group) {
      const kind = phase.data[event];
      if (isEnd(kind)) {
        const wanted = name.data[event];
        const isOpen = wanted < 0 || (names.get(wanted) ?? 0) > 0;
        let begin = isOpen ? open.pop() : undefined;
        while (begin !== undefined && wanted >= 0 && name.data[begin] !== wanted) {
          count(begin, -1);
          begin = open.pop();
        }
        if (begin !== undefined) count(begin, -1);
        this.close(begin, event);
      } else {
        this.parent[event] = open.at(-1) ?? -1;
        if (kind !== PHASE.asyncBegin && kind !== PHASE.oldBegin) continue;
        open.push(event);
        count(event, 1);
      }
    }
  }

  private close(begin: number | undefined, end: number): void {
    if (begin === undefined) this.unbalanced++;
    else this.closer[begin] = end;
  }
}

function isEnd(phase: number): boolean {
  return phase === PHASE.end || phase === PHASE.asyncEnd || phase === PHASE.oldEnd;
}

function hasFractions({ nanos, duration, length }: ChromeEvents): boolean {
  for (let event = 0; event < length; event++) {
    if (nanos.data[event] !== 0 || (duration.data[event] > 0 && duration.data[event] % 1000 !== 0)) return true;
  }
  return false;
}
