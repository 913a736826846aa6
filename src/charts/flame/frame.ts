import type { FlameItems } from '#analysis/flameItems.ts';
import { SERVICE_COLOURS } from '#charts/colours.ts';
import type { TimeScale } from '#charts/timeScale.ts';

/** Colours of a flame as numbers: services, then that of errors where several spans share a place. */
export const ERROR = SERVICE_COLOURS;
export const FLAME_COLOURS = SERVICE_COLOURS + 1;

/** How full a cell is, in quarters; a box is always full. Then the same where a search passes it by. */
export const FILLS = 4;

/** What stands in a box. One that has no room for both has the name, which says more: the colour is that of the service. */
export interface FlameLabel {
  /** '' where it is that of the box above */
  readonly service: string;
  readonly name: string;
}

/** What a flame is painted from: changed by zoom, scroll and choice, never by hover alone. */
export interface FlameInput {
  readonly items: FlameItems;
  /** time or, of merged spans, sums of it; widthPx is that of the picture */
  readonly scale: TimeScale;
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly laneHeightPx: number;
  /** lanes stand from the bottom to the top */
  readonly isUpward?: boolean | undefined;
  /** colour number of an id, as of `serviceColour` */
  readonly colourOf: (id: number) => number;
  /** failed items before each, as of `countBefore` */
  readonly failedBefore: Int32Array;
  /** the same of what a search found; undefined = nothing is searched for */
  readonly matchedBefore: Int32Array | undefined;
  readonly labelOf: (id: number) => FlameLabel;
  /** width in CSS px of a text in `labelFont` */
  readonly measureLabel: (text: string) => number;
  /** ids that hide what is below them */
  readonly isClosed?: ((id: number) => boolean) | undefined;
}

/**
 * Boxes and cells in view, in CSS px. A box is one span; a cell is all short spans that start in its px. The first `count`
 * entries of each column hold; the arrays are kept from frame to frame.
 */
export interface FlameFrame {
  widthPx: number;
  heightPx: number;
  laneHeightPx: number;
  /** width of a cell: 1, 2, 4 … */
  stepPx: number;
  count: number;
  x0: Float32Array;
  x1: Float32Array;
  /** top of the lane */
  y: Float32Array;
  /** item, of a cell the longest */
  item: Int32Array;
  /** (isPassedBy · FILLS + fill) · FLAME_COLOURS + colour; fill 0 … 3 = up to 1 … 4 quarters full */
  bucket: Uint8Array;
  isBox: Uint8Array;
  /** boxes of spans in error, and those that hide what is below */
  hasFailed: Uint8Array;
  isClosed: Uint8Array;
  /** entries sorted by bucket: those of bucket b are sorted[bucketStart[b]] … sorted[bucketStart[b + 1]] */
  sorted: Int32Array;
  readonly bucketStart: Int32Array;
  labels: number;
  readonly labelText: string[];
  labelX: Float32Array;
  labelY: Float32Array;
  labelIsPassedBy: Uint8Array;
}

export const BUCKETS = 2 * FILLS * FLAME_COLOURS;

export function newFrame(): FlameFrame {
  return {
    widthPx: 0,
    heightPx: 0,
    laneHeightPx: 0,
    stepPx: 1,
    count: 0,
    x0: new Float32Array(0),
    x1: new Float32Array(0),
    y: new Float32Array(0),
    item: new Int32Array(0),
    bucket: new Uint8Array(0),
    isBox: new Uint8Array(0),
    hasFailed: new Uint8Array(0),
    isClosed: new Uint8Array(0),
    sorted: new Int32Array(0),
    bucketStart: new Int32Array(BUCKETS + 1),
    labels: 0,
    labelText: [],
    labelX: new Float32Array(0),
    labelY: new Float32Array(0),
    labelIsPassedBy: new Uint8Array(0),
  };
}

/** Makes room for `size` entries; what was in the columns is lost. */
export function reserve(frame: FlameFrame, size: number): void {
  if (frame.x0.length >= size) return;
  frame.x0 = new Float32Array(size);
  frame.x1 = new Float32Array(size);
  frame.y = new Float32Array(size);
  frame.item = new Int32Array(size);
  frame.bucket = new Uint8Array(size);
  frame.isBox = new Uint8Array(size);
  frame.hasFailed = new Uint8Array(size);
  frame.isClosed = new Uint8Array(size);
  frame.sorted = new Int32Array(size);
  frame.labelX = new Float32Array(size);
  frame.labelY = new Float32Array(size);
  frame.labelIsPassedBy = new Uint8Array(size);
}
