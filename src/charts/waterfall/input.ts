import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { MissingParents } from '#analysis/missingParents.ts';
import type { Repeats } from '#analysis/repeats.ts';
import type { SpanEnds } from '#analysis/spanEnds.ts';
import type { Subtrees } from '#analysis/subtrees.ts';
import type { WaterfallLines } from '#analysis/waterfallLines.ts';
import type { BitSet } from '#base/bitSet.ts';
import type { TimeRange, TimeScale } from '#charts/timeScale.ts';
import type { TimeTicks } from '#charts/timeTicks.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { ReadIntervals } from './intervalCache.ts';

/** Which rows stand out. A row of −1 is none. */
export interface RowLights {
  readonly table: SpanTable;
  readonly selectedRow: number;
  readonly hoveredRow: number;
  /** undefined = nothing is searched for */
  readonly matches: BitSet | undefined;
}

/** Everything a layout of the waterfall depends on. */
export interface WaterfallInput extends RowLights {
  /** rows shown and the headings between them, top to bottom; the first stands at y = −scrollTopPx */
  readonly lines: WaterfallLines;
  readonly missingParents: MissingParents;
  /** CSS px, may be fractional */
  readonly scrollTopPx: number;
  /** CSS px: 24, or 18 when compact */
  readonly rowHeightPx: number;
  /** CSS px: height of the area in which bars are painted, below the axis */
  readonly heightPx: number;
  /** the range shown and the width of the area */
  readonly scale: TimeScale;
  /** of `layoutTicks` for the same scale: its x become the guide lines */
  readonly ticks: TimeTicks;
  /** where each row ends, ns after the origin; unfinished rows where they are drawn to */
  readonly ends: SpanEnds;
  /**
   * A row's self time, all of it; of a folded run (endRow past row + 1) when its members ran. Asked once and kept as
   * long as the function stays the same, so a new document means a new function.
   */
  readonly selfIntervals: ReadIntervals;
  /** by row: rows whose descendants are hidden, and heads of folded runs */
  readonly collapsed: BitSet;
  readonly subtrees: Subtrees;
  readonly errors: ErrorCounts;
  /** ERROR_RULE by row; only the warnings are read from it */
  readonly errorRule: Uint8Array;
  readonly repeats: Repeats;
  /** rows drawn elsewhere than their times were stored; undefined = none */
  readonly isShifted: ((row: number) => boolean) | undefined;
  /** colour slot of each service index; −1 = neutral */
  readonly slots: ArrayLike<number>;
  /**
   * The same for the critical path: of the row alone (endRow = row + 1) or, for a collapsed row, of all it stands for.
   * undefined = not shown.
   */
  readonly criticalIntervals: ReadIntervals | undefined;
  /** a range being chosen; undefined = none */
  readonly range: TimeRange | undefined;
  /** width in CSS px of a text in `labelFont` */
  readonly measureLabel: (text: string) => number;
}
