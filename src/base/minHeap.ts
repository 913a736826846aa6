import { Growable } from './growable.ts';

/** Numbers with a key each, of which the one with the smallest key comes out first; equal keys: the smaller number. */
export class MinHeap {
  private readonly keys = new Growable(Float64Array, 16);
  private readonly values = new Growable(Int32Array, 16);

  get length(): number {
    return this.keys.length;
  }

  clear(): void {
    this.keys.length = 0;
    this.values.length = 0;
  }

  /** Smallest key; Infinity when empty. */
  get least(): number {
    return this.keys.length === 0 ? Infinity : this.keys.data[0];
  }

  push(key: number, value: number): void {
    let at = this.keys.length;
    this.keys.push(key);
    this.values.push(value);
    const keys = this.keys.data;
    const values = this.values.data;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(key, value, keys[above], values[above])) break;
      keys[at] = keys[above];
      values[at] = values[above];
      at = above;
    }
    keys[at] = key;
    values[at] = value;
  }

  /** Takes the first value out; only when there is one. */
  pop(): number {
    const keys = this.keys.data;
    const values = this.values.data;
    const first = values[0];
    const last = --this.keys.length;
    this.values.length = last;
    const key = keys[last];
    const value = values[last];
    let at = 0;
    for (let below = 1; below < last; below = 2 * at + 1) {
      const right = below + 1;
      if (right < last && isBefore(keys[right], values[right], keys[below], values[below])) below = right;
      if (!isBefore(keys[below], values[below], key, value)) break;
      keys[at] = keys[below];
      values[at] = values[below];
      at = below;
    }
    keys[at] = key;
    values[at] = value;
    return first;
  }
}

function isBefore(key: number, value: number, otherKey: number, otherValue: number): boolean {
  return key < otherKey || (key === otherKey && value < otherValue);
}
