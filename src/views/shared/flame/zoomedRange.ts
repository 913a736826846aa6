import { TimeScale } from '#charts/timeScale.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { panRange, zoomRange } from '#model/timeRange.ts';

/** ns; the shortest range that is shown, as of `charts/timeScale.ts`. */
const LEAST_NS = 10;

/** The part of a merged flame that is shown, what is chosen in it and what is pointed at. Heard by subscription. */
export class ZoomedRange {
  readonly full: TimeRange;
  private shown: TimeRange | undefined;
  private pointed: number | undefined;
  private chosen: number | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(full: TimeRange) {
    this.full = full;
  }

  readonly scale = (widthPx: number): TimeScale => new TimeScale(this.full, widthPx, this.shown);

  readonly show = (range: TimeRange | undefined): void => {
    this.shown = range;
    this.tell();
  };

  readonly hovered = (): number | undefined => this.pointed;

  readonly hover = (id: number | undefined): void => {
    if (id === this.pointed) return;
    this.pointed = id;
    this.tell();
  };

  readonly selected = (): number | undefined => this.chosen;

  readonly select = (id: number | undefined): void => {
    this.chosen = id;
    this.tell();
  };

  /** Keys of the waterfall for what is looked at; true = it was one. */
  readonly answer = (key: string): boolean => {
    const middle = this.shown ?? this.full;
    const zoom = (factor: number): void =>
      this.show(zoomRange(this.shown, this.full, factor, (middle.startNs + middle.endNs) / 2, LEAST_NS));
    if (key === 'w' || key === '+') zoom(1.5);
    else if (key === 's' || key === '-') zoom(1 / 1.5);
    else if (key === 'a') this.show(panRange(this.shown, this.full, -0.15));
    else if (key === 'd') this.show(panRange(this.shown, this.full, 0.15));
    else if (key === '0') this.show(undefined);
    else return false;
    return true;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
