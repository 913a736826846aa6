/** Work that may pause: a generator that yields wherever it can, every fraction of a ms, and returns its result. */
export type Steps<Result> = Generator<undefined, Result>;

/** ms of work between two frames: with what else a frame needs it is not late. */
const SLICE_MS = 5;

/** Does all of it at once. */
export function doAll<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Work in slices between frames. The first slice is done at once, so that what is small is simply there. It goes on while
 * somebody is subscribed, and pauses when nobody is.
 */
export class SlicedWork<Result> {
  private readonly steps: Steps<Result>;
  private readonly listeners = new Set<() => void>();
  private known: { readonly result: Result } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(steps: Steps<Result>) {
    this.steps = steps;
    this.workOn();
  }

  /** Undefined until all is done. */
  readonly result = (): Result | undefined => this.known?.result;

  /** Calls back once, when all is done; returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.goOn();
    return () => {
      this.listeners.delete(listener);
    };
  };

  private goOn(): void {
    if (this.known !== undefined || this.timer !== undefined || this.listeners.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.listeners.size === 0) return;
      this.workOn();
      if (this.known === undefined) this.goOn();
      else for (const listener of this.listeners) listener();
    }, 0);
  }

  private workOn(): void {
    const deadline = performance.now() + SLICE_MS;
    do {
      const step = this.steps.next();
      if (!step.done) continue;
      this.known = { result: step.value };
      return;
    } while (performance.now() < deadline);
  }
}
