import { useMemo } from 'react';
import { currentRoute, navigate } from '#state/route.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { filterFromParams, filterToParams } from './tracesFilter.ts';

/** The filter that the address holds; the same object while that of the address stays, whatever else is in it. */
export function useTracesFilter(params: URLSearchParams): TracesFilter {
  const own = filterToParams(filterFromParams(params), new URLSearchParams()).toString();
  return useMemo(() => filterFromParams(new URLSearchParams(own)), [own]);
}

/** Changes the filter in the address, without a step to go back to. */
export function changeFilter(change: Partial<TracesFilter>): void {
  const route = currentRoute();
  if (route.screen !== 'traces') return;
  const filter = { ...filterFromParams(route.params), ...change };
  navigate({ ...route, params: filterToParams(filter, route.params) }, 'replace');
}
