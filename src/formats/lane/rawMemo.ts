import type { SpanLane } from './spanLane.ts';

/** Values that are remembered: where each span has its own, it does not pay. */
const MOST = 4096;

/** Remembers what was made of raw values, so that equal ones are read once. */
export class RawMemo {
  private readonly known = new Map<number, { readonly bytes: Uint8Array; readonly made: number }>();

  /** What was made of an equal value, or else what `read` makes of it, before which the reader stands; −1 is not kept. */
  valueOf(lane: SpanLane, slot: number, read: () => number): number {
    const hash = lane.hashOf(slot);
    const known = this.known.get(hash);
    if (known && lane.isEqual(slot, known.bytes)) return known.made;
    const bytes = lane.copyOf(slot);
    lane.goTo(slot);
    const made = read();
    if (made >= 0 && this.known.size < MOST) this.known.set(hash, { bytes, made });
    return made;
  }
}
