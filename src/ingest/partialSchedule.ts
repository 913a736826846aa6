/** Spans of the first table that is shown while reading goes on: more than a screen has rows. */
const FIRST_SPANS = 100;
/** ms that reading must still take for a first table to be worth its work; where nobody knows, ms that it has taken. */
const FIRST_WORTH = 100;
const FIRST_AFTER = 80;
/** ms of reading for each ms that the last table took to make: showing what there is takes a tenth of the time. */
const REST = 10;
/**
 * ms for each span of a table, until one of so many spans has told: of smaller ones most is code that runs for the first
 * time, and by that no other would ever be worth its work.
 */
const MS_PER_SPAN = 0.002;
const TELLING_SPANS = 20_000;
/** ms for which a table is the newest, for each ms that it takes to make. */
const WORTH = 4;

/**
 * When to show what has been read so far. A table costs time in proportion to its spans, so each is made from several times
 * the spans of the last, and none when the last of all would come as soon.
 */
export class PartialSchedule {
  private readonly now: () => number;
  private readonly startedAt: number;
  private notBefore = -Infinity;
  /** ms that the last table took, and its spans; 0 before the first */
  private lastCost = 0;
  private lastSpans = 0;
  private msPerSpan = MS_PER_SPAN;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
    this.startedAt = now();
  }

  /** Whether a table is due. `share` of all bytes has been read, undefined = nobody knows. */
  isDue(spans: number, share: number | undefined): boolean {
    const now = this.now();
    const elapsed = now - this.startedAt;
    const remaining = share === undefined ? undefined : (elapsed * (1 - share)) / share;
    if (this.lastSpans === 0) {
      const isWorthIt = remaining === undefined ? elapsed >= FIRST_AFTER : remaining >= FIRST_WORTH;
      return spans >= FIRST_SPANS && isWorthIt;
    }
    if (now < this.notBefore || spans <= this.lastSpans) return false;
    return remaining === undefined || remaining > WORTH * this.msPerSpan * spans;
  }

  /** Makes a table of so many spans and notes what that cost. */
  make(spans: number, table: () => void): void {
    const before = this.now();
    table();
    const after = this.now();
    this.lastSpans = spans;
    this.lastCost = after - before;
    this.notBefore = after + REST * this.lastCost;
    if (spans >= TELLING_SPANS) this.msPerSpan = this.lastCost / spans;
  }
}
