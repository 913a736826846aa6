import type { Steps } from '#base/slicedWork.ts';

/** Items per block of a level: a range is then at most 2 · 15 items at its edges per level, and one level up. */
const FAN_OUT = 16;

/** Tells the longest of any range of items in a few steps: the longest of each block of 16, of each 16 blocks, and so on. */
export class RangeLongest {
  private readonly lengthNs: Float64Array;
  /** level l: item that is the longest of block b of 16^(l + 1) items */
  private readonly levels: readonly Int32Array[];

  /** For `buildLongest`. */
  constructor(lengthNs: Float64Array, levels: readonly Int32Array[]) {
    this.lengthNs = lengthNs;
    this.levels = levels;
  }

  /** The longest item of [from, to), which must not be empty; of equal ones the first. */
  of(from: number, to: number): number {
    let best = from;
    let [first, last] = [from, to];
    for (let level = -1; ; level++) {
      const items = level < 0 ? undefined : this.levels[level];
      const nextFirst = Math.ceil(first / FAN_OUT);
      const nextLast = Math.floor(last / FAN_OUT);
      if (level + 1 >= this.levels.length || nextFirst >= nextLast)
        return scan(this.lengthNs, items, first, last, best);
      best = scan(this.lengthNs, items, first, nextFirst * FAN_OUT, best);
      best = scan(this.lengthNs, items, nextLast * FAN_OUT, last, best);
      [first, last] = [nextFirst, nextLast];
    }
  }
}

/** `lengthNs` by item; kept, not copied. */
export function* buildLongest(lengthNs: Float64Array): Steps<RangeLongest> {
  const levels: Int32Array[] = [];
  let below: Int32Array | undefined;
  for (let size = lengthNs.length; size > FAN_OUT;) {
    const level: Int32Array = new Int32Array(Math.ceil(size / FAN_OUT));
    for (let block = 0; block < level.length; block++) {
      const from = block * FAN_OUT;
      level[block] = scan(lengthNs, below, from, Math.min(size, from + FAN_OUT), below ? below[from] : from);
      if ((block & 0xfff) === 0xfff) yield;
    }
    levels.push(level);
    below = level;
    size = level.length;
  }
  return new RangeLongest(lengthNs, levels);
}

function scan(lengthNs: Float64Array, items: Int32Array | undefined, from: number, to: number, known: number): number {
  let best = known;
  for (let at = from; at < to; at++) {
    const item = items ? items[at] : at;
    const length = lengthNs[item];
    if (length > lengthNs[best] || (length === lengthNs[best] && item < best)) best = item;
  }
  return best;
}
