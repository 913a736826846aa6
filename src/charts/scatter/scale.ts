import type { Box, ScatterPoints, ScatterRange } from './frame.ts';

/** Space for the labels of durations, for those of times, and so that no point is cut. CSS px. */
const LEFT_PX = 52;
const BOTTOM_PX = 18;
const EDGE_PX = 6;

/** The durations shown reach from the shortest to the longest, by this factor at least and with this much around. */
const LEAST_SPREAD = 10;
const AROUND = 1.25;

/** Durations under 1 ns (points of time) stand on the line of 1 ns: a logarithm knows no 0. */
const LEAST_NS = 1;

/** Where time (linear, to the right) and duration (logarithmic, upwards) stand, in CSS px. Immutable. */
export class ScatterScale {
  readonly plot: Box;
  readonly startNs: number;
  readonly endNs: number;
  readonly leastNs: number;
  readonly mostNs: number;
  private readonly pxPerNs: number;
  private readonly pxPerLog: number;

  constructor(points: ScatterPoints, widthPx: number, heightPx: number) {
    let startNs = Infinity;
    let endNs = -Infinity;
    let leastNs = Infinity;
    let mostNs = LEAST_NS;
    for (let point = 0; point < points.startNs.length; point++) {
      const start = points.startNs[point];
      const duration = Math.max(LEAST_NS, points.durationNs[point]);
      if (start < startNs) startNs = start;
      if (start > endNs) endNs = start;
      if (duration < leastNs) leastNs = duration;
      if (duration > mostNs) mostNs = duration;
    }
    if (startNs > endNs) startNs = endNs = 0;
    leastNs = Math.min(leastNs, mostNs);
    const missing = Math.max(1, Math.sqrt(LEAST_SPREAD / (mostNs / leastNs)));
    this.startNs = startNs;
    this.endNs = Math.max(endNs, startNs + 1);
    this.leastNs = leastNs / (AROUND * missing);
    this.mostNs = mostNs * AROUND * missing;
    this.plot = {
      x0: LEFT_PX,
      y0: EDGE_PX,
      x1: Math.max(LEFT_PX + 1, widthPx - EDGE_PX),
      y1: Math.max(EDGE_PX + 1, heightPx - BOTTOM_PX),
    };
    // Points have a size: the first and the last stand inside.
    this.pxPerNs = (this.plot.x1 - this.plot.x0 - 2 * EDGE_PX) / (this.endNs - this.startNs);
    this.pxPerLog = (this.plot.y1 - this.plot.y0) / Math.log(this.mostNs / this.leastNs);
  }

  /** Outside the plot for times out of view. */
  toX(ns: number): number {
    return this.plot.x0 + EDGE_PX + (ns - this.startNs) * this.pxPerNs;
  }

  toY(durationNs: number): number {
    return this.plot.y1 - Math.log(Math.max(LEAST_NS, durationNs) / this.leastNs) * this.pxPerLog;
  }

  toNs(x: number): number {
    return this.startNs + (x - this.plot.x0 - EDGE_PX) / this.pxPerNs;
  }

  toDuration(y: number): number {
    return this.leastNs * Math.exp((this.plot.y1 - y) / this.pxPerLog);
  }

  /** Where a range lies, cut to the plot. */
  toBox(range: ScatterRange): Box {
    const { x0, y0, x1, y1 } = this.plot;
    const inX = (x: number): number => Math.min(x1, Math.max(x0, x));
    const inY = (y: number): number => Math.min(y1, Math.max(y0, y));
    return {
      x0: inX(this.toX(range.startNs)),
      x1: inX(this.toX(range.endNs)),
      y0: inY(range.mostNs === Infinity ? y0 : this.toY(range.mostNs)),
      y1: inY(range.leastNs <= this.leastNs ? y1 : this.toY(range.leastNs)),
    };
  }

  /** What a box stands for; a side at or past the plot's edge is open. */
  toRange(box: Box): ScatterRange {
    const { x0, y0, x1, y1 } = this.plot;
    return {
      startNs: box.x0 <= x0 ? -Infinity : this.toNs(box.x0),
      endNs: box.x1 >= x1 ? Infinity : this.toNs(box.x1),
      leastNs: box.y1 >= y1 ? 0 : this.toDuration(box.y1),
      mostNs: box.y0 <= y0 ? Infinity : this.toDuration(box.y0),
    };
  }
}

/** Whether a point lies in a range. */
export function isInRange(points: ScatterPoints, point: number, range: ScatterRange): boolean {
  const start = points.startNs[point];
  const duration = points.durationNs[point];
  return start >= range.startNs && start <= range.endNs && duration >= range.leastNs && duration <= range.mostNs;
}
