import { useSyncExternalStore } from 'react';
import type { Slices } from '#base/slicedTask.ts';
import { SlicedTask } from '#base/slicedTask.ts';

/** How far a work is. */
export interface WorkState<T> {
  /** undefined until all is done */
  readonly result: T | undefined;
  /** 0 … 1 */
  readonly progress: number;
}

/** ms of work between two frames: no frame is late for it. */
const SLICE = 6;

/**
 * Work that goes on between frames while somebody waits for it. Its first slice is done at once, so that what is small is
 * there when it is first asked for; work that nobody looks at any more rests.
 */
export class SlicedWork<T> {
  private state: WorkState<T>;
  private readonly task: SlicedTask<T>;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(slices: Slices<T>) {
    this.task = new SlicedTask(slices);
    this.task.advance(SLICE, () => performance.now());
    this.state = { result: this.task.result, progress: this.task.progress };
  }

  readonly snapshot = (): WorkState<T> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.schedule();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearTimeout(this.timer);
    };
  };

  private schedule(): void {
    clearTimeout(this.timer);
    if (!this.task.done) this.timer = setTimeout(this.work, 0);
  }

  private readonly work = (): void => {
    this.task.advance(SLICE, () => performance.now());
    // A bar needs no more than whole percents.
    const progress = Math.floor(this.task.progress * 100) / 100;
    if (this.task.done || progress !== this.state.progress) {
      this.state = { result: this.task.result, progress };
      for (const listener of this.listeners) listener();
    }
    this.schedule();
  };
}

export function useWork<T>(work: SlicedWork<T>): WorkState<T> {
  return useSyncExternalStore(work.subscribe, work.snapshot);
}

const NOTHING_TO_DO = (): (() => void) => () => {};

/** The same where there may be none. */
export function useMaybeWork<T>(work: SlicedWork<T> | undefined): WorkState<T> | undefined {
  return useSyncExternalStore<WorkState<T> | undefined>(work?.subscribe ?? NOTHING_TO_DO, () => work?.snapshot());
}
