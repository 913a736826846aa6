import type { Steps } from '#base/slicedWork.ts';
import { partOf } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import { textMatcher } from './stringSearch.ts';
import type { Figure } from './groupFigures.ts';
import type { GroupLevel, SpanGroups } from './spanGroups.ts';

/** What groups are sorted by. */
export type GroupSort = 'value' | Figure;

const SLICE_GROUPS = 1 << 13;

/**
 * Outer groups that have the text in their value, or in that of a group in them, in the order of a figure. Groups without
 * the figure stand last either way; equal ones by their value.
 */
export function* orderGroups(
  { outer, inner, firstInner }: SpanGroups,
  sort: { readonly by: GroupSort; readonly descending: boolean },
  text: string,
): Steps<Int32Array> {
  const query = text.trim();
  const matches = query === '' ? undefined : textMatcher(query);
  const found = new Int32Array(outer.count);
  let count = 0;
  for (let group = 0; group < outer.count; group++) {
    let isFound = matches === undefined || matches(outer.value[group] ?? '');
    for (let at = firstInner[group]; !isFound && at < firstInner[group + 1]; at++) {
      isFound = matches?.(inner.value[at] ?? '') === true;
    }
    if (isFound) found[count++] = group;
    if (group % SLICE_GROUPS === 0) yield (group / outer.count) * 0.5;
  }
  const order = found.slice(0, count);
  yield* partOf(0.5, 1, sortInSlices(order, comparer(outer, sort)));
  return order;
}

/** The groups within one outer group, in the same order. */
export function orderWithin(
  { inner, firstInner }: SpanGroups,
  outerGroup: number,
  sort: { readonly by: GroupSort; readonly descending: boolean },
): Int32Array {
  const first = firstInner[outerGroup];
  const order = Int32Array.from({ length: firstInner[outerGroup + 1] - first }, (_, at) => first + at);
  return order.sort(comparer(inner, sort));
}

function comparer(
  { value, figures }: GroupLevel,
  { by, descending }: { readonly by: GroupSort; readonly descending: boolean },
): (one: number, other: number) => number {
  const turn = descending ? -1 : 1;
  const byValue = (one: number, other: number): number => {
    const [a, b] = [value[one], value[other]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return a === b ? one - other : a < b ? -1 : 1;
  };
  if (by === 'value') return (one, other) => turn * byValue(one, other);
  const column = figures[by];
  return (one, other) => {
    const [a, b] = [column[one], column[other]];
    if (Number.isNaN(a) || Number.isNaN(b)) {
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || byValue(one, other);
    }
    return turn * (a - b) || byValue(one, other);
  };
}

/** The rows with the greatest (or least) values, that first; equal ones as they stand. Near-linear. */
export function topRows(
  rows: Int32Array,
  valueOf: (row: number) => number,
  most: number,
  descending: boolean,
): Int32Array {
  const order = (one: number, other: number): number =>
    (descending ? valueOf(other) - valueOf(one) : valueOf(one) - valueOf(other)) || one - other;
  if (rows.length <= 2 * most) return rows.slice().sort(order).subarray(0, most);
  // Kept: at most twice as many as are wanted; whenever they are full the worse half goes.
  const kept = rows.slice(0, 2 * most);
  let count = 0;
  let worst: number | undefined;
  for (const row of rows) {
    if (worst !== undefined && order(row, worst) >= 0) continue;
    kept[count++] = row;
    if (count < kept.length) continue;
    kept.sort(order);
    count = most;
    worst = kept[most - 1];
  }
  return kept.subarray(0, count).sort(order).slice(0, most);
}
