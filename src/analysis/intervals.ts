/** Disjoint ascending intervals, and how much of them lies before each: sums make any stretch a subtraction. */
export interface Intervals {
  /** start, end, start, end … in ns after the table's origin */
  readonly pairs: Float64Array;
  /** before[i] = length in ns of the intervals 0 … i − 1; one entry more than there are intervals */
  readonly before: Float64Array;
}

export function withSums(pairs: Float64Array): Intervals {
  const count = pairs.length / 2;
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = before[i] + (pairs[2 * i + 1] - pairs[2 * i]);
  return { pairs, before };
}
