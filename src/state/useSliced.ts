import { useSyncExternalStore } from 'react';
import type { SlicedResult } from '#base/slicedWork.ts';

/** The result once it is there; the work goes on in slices while the component is shown. */
export function useSliced<T>({ subscribe, value }: SlicedResult<T>): T | undefined {
  return useSyncExternalStore(subscribe, value);
}
