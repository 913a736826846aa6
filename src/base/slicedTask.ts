/** Work in pieces of a millisecond or so: every yield is a place to pause at, and says how much is done, 0 … 1. */
export type Slices<T> = Generator<number, T, void>;

/** Work that shares its thread with drawing. Whoever owns it calls `advance` until it is done. */
export class SlicedTask<T> {
  /** 0 … 1 */
  progress = 0;
  /** undefined until all is done */
  result: T | undefined;
  private readonly slices: Slices<T>;

  constructor(slices: Slices<T>) {
    this.slices = slices;
  }

  get done(): boolean {
    return this.result !== undefined;
  }

  /** Works for about `budgetMs` by the clock `now` (ms); true when all is done. */
  advance(budgetMs: number, now: () => number): boolean {
    const deadline = now() + budgetMs;
    while (this.result === undefined) {
      const step = this.slices.next();
      if (step.done === true) {
        this.result = step.value;
        this.progress = 1;
      } else {
        this.progress = step.value;
        if (now() >= deadline) return false;
      }
    }
    return true;
  }
}

/** All of it at once, for tests and for what is known to be small. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}
