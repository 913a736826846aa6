import type { TraceSort } from '#analysis/traceList.ts';

/** A column of a list of traces. */
export interface TraceColumn {
  /** what it sorts by, too */
  readonly id: TraceSort;
  readonly label: string;
  /** What the first press sorts by: names from A and times from the first, amounts from the largest. */
  readonly startsDescending: boolean;
  /** Figures stand at the right. */
  readonly isFigure: boolean;
}

/** What a list is sorted by, and from which end. */
export interface TraceSorting {
  readonly sort: TraceSort;
  readonly descending: boolean;
}

function column(id: TraceSort, label: string, startsDescending: boolean, isFigure: boolean): TraceColumn {
  return { id, label, startsDescending, isFigure };
}

/** From left to right. */
export const TRACE_COLUMNS: readonly TraceColumn[] = [
  column('name', 'Service and operation', false, false),
  column('services', 'Services', true, true),
  column('spans', 'Spans', true, true),
  column('errors', 'Errors', true, true),
  column('duration', 'Duration', true, true),
  column('start', 'Start', false, true),
  column('id', 'Trace id', false, false),
];

/** Reads what `sortingText` wrote; undefined when it names no column. */
export function parseSorting(text: string | null): TraceSorting | undefined {
  const name = text?.replace(/^-/, '');
  const found = TRACE_COLUMNS.find(({ id }) => id === name);
  return found && { sort: found.id, descending: text?.startsWith('-') === true };
}

/** As an address writes it: `duration`, or `-duration` from the largest. */
export function sortingText({ sort, descending }: TraceSorting): string {
  return `${descending ? '-' : ''}${sort}`;
}
