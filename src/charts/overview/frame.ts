import type { SpanEnds } from '#analysis/spanEnds.ts';
import type { TimeRange } from '#charts/timeScale.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** What an overview is made from. It changes with the document, the trace and the size, never with zoom or hover. */
export interface OverviewInput {
  readonly table: SpanTable;
  /** rows firstRow … endRow are drawn */
  readonly firstRow: number;
  readonly endRow: number;
  /** time from the left to the right edge */
  readonly extent: TimeRange;
  /** where each row ends, ns after origin */
  readonly ends: SpanEnds;
  /** by row: 1 = an error */
  readonly failed: Uint8Array;
  /** colour slot of each service index; −1 = neutral */
  readonly slots: ArrayLike<number>;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * A trace as runs of one colour, in CSS px. Run r lies in lane[r] from x0[r] to x1[r]. Runs are sorted by colour:
 * those of colour c are colourStart[c] … colourStart[c + 1], the last colour being the errors.
 */
export interface OverviewFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly lanes: number;
  /** rows that they hold, evenly */
  readonly rows: number;
  /** distance from lane to lane, top of the first, height of a line */
  readonly pitchPx: number;
  readonly topPx: number;
  readonly linePx: number;
  readonly lane: Uint16Array;
  readonly x0: Float32Array;
  readonly x1: Float32Array;
  readonly colourStart: Uint32Array;
}

/** The range shown elsewhere, on the overview; CSS px. */
export interface OverviewBrush {
  readonly x0: number;
  readonly x1: number;
  readonly widthPx: number;
  readonly heightPx: number;
}
