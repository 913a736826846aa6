import { useSyncExternalStore } from 'react';
import type { SlicedWork } from '#base/slicedWork.ts';

/** How far a work is. */
export interface WorkState<Result> {
  /** undefined until all is done */
  readonly result: Result | undefined;
  /** 0 … 1 */
  readonly progress: number;
}

const subscribeToNothing = (): (() => void) => () => {};
const nothing = (): undefined => undefined;
const noProgress = (): number => 0;

/** Waits for work that goes on between frames, or for none. */
export function useWork<Result>(work: SlicedWork<Result> | undefined): WorkState<Result> {
  const subscribe = work?.subscribe ?? subscribeToNothing;
  return {
    result: useSyncExternalStore<Result | undefined>(subscribe, work?.result ?? nothing),
    progress: useSyncExternalStore(subscribe, work?.progress ?? noProgress),
  };
}

/** The same where nobody is told how far it is. Undefined until all is done, which for little work is at once. */
export function useResult<Result>(work: SlicedWork<Result> | undefined): Result | undefined {
  return useSyncExternalStore<Result | undefined>(work?.subscribe ?? subscribeToNothing, work?.result ?? nothing);
}
