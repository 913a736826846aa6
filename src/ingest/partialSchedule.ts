/** Spans of the first table that is shown while reading goes on, and ms after which it is worth its work. */
const FIRST_SPANS = 500;
const FIRST_AFTER = 80;
/** ms of reading for each ms that the last table took to make: showing what there is takes a tenth of the time. */
const REST = 10;
/** ms for which a table is the newest, for each ms that it takes to make. */
const WORTH = 4;

/**
 * When to show what has been read so far. A table costs time in proportion to its spans, so each is made from several times
 * the spans of the last, and none when the last of all would come as soon.
 */
export class PartialSchedule {
  private readonly now: () => number;
  private readonly startedAt: number;
  private notBefore: number;
  /** ms that the last table took, and its spans; of a first one nothing is known */
  private lastCost = 0;
  private lastSpans = 0;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
    this.startedAt = now();
    this.notBefore = this.startedAt + FIRST_AFTER;
  }

  /** Whether a table is due. `share` of all bytes has been read, undefined = nobody knows. */
  isDue(spans: number, share: number | undefined): boolean {
    const now = this.now();
    if (now < this.notBefore || (this.lastSpans === 0 && spans < FIRST_SPANS)) return false;
    const remaining = share === undefined ? Infinity : ((now - this.startedAt) * (1 - share)) / share;
    const cost = this.lastSpans === 0 ? 0 : (this.lastCost * spans) / this.lastSpans;
    return spans > this.lastSpans && remaining > WORTH * cost;
  }

  /** Makes a table of so many spans and notes what that cost. */
  make(spans: number, table: () => void): void {
    const before = this.now();
    table();
    const after = this.now();
    this.lastSpans = spans;
    this.lastCost = after - before;
    this.notBefore = after + REST * this.lastCost;
  }
}
