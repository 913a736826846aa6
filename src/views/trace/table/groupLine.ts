import type { GroupFigures } from '#analysis/groupFigures.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { RowsFilter } from '#state/rowsFilter.ts';
import type { TableView } from '#state/tableView.ts';
import type { GroupLines } from './groupLines.ts';
import { GROUP_LINE } from './groupLines.ts';
import { innerKey, outerKey } from './openGroups.ts';

/** One line of the table of groups, read as an object while it is rendered. */
export type GroupLine =
  | {
      readonly kind: 'group';
      readonly level: number;
      readonly by: GroupKey;
      readonly value: string | undefined;
      readonly figures: GroupFigures;
      /** its place in the figures */
      readonly group: number;
      /** an outer group, or one within it */
      readonly isOuter: boolean;
      /** one of its spans */
      readonly row: number;
      /** by which it is known to be open */
      readonly openKey: string;
      readonly filter: RowsFilter;
    }
  | { readonly kind: 'span'; readonly level: number; readonly row: SpanRow }
  | { readonly kind: 'rest'; readonly level: number; readonly spans: number; readonly filter: RowsFilter };

export function groupLine(
  groups: SpanGroups,
  lines: GroupLines,
  { by, within }: Pick<TableView, 'by' | 'within'>,
  index: number,
): GroupLine {
  const what = lines.at[index];
  const outer = lines.outer[index];
  const inner = lines.inner[index];
  const isInOuter = within === undefined || inner < 0;
  const outerPart = { by, value: groups.outer.value[outer] };
  const filter = isInOuter ? [outerPart] : [outerPart, { by: within, value: groups.inner.value[inner] }];
  switch (lines.kind[index]) {
    case GROUP_LINE.span:
      return { kind: 'span', level: isInOuter ? 2 : 3, row: what as SpanRow };
    case GROUP_LINE.rest:
      return { kind: 'rest', level: isInOuter ? 2 : 3, spans: what, filter };
    default: {
      const { offset, figures } = isInOuter ? groups.outer : groups.inner;
      return {
        kind: 'group',
        level: isInOuter ? 1 : 2,
        ...filter[filter.length - 1],
        figures,
        group: what,
        isOuter: isInOuter,
        row: groups.rows[offset[what]],
        openKey: isInOuter ? outerKey(groups, outer) : innerKey(groups, outer, inner),
        filter,
      };
    }
  }
}

/** A group of what is shown already is part of both; of one key the newer value counts. */
export function mergeFilters(before: RowsFilter | undefined, added: RowsFilter): RowsFilter {
  const kept = (before ?? []).filter(({ by }) => !added.some((part) => part.by === by));
  return [...kept, ...added];
}
