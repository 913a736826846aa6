import { StringInterner } from '#model/stringInterner.ts';
import type { SpanLane } from './spanLane.ts';

/** Values that are remembered: where each span has its own, it does not pay. */
const MOST = 4096;

/** Remembers what was made of raw values, so that equal ones are read once. */
export class RawMemo {
  private readonly raws = new StringInterner();
  /** by index of the raw value; −1 = not to be remembered */
  private readonly made: number[] = [];

  /** What was made of an equal value, or else what `read` makes of it, before which the reader stands; −1 is not kept. */
  valueOf(lane: SpanLane, slot: number, read: () => number): number {
    const raw = this.made.length < MOST ? lane.internIn(this.raws, slot) : -1;
    if (raw >= 0 && raw < this.made.length && this.made[raw] >= 0) return this.made[raw];
    lane.goTo(slot);
    const made = read();
    if (raw >= 0) this.made[raw] = made;
    return made;
  }
}
