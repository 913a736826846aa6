import { useMemo } from 'react';
import type { HealthFilter } from './healthFilter.ts';
import { healthFilterFrom, healthFilterParams } from './healthFilter.ts';

/** The filter that the address holds; the same object while that of the address stays, whatever else is in it. */
export function useHealthFilter(params: URLSearchParams): HealthFilter {
  const own = JSON.stringify(healthFilterParams(healthFilterFrom(params)));
  return useMemo(() => healthFilterFrom(new URLSearchParams(JSON.parse(own) as Record<string, string>)), [own]);
}
