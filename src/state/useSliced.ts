import { useSyncExternalStore } from 'react';
import type { SlicedWork } from '#base/slicedWork.ts';

const NOT_WANTED = { subscribe: () => () => {}, result: () => undefined };

/**
 * The result of work that others may wait for too, once it is there; the work goes on in slices while the component is
 * shown. undefined: it is not wanted, and no work is done.
 */
export function useSliced<T>(work: SlicedWork<T> | undefined): T | undefined {
  const { subscribe, result } = work ?? NOT_WANTED;
  return useSyncExternalStore<T | undefined>(subscribe, result);
}
