/** Work that can pause: at every yield it may be left for a frame and gone on with. */
export type SlicedWork<T> = Generator<void, T, void>;

/** ms of work between two frames: a frame of 16 ms is left time for its own. */
const SLICE_MS = 6;

/** Does all of a work at once. */
export function finishWork<T>(work: SlicedWork<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The result of a work that is done in slices while somebody waits for it, and once. Work that throws is a bug of ours:
 * the error reaches the page's handler, and the result stays undefined.
 */
export class SlicedResult<T> {
  private readonly make: () => SlicedWork<T>;
  private readonly listeners = new Set<() => void>();
  private work: SlicedWork<T> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private result: T | undefined;

  constructor(make: () => SlicedWork<T>) {
    this.make = make;
  }

  /** undefined until the work is done */
  readonly value = (): T | undefined => this.result;

  /** Calls back when the value is there. Returns the way to stop waiting; work that nobody waits for rests. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.wake();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  };

  private wake(): void {
    if (this.result !== undefined || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.advance();
    }, 0);
  }

  private advance(): void {
    const work = (this.work ??= this.make());
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done !== true) continue;
      this.result = step.value;
      this.work = undefined;
      for (const listener of this.listeners) listener();
      return;
    } while (performance.now() < until);
    this.wake();
  }
}
