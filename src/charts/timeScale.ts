/** A stretch of time: ns after the table's origin, start ≤ end. */
export interface TimeRange {
  readonly startNs: number;
  readonly endNs: number;
}

/**
 * The shortest range a width may show, in ns. Times are doubles of whole ns below 2^53 ≈ 9.007e15 (104 days). In
 * [2^52, 2^53) neighbouring doubles are 1 ns apart, so an end of the range is off by up to 0.5 ns: 5 % of the width at
 * 10 ns, while spans still stand on exact ns. In the first hour (3.6e12 < 2^42) they are 2^-11 ns apart: at 2,000 px for
 * 10 ns (200 px per ns) that is 0.1 px, so nothing wobbles where people look.
 */
export const MIN_SPAN_NS = 10;

/**
 * Time ↔ pixels, linear: `startNs` stands at x = 0, `endNs` at x = `widthPx`. Immutable; every change gives a new scale.
 * The range never leaves `extent`, is never longer than it and never shorter than MIN_SPAN_NS.
 */
export class TimeScale implements TimeRange {
  readonly startNs: number;
  readonly endNs: number;
  /** CSS px, at least 1 */
  readonly widthPx: number;
  /** All there is to see; widened at its end to MIN_SPAN_NS when it is shorter. */
  readonly extent: TimeRange;
  readonly pxPerNs: number;

  /** `range` is what to show, the whole extent by default; it is moved and cut into the extent. */
  constructor(extent: TimeRange, widthPx: number, range: TimeRange = extent) {
    const endNs = Math.max(extent.endNs, extent.startNs + MIN_SPAN_NS);
    this.extent = endNs === extent.endNs ? extent : { startNs: extent.startNs, endNs };
    this.widthPx = Math.max(1, widthPx);
    const wantedNs = range.endNs - range.startNs;
    const spanNs = Math.min(endNs - extent.startNs, Math.max(MIN_SPAN_NS, wantedNs));
    // Too short a wish grows around its middle, then moves inside: no edge shows time that does not exist.
    const start = range.startNs + (wantedNs - spanNs) / 2;
    this.startNs = Math.max(extent.startNs, Math.min(start, endNs - spanNs));
    this.endNs = this.startNs + spanNs;
    this.pxPerNs = this.widthPx / spanNs;
  }

  get spanNs(): number {
    return this.endNs - this.startNs;
  }

  /** Whether the whole extent is in view. */
  get isFull(): boolean {
    return this.startNs <= this.extent.startNs && this.endNs >= this.extent.endNs;
  }

  /** x in CSS px; outside 0 … widthPx for times out of view. */
  toPx(ns: number): number {
    return (ns - this.startNs) * this.pxPerNs;
  }

  /** ns after the table's origin, not rounded. */
  toNs(px: number): number {
    return this.startNs + px / this.pxPerNs;
  }

  /** The time at `xPx` keeps its place; a factor of 2 shows half the range, 0.5 twice as much. */
  zoomAt(xPx: number, factor: number): TimeScale {
    const fullNs = this.extent.endNs - this.extent.startNs;
    const spanNs = Math.min(fullNs, Math.max(MIN_SPAN_NS, this.spanNs / factor));
    const startNs = this.toNs(xPx) - (xPx / this.widthPx) * spanNs;
    return this.withRange({ startNs, endNs: startNs + spanNs });
  }

  /**
   * What is seen moves by `dxPx`, as when it is dragged: to the right shows earlier times. It stops at the extent. A drag
   * is best taken from the scale it began with: steps under half a ns would be lost at far times.
   */
  panBy(dxPx: number): TimeScale {
    const shiftNs = -dxPx / this.pxPerNs;
    return this.withRange({ startNs: this.startNs + shiftNs, endNs: this.endNs + shiftNs });
  }

  withRange(range: TimeRange): TimeScale {
    return new TimeScale(this.extent, this.widthPx, range);
  }

  withWidth(widthPx: number): TimeScale {
    return new TimeScale(this.extent, widthPx, this);
  }
}
