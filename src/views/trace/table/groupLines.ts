import { Growable } from '#base/growable.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import { orderWithin, topRows } from '#analysis/groupOrder.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';

/** What a line of the table of groups is. */
export const GROUP_LINE = {
  outer: 0,
  inner: 1,
  span: 2,
  /** says how many spans of the group above have no line */
  rest: 3,
} as const;

/** Lines of the table, top to bottom: groups, and what the open ones hold. */
export interface GroupLines {
  readonly count: number;
  /** GROUP_LINE */
  readonly kind: Uint8Array;
  /** an outer or inner group; the row of a span; the number of spans without a line */
  readonly at: Int32Array;
  /** outer and inner group that the line is of or in; inner is −1 for an outer group's own line */
  readonly outer: Int32Array;
  readonly inner: Int32Array;
}

/** Spans of a group that have a line: the longest ones, or those of most self time. All of them are in the waterfall. */
export const MOST_SPANS = 1000;

export interface GroupLinesInput {
  readonly groups: SpanGroups;
  /** outer groups, top to bottom */
  readonly order: Int32Array;
  readonly hasInner: boolean;
  readonly openOuter: ReadonlySet<number>;
  readonly openInner: ReadonlySet<number>;
  readonly sort: { readonly by: GroupSort; readonly descending: boolean };
  /** ns of a row: what spans are sorted by */
  readonly spanValue: (row: number) => number;
}

/** One pass over the groups, and over the spans of open ones. */
export function deriveGroupLines(input: GroupLinesInput): GroupLines {
  const { groups, order, hasInner, openOuter, openInner, sort } = input;
  const kind = new Growable(Uint8Array, order.length + 16);
  const at = new Growable(Int32Array, order.length + 16);
  const outerOf = new Growable(Int32Array, order.length + 16);
  const innerOf = new Growable(Int32Array, order.length + 16);
  const push = (line: number, what: number, outer: number, inner: number): void => {
    kind.push(line);
    at.push(what);
    outerOf.push(outer);
    innerOf.push(inner);
  };
  const pushSpans = (outer: number, inner: number, from: number, to: number): void => {
    const isAscending = sort.by !== 'value' && !sort.descending;
    const rows = topRows(groups.rows.subarray(from, to), input.spanValue, MOST_SPANS, !isAscending);
    for (const row of rows) push(GROUP_LINE.span, row, outer, inner);
    if (rows.length < to - from) push(GROUP_LINE.rest, to - from - rows.length, outer, inner);
  };
  for (const outer of order) {
    push(GROUP_LINE.outer, outer, outer, -1);
    if (!openOuter.has(outer)) continue;
    if (!hasInner) {
      pushSpans(outer, -1, groups.outer.offset[outer], groups.outer.offset[outer + 1]);
      continue;
    }
    for (const inner of orderWithin(groups, outer, sort)) {
      push(GROUP_LINE.inner, inner, outer, inner);
      if (openInner.has(inner)) pushSpans(outer, inner, groups.inner.offset[inner], groups.inner.offset[inner + 1]);
    }
  }
  return { count: kind.length, kind: kind.copy(), at: at.copy(), outer: outerOf.copy(), inner: innerOf.copy() };
}
