import type { TraceColumn } from './traceColumns.ts';
import type { TracesFilter } from './tracesFilter.ts';

/** What a press on a column's head makes of the order: its own first direction, then the other. */
export function nextSort(filter: TracesFilter, { id, startsDescending }: TraceColumn): Partial<TracesFilter> {
  return { sort: id, descending: id === filter.sort ? !filter.descending : startsDescending };
}
