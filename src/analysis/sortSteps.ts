import type { Steps } from '#base/slicedWork.ts';

/** Values that are sorted in one go, in about 3 ms. */
const PIECE = 2 ** 15;
/** Values merged between two yields. */
const MERGED = 2 ** 17;

/** Sorts ascending in place, in pieces of a few ms: sorted runs, merged two by two. NaN must not occur. */
export function* sortSteps(values: Float64Array): Steps<void> {
  for (let from = 0; from < values.length; from += PIECE) {
    values.subarray(from, from + PIECE).sort();
    yield;
  }
  if (values.length <= PIECE) return;
  let source: Float64Array = values;
  let target: Float64Array = new Float64Array(values.length);
  for (let run = PIECE; run < values.length; run *= 2) {
    let merged = 0;
    for (let from = 0; from < values.length; from += 2 * run) {
      const middle = Math.min(from + run, values.length);
      const end = Math.min(from + 2 * run, values.length);
      let left = from;
      let right = middle;
      for (let at = from; at < end; at++) {
        const takesLeft = left < middle && (right >= end || source[left] <= source[right]);
        target[at] = takesLeft ? source[left++] : source[right++];
        if (++merged % MERGED === 0) yield;
      }
    }
    [source, target] = [target, source];
  }
  if (source !== values) values.set(source);
}
