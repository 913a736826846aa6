import type { FlameItems } from '#analysis/flameItems.ts';
import type { TimeScale } from '#charts/timeScale.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { FlameInput, FlameLabel } from '#charts/flame/frame.ts';
import type { Palette } from '#ui/palette.ts';

/** What a flame shows, by id of its items: rows or nodes. The same object while nothing of it changes. */
export interface FlameModel {
  readonly items: FlameItems;
  readonly colourOf: (id: number) => number;
  readonly labelOf: (id: number) => FlameLabel;
  /** −1 = a root */
  readonly parentOf: (id: number) => number;
  readonly failedBefore: Int32Array;
  /** of what a search found, as it is now; undefined = nothing is searched for */
  readonly matchedBefore?: (() => Int32Array | undefined) | undefined;
  readonly isClosed?: ((id: number) => boolean) | undefined;
  /** Callers stand above what they call. */
  readonly isUpward?: boolean | undefined;
  /** Painted between the boxes and what is lit. */
  readonly paintOver?: ((ctx: PaintContext, input: FlameInput, palette: Palette) => void) | undefined;
  readonly words: (id: number) => FlameWords;
}

/** An item in words. */
export interface FlameWords {
  readonly service: string;
  readonly operation: string;
  /** `812 ms`, `self 31 ms`, `12 % of the trace`, `error` */
  readonly facts: readonly string[];
  readonly isError: boolean;
}

/** What is looked at in a flame, and how that is changed. The same object all along: it is asked, never rendered. */
export interface FlameControl {
  /** of the range that is shown now */
  readonly scale: (widthPx: number) => TimeScale;
  readonly show: (range: TimeRange) => void;
  readonly selected: () => number | undefined;
  readonly select: (id: number) => void;
  readonly hovered: () => number | undefined;
  readonly hover: (id: number | undefined) => void;
  /** Fits an item into the width. */
  readonly fit: (id: number) => void;
  /** Calls back whenever something of the above has changed; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}
