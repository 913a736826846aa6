/** A stretch of time: ns after the table's origin, startNs ≤ endNs. */
export interface TimeRange {
  readonly startNs: number;
  readonly endNs: number;
}

/** Keeps the instant `anchorNs` where it is on the screen; a factor of 2 shows half as much. Undefined = all of `full`. */
export function zoomRange(
  range: TimeRange | undefined,
  full: TimeRange,
  factor: number,
  anchorNs: number,
  leastNs: number,
): TimeRange | undefined {
  const shown = range ?? full;
  const length = Math.max(leastNs, (shown.endNs - shown.startNs) / factor);
  if (length >= full.endNs - full.startNs) return undefined;
  const share = (anchorNs - shown.startNs) / (shown.endNs - shown.startNs);
  return clampRange({ startNs: anchorNs - share * length, endNs: anchorNs + (1 - share) * length }, full);
}

/** Moves by a share of what is shown: 0.1 = a tenth to the right. */
export function panRange(range: TimeRange | undefined, full: TimeRange, share: number): TimeRange | undefined {
  if (!range) return undefined;
  const shift = (range.endNs - range.startNs) * share;
  return clampRange({ startNs: range.startNs + shift, endNs: range.endNs + shift }, full);
}

/** Moves a range into `full` without changing its length where that is possible. */
export function clampRange(range: TimeRange, full: TimeRange): TimeRange {
  const length = Math.min(range.endNs - range.startNs, full.endNs - full.startNs);
  const startNs = Math.min(Math.max(range.startNs, full.startNs), full.endNs - length);
  return { startNs, endNs: startNs + length };
}
