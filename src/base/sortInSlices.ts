import type { Steps } from './slicedWork.ts';

/** Entries that are sorted or merged between two pauses: about 1 ms. */
const SLICE = 1 << 12;

type Sortable = Float64Array | Int32Array;
type Compare = (one: number, other: number) => number;

/**
 * Sorts in place, stably, with pauses: pieces by the engine's own sort, then pairs of neighbours merged until one is
 * left. Numbers ascend unless told otherwise; NaN is not allowed among them then.
 */
export function* sortInSlices(values: Sortable, compare?: Compare): Steps<void> {
  const { length } = values;
  for (let from = 0; from < length; from += SLICE) {
    values.subarray(from, from + SLICE).sort(compare);
    if (length > SLICE) yield from / length / 2;
  }
  if (length <= SLICE) return;
  const order = compare ?? ((one: number, other: number): number => one - other);
  let source: Sortable = values;
  let target: Sortable = values.slice();
  const passes = Math.ceil(Math.log2(length / SLICE));
  for (let width = SLICE, pass = 0; width < length; width *= 2, pass++) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(from + width, length);
      const end = Math.min(from + 2 * width, length);
      let left = from;
      let right = middle;
      for (let at = from; at < end; at++) {
        const takesLeft = left < middle && (right >= end || order(source[left], source[right]) <= 0);
        target[at] = takesLeft ? source[left++] : source[right++];
        if ((at & (SLICE - 1)) === 0) yield 0.5 + (pass + at / length) / passes / 2;
      }
    }
    [source, target] = [target, source];
  }
  if (source !== values) values.set(source);
}
