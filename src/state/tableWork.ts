import type { CriticalMerge, CriticalParts } from '#analysis/criticalParts.ts';
import { mergeCriticalPath } from '#analysis/criticalParts.ts';
import type { CriticalPath } from '#analysis/criticalPath.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import type { CriticalReasons } from '#analysis/criticalReasons.ts';
import { deriveCriticalReasons } from '#analysis/criticalReasons.ts';
import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { GroupMatches } from '#analysis/groupMatches.ts';
import { countGroupMatches } from '#analysis/groupMatches.ts';
import type { GroupKey, KnownAttribute } from '#analysis/groupKeys.ts';
import { knownAttributes } from '#analysis/groupKeys.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import { orderGroups } from '#analysis/groupOrder.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import { groupSpans } from '#analysis/spanGroups.ts';
import { textMatcher } from '#analysis/stringSearch.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoByObject, memoLast } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import { serviceName } from '#model/span.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { criticalPathOf } from './derived.ts';
import { columnOf } from './rowsWork.ts';
import { rowKeeper, scopedRows } from './scopedRows.ts';
import { partOf, SlicedWork } from '#base/slicedWork.ts';
import type { PathSort } from './tableView.ts';

/** What the table of a trace shows, worked out in slices between frames; the same work for the same question. */

export const attributesWork = memoByObject(
  (trace: CurrentTrace): SlicedWork<readonly KnownAttribute[]> => new SlicedWork(knownAttributes(trace.table, trace)),
);

export const groupsWork = memoLast(
  (
    trace: CurrentTrace,
    errors: ErrorCounts,
    by: GroupKey,
    within: GroupKey | undefined,
    focus: number | undefined,
    service: string | undefined,
    matched: BitSet | undefined,
    range: TimeRange | undefined,
  ): SlicedWork<SpanGroups> => {
    function* groups(): Steps<SpanGroups> {
      const rows = yield* partOf(0, 0.1, scopedRows(trace, { focus, service, matched, range }));
      const outer = yield* partOf(0.1, 0.3, columnOf(trace, errors, by));
      const inner = within && (yield* partOf(0.3, 0.5, columnOf(trace, errors, within)));
      const { selfTime } = trace.document.derived;
      return yield* partOf(
        0.5,
        1,
        groupSpans({ table: trace.table, rows, outer, inner, failed: errors.failed, selfTime }),
      );
    }
    return new SlicedWork(groups());
  },
);

export const groupOrderWork = memoLast(
  (groups: SpanGroups, by: GroupSort, descending: boolean, text: string): SlicedWork<Int32Array> =>
    new SlicedWork(orderGroups(groups, { by, descending }, text)),
);

export const groupMatchesWork = memoLast(
  (groups: SpanGroups, found: BitSet): SlicedWork<GroupMatches> => new SlicedWork(countGroupMatches(groups, found)),
);

/** Parts of the critical path that pass a filter, and their order. */
export interface PathTable {
  /** of the main root, or of the span that is focused */
  readonly path: CriticalPath;
  readonly parts: CriticalParts;
  readonly reasons: CriticalReasons;
  /** parts, top to bottom */
  readonly order: Int32Array;
}

export const pathWork = memoLast(
  (
    trace: CurrentTrace,
    merge: CriticalMerge,
    sort: PathSort,
    descending: boolean,
    text: string,
    focus: number | undefined,
    service: string | undefined,
    matched: BitSet | undefined,
  ): SlicedWork<PathTable> => {
    function* table(): Steps<PathTable> {
      const { ends } = trace.document.derived;
      const isOfMainRoot = focus === undefined || focus === trace.table.traces.mainRoot[trace.trace];
      const path = isOfMainRoot ? criticalPathOf(trace) : deriveCriticalPath(trace.table, ends, focus);
      // What is on it lies within the focus anyway.
      const keeps = rowKeeper(trace, { focus: undefined, service, matched, range: undefined });
      const hasText = textKeeper(trace, text);
      const reasons = yield* partOf(0, 0.5, deriveCriticalReasons(trace.table, path));
      const isWanted = (row: number): boolean => keeps?.(row) !== false && hasText?.(row) !== false;
      const parts = yield* partOf(0.5, 1, mergeCriticalPath(trace.table, path, merge, isWanted));
      const order = Int32Array.from({ length: parts.count }, (_, part) => part);
      const turn = descending ? -1 : 1;
      if (sort === 'time') yield* sortInSlices(order, (one, other) => turn * (parts.time[one] - parts.time[other]));
      else if (sort === 'name') {
        const names = Array.from(parts.row, (row) => partName(trace, row, merge));
        yield* sortInSlices(order, (one, other) =>
          names[one] === names[other] ? one - other : names[one] < names[other] ? -turn : turn,
        );
      } else if (descending) order.reverse();
      return { path, parts, reasons, order };
    }
    return new SlicedWork(table());
  },
);

function partName({ table }: CurrentTrace, row: number, merge: CriticalMerge): string {
  const service = serviceName(table, table.service[row]);
  return merge === 'service' ? service : `${table.strings.get(table.operation[row])} ${service}`;
}

function textKeeper({ table }: CurrentTrace, text: string): ((row: number) => boolean) | undefined {
  const query = text.trim();
  if (query === '') return undefined;
  const matches = textMatcher(query);
  return (row) => matches(table.strings.get(table.operation[row])) || matches(serviceName(table, table.service[row]));
}
