import type { GroupColumn } from '#analysis/groupColumn.ts';
import { groupColumn } from '#analysis/groupColumn.ts';
import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { CurrentTrace } from './currentTrace.ts';
import type { RowsFilter } from './rowsFilter.ts';
import { SlicedWork } from '#base/slicedWork.ts';

/** By trace and key; the errors stand for the document, and decide what `status` says. */
const knownColumns = memoByObject<ErrorCounts, Map<string, GroupColumn>>(() => new Map());

/** Which value of the key each row of the trace has; read once. */
export function* columnOf(trace: CurrentTrace, errors: ErrorCounts, key: GroupKey): Steps<GroupColumn> {
  const known = knownColumns(errors);
  const name = `${trace.firstRow} ${key}`;
  const column = known.get(name) ?? (yield* groupColumn(trace.table, { ...trace, failed: errors.failed }, key));
  known.set(name, column);
  return column;
}

/** Rows that pass, while that is worked out in slices between frames; the same work for the same filter. */
export const rowsWork = memoLast(
  (trace: CurrentTrace, errors: ErrorCounts, filter: RowsFilter): SlicedWork<BitSet> =>
    new SlicedWork(matchRows(trace, errors, filter)),
);

function* matchRows(trace: CurrentTrace, errors: ErrorCounts, filter: RowsFilter): Steps<BitSet> {
  const { firstRow, endRow, table } = trace;
  const wanted: { readonly of: Int32Array; readonly place: number }[] = [];
  for (const { by, value } of filter) {
    const { of, values } = yield* columnOf(trace, errors, by);
    wanted.push({ of, place: values.indexOf(value) });
  }
  const matched = new BitSet(table.length);
  for (let row = firstRow; row < endRow; row++) {
    if (wanted.every(({ of, place }) => of[row - firstRow] === place)) matched.add(row);
    if (row % SLICE_ROWS === 0) yield 1;
  }
  return matched;
}

const SLICE_ROWS = 1 << 15;
