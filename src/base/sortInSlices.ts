import type { Steps } from './slicedWork.ts';

/** Entries between two pauses, some 1 ms each: a function is called for each comparison, plain numbers need none. */
const SLICE = 1 << 12;
const PLAIN_SLICE = 1 << 14;

type Sortable = Float64Array | Int32Array;
type Compare = (one: number, other: number) => number;

/**
 * Sorts in place, stably, with pauses: pieces by the engine's own sort, then pairs of neighbours merged until one is
 * left. Numbers ascend unless told otherwise; NaN is not allowed among them then.
 */
export function* sortInSlices(values: Sortable, compare?: Compare): Steps<void> {
  const { length } = values;
  const slice = compare ? SLICE : PLAIN_SLICE;
  for (let from = 0; from < length; from += slice) {
    values.subarray(from, from + slice).sort(compare);
    if (length > slice) yield from / length / 2;
  }
  if (length <= slice) return;
  let source: Sortable = values;
  let target: Sortable = values.slice();
  const passes = Math.ceil(Math.log2(length / slice));
  for (let width = slice, pass = 0; width < length; width *= 2, pass++) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(from + width, length);
      const end = Math.min(from + 2 * width, length);
      let left = from;
      for (let at = from; at < end; at += slice) {
        left = mergePart({ source, target, at, stop: Math.min(at + slice, end), left, middle, end }, compare);
        yield 0.5 + (pass + at / length) / passes / 2;
      }
    }
    [source, target] = [target, source];
  }
  if (source !== values) values.set(source);
}

interface Merge {
  readonly source: Sortable;
  readonly target: Sortable;
  /** what of the target is filled now: [at, stop) */
  readonly at: number;
  readonly stop: number;
  /** next of the first run, which ends where the second one begins */
  readonly left: number;
  readonly middle: number;
  readonly end: number;
}

/** Returns where the first run goes on; where the second one does follows from that. */
function mergePart({ source, target, at, stop, left: from, middle, end }: Merge, compare: Compare | undefined): number {
  let left = from;
  // As many as were taken of both have been written, and the second run begins where the first one ends.
  let right = at + middle - left;
  for (let place = at; place < stop; place++) {
    const takesLeft =
      left < middle &&
      (right >= end || (compare ? compare(source[left], source[right]) <= 0 : source[left] <= source[right]));
    target[place] = takesLeft ? source[left++] : source[right++];
  }
  return left;
}
