import { useSyncExternalStore } from 'react';
import type { SlicedResult } from '#base/slicedWork.ts';

const NOT_WANTED = { subscribe: () => () => {}, value: () => undefined };

/** The result once it is there; the work goes on in slices while the component is shown. Nothing of nothing. */
export function useSliced<T>(result: SlicedResult<T> | undefined): T | undefined {
  const { subscribe, value } = result ?? NOT_WANTED;
  return useSyncExternalStore<T | undefined>(subscribe, value);
}
