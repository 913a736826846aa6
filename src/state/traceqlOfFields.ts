import type { TraceQuery } from '#model/traceSearch.ts';
import { queryOfFields } from '#sources/tempoQuery.ts';

/** The fields of a search as the TraceQL that asks the same: where one begins who goes on by hand. */
export function traceqlOfFields(query: TraceQuery): string {
  return queryOfFields(query);
}
