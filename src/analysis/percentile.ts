/** Values from which on a 99th percentile says something (algorithms §6); of fewer it is their maximum by another name. */
export const ENOUGH_FOR_P99 = 20;

/**
 * Percentile `share` (0 … 1) of ascending values: at (n − 1)·share, linear between neighbours, rounded half up to a whole
 * number (algorithms §6). NaN of no values.
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return Math.round(sorted[below] + (sorted[above] - sorted[below]) * (at - below));
}
