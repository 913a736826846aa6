/** First index in the ascending `values` whose value is not below `wanted`; `end` when all are. */
export function lowerBound(values: ArrayLike<number>, wanted: number, start = 0, end = values.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index in the ascending `values` whose value is above `wanted`; their number when none is. */
export function upperBound(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
