/** Traces (or spans) as points: one entry per point in each column, in any order. */
export interface ScatterPoints {
  /** Unix ns that `startNs` counts from */
  readonly originNs: bigint;
  readonly startNs: Float64Array;
  /** ns, at least 0 */
  readonly durationNs: Float64Array;
  /** 1 = has an error */
  readonly failed: Uint8Array;
}

/** A rectangle of time × duration, all four included; ns as in ScatterPoints, ±Infinity where a side is open. */
export interface ScatterRange {
  readonly startNs: number;
  readonly endNs: number;
  readonly leastNs: number;
  readonly mostNs: number;
}

/** Marks of an axis: places in CSS px and what to write there. */
export interface ScatterTicks {
  readonly px: Float64Array;
  readonly labels: readonly string[];
}

/** A box in CSS px, x0 ≤ x1, y0 ≤ y1. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Many points as squares of CELL_PX: bounded by pixels, however many there are. */
export interface DensityGrid {
  readonly columns: number;
  /** points and failed ones by cell, cells row by row from the top left of the plot */
  readonly count: Uint32Array;
  readonly failed: Uint32Array;
  /** the most points in one cell */
  readonly most: number;
}

/** A scatter in CSS px. Painted as single points, or as `density` where that is defined. */
export interface ScatterFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plot: Box;
  /** by point: its middle */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly failed: Uint8Array;
  /** points from left to right, at one place in the order of the input */
  readonly order: Int32Array;
  readonly density: DensityGrid | undefined;
  readonly times: ScatterTicks;
  readonly durations: ScatterTicks;
}
