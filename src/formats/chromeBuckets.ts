/** Events put together by something they share, each bucket in the order of time. */
export class ChromeBuckets {
  readonly count: number;
  private readonly offset: Int32Array;
  private readonly events: Int32Array;

  /**
   * @param count buckets there are
   * @param bucketOf bucket of each event, −1 = none
   * @param times of the events; one without a time is in no bucket
   * @param rank decides among events of one time, the lower first; then the order of the file
   */
  constructor(
    count: number,
    times: Float64Array,
    bucketOf: (event: number) => number,
    rank: (event: number) => number = () => 0,
  ) {
    this.count = count;
    const bucket = new Int32Array(times.length);
    this.offset = new Int32Array(count + 1);
    for (let event = 0; event < times.length; event++) {
      bucket[event] = Number.isNaN(times[event]) ? -1 : bucketOf(event);
      if (bucket[event] >= 0) this.offset[bucket[event] + 1]++;
    }
    for (let at = 0; at < count; at++) this.offset[at + 1] += this.offset[at];
    this.events = new Int32Array(this.offset[count]);
    const next = this.offset.slice();
    for (let event = 0; event < times.length; event++) {
      if (bucket[event] >= 0) this.events[next[bucket[event]]++] = event;
    }
    const order = (one: number, other: number): number =>
      times[one] - times[other] || rank(one) - rank(other) || one - other;
    for (let at = 0; at < count; at++) sortIfNeeded(this.of(at), order);
  }

  of(bucket: number): Int32Array {
    return this.events.subarray(this.offset[bucket], this.offset[bucket + 1]);
  }
}

/** Most writers keep the order of time, and looking costs little. */
export function sortIfNeeded(events: Int32Array, order: (one: number, other: number) => number): void {
  for (let at = 1; at < events.length; at++) {
    if (order(events[at - 1], events[at]) > 0) {
      events.sort(order);
      return;
    }
  }
}
