import type { TraceColumn, TraceSorting } from './traceColumns.ts';

/** What a press on a column's head makes of the order: its own first direction, then the other. */
export function nextSort(sorting: TraceSorting, { id, startsDescending }: TraceColumn): TraceSorting {
  return { sort: id, descending: id === sorting.sort ? !sorting.descending : startsDescending };
}
