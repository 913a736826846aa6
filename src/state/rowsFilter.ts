import type { GroupColumn } from '#analysis/groupColumn.ts';
import { groupColumn } from '#analysis/groupColumn.ts';
import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import { parseGroupKey } from '#analysis/groupKeys.ts';
import { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import type { Slices } from '#base/slicedTask.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { joinParts, splitParts } from './paramParts.ts';
import { SlicedWork } from './slicedWork.ts';

/** Only spans of a group: that have each of the values. undefined = those without the attribute. */
export type RowsFilter = readonly { readonly by: GroupKey; readonly value: string | undefined }[];

export function rowsFilterToText(filter: RowsFilter): string {
  return joinParts(filter.flatMap(({ by, value }) => [by, value === undefined ? '!' : `=${value}`]));
}

/** Undefined where the text is none of `rowsFilterToText`. */
export function rowsFilterFromText(text: string): RowsFilter | undefined {
  const parts = splitParts(text);
  const filter: { by: GroupKey; value: string | undefined }[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const by = parseGroupKey(parts[at] ?? '');
    const value = parts[at + 1] ?? '';
    if (by === undefined || (value !== '!' && !value.startsWith('='))) return undefined;
    filter.push({ by, value: value === '!' ? undefined : value.slice(1) });
  }
  return filter.length === 0 ? undefined : filter;
}

/** By trace and key; the errors stand for the document, and decide what `status` says. */
const knownColumns = memoByObject<ErrorCounts, Map<string, GroupColumn>>(() => new Map());

/** Which value of the key each row of the trace has; read once. */
export function* columnOf(trace: CurrentTrace, errors: ErrorCounts, key: GroupKey): Slices<GroupColumn> {
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

export function* matchRows(trace: CurrentTrace, errors: ErrorCounts, filter: RowsFilter): Slices<BitSet> {
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
