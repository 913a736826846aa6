/**
 * Work that may pause: a generator that yields wherever it can, every fraction of a ms, and returns its result. What it
 * yields is how much is done, 0 … 1, where it can say so.
 */
export type Steps<Result> = Generator<number | undefined, Result, void>;

/** ms of work between two frames: with what else a frame needs it is not late. */
const SLICE_MS = 5;
/** ms that a first slice has in any case: what is small is there at once whatever was begun before it. */
const LEAST_MS = 1;
/** ms after which a first slice is one of another frame. */
const FRAME_MS = 16;

/** A new document begins several works in one task: their first slices together make one. */
let firstAt = -Infinity;
let firstTaken = 0;

function firstSliceMs(now: number): number {
  if (now - firstAt > FRAME_MS) {
    firstAt = now;
    firstTaken = 0;
  }
  return Math.max(LEAST_MS, SLICE_MS - firstTaken);
}

/** Does all of it at once. */
export function doAll<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Steps that are a part of others, which they bring from one share of all to another. */
export function* partOf<Result>(from: number, to: number, steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield step.value === undefined ? undefined : from + (to - from) * step.value;
  }
}

/**
 * Work in slices between frames. The first slice is done at once, so that what is small is simply there. It goes on while
 * somebody is subscribed, and pauses when nobody is.
 */
export class SlicedWork<Result> {
  /** Undefined when all is done: a generator that has ended still holds on to what it worked with. */
  private steps: Steps<Result> | undefined;
  private readonly listeners = new Set<() => void>();
  private known: { readonly result: Result } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private percent = 0;

  constructor(steps: Steps<Result>) {
    this.steps = steps;
    const begun = performance.now();
    this.workOn(firstSliceMs(begun));
    firstTaken += performance.now() - begun;
  }

  /** Undefined until all is done. */
  readonly result = (): Result | undefined => this.known?.result;

  /** How much is done, 0 … 1 in steps of a hundredth; 0 of work that does not say so. */
  readonly progress = (): number => this.percent / 100;

  /** Calls back when all is done, and before that whenever `progress` is another; returns the way to stop. */
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
      const { percent } = this;
      this.workOn(SLICE_MS);
      if (this.known !== undefined || this.percent !== percent) for (const listener of this.listeners) listener();
      this.goOn();
    }, 0);
  }

  private workOn(ms: number): void {
    if (!this.steps) return;
    const deadline = performance.now() + ms;
    do {
      const step = this.steps.next();
      if (step.done === true) {
        this.known = { result: step.value };
        this.steps = undefined;
        return;
      }
      if (step.value !== undefined) this.percent = Math.floor(step.value * 100);
    } while (performance.now() < deadline);
  }
}
