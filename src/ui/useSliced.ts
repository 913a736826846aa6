import { useMemo, useSyncExternalStore } from 'react';
import type { Steps } from '#base/slicedWork.ts';
import { SlicedWork } from '#base/slicedWork.ts';

/**
 * The result of work that may be too long for a frame; undefined until it is there, which for little work is at once.
 * Another `start` is other work, so it must be a stable function.
 */
export function useSliced<Result>(start: () => Steps<Result>): Result | undefined {
  const work = useMemo(() => new SlicedWork(start()), [start]);
  return useSyncExternalStore(work.subscribe, work.result);
}
