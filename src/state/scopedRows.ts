import { endOf } from '#analysis/spanEnds.ts';
import type { BitSet } from '#base/bitSet.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { focusedRows, serviceIndex } from './derived.ts';

/** What narrows the spans that a view speaks of. */
export interface Scope {
  readonly focus: number | undefined;
  readonly service: string | undefined;
  /** rows of the group that is filtered by; undefined = all */
  readonly matched: BitSet | undefined;
  /** undefined = the whole trace */
  readonly range: TimeRange | undefined;
}

const SLICE_ROWS = 1 << 15;

/** Rows in scope, ascending. A span is in a range when it runs in any part of it; its figures stay those of all of it. */
export function* scopedRows(trace: CurrentTrace, scope: Scope): Steps<Int32Array> {
  const { table, document } = trace;
  const { ends } = document.derived;
  const { range } = scope;
  const keeps = rowKeeper(trace, scope);
  const { firstRow: first, endRow: end } = focusedRows(trace, scope.focus);
  const rows = new Int32Array(end - first);
  let count = 0;
  for (let row = first; row < end; row++) {
    const isInRange = range === undefined || (table.start[row] <= range.endNs && endOf(ends, row) >= range.startNs);
    if (isInRange && keeps?.(row) !== false) rows[count++] = row;
    if (row % SLICE_ROWS === 0) yield (row - first) / (end - first);
  }
  return count === rows.length ? rows : rows.slice(0, count);
}

/** Whether a row passes all but the range; undefined = all rows of the trace do. */
export function rowKeeper(
  trace: CurrentTrace,
  { focus, service, matched }: Scope,
): ((row: number) => boolean) | undefined {
  const { table } = trace;
  if (focus === undefined && service === undefined && matched === undefined) return undefined;
  const wanted = service === undefined ? undefined : serviceIndex(table, service);
  const { firstRow, endRow } = focusedRows(trace, focus);
  return (row) =>
    (focus === undefined || (row >= firstRow && row < endRow)) &&
    (wanted === undefined || table.service[row] === wanted) &&
    matched?.has(row) !== false;
}
