import type { CriticalMerge } from '#analysis/criticalParts.ts';
import { CRITICAL_MERGES } from '#analysis/criticalParts.ts';
import { FIGURES } from '#analysis/groupFigures.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import { parseGroupKey } from '#analysis/groupKeys.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import { joinParts, splitParts } from './paramParts.ts';

export const PATH_SORTS = ['start', 'name', 'time'] as const;
export type PathSort = (typeof PATH_SORTS)[number];

/** How the table of a trace is looked at. */
export interface TableView {
  /** groups of spans, or the critical path */
  readonly mode: 'spans' | 'path';
  readonly by: GroupKey;
  /** groups within groups; undefined = the spans themselves */
  readonly within: GroupKey | undefined;
  readonly sort: GroupSort;
  readonly descending: boolean;
  /** what is searched for among the groups, or the spans of the path */
  readonly text: string;
  /** the zoomed range does not narrow what counts */
  readonly isWhole: boolean;
  readonly merge: CriticalMerge;
  readonly pathSort: PathSort;
  readonly pathDescending: boolean;
}

export const START_TABLE: TableView = {
  mode: 'spans',
  by: 'service',
  within: 'operation',
  sort: 'self',
  descending: true,
  text: '',
  isWhole: false,
  merge: 'span',
  pathSort: 'time',
  pathDescending: true,
};

/** Stands for no inner groups: no key begins so. */
const NONE = '!';

/** '' = as at the start. */
export function tableToText(view: TableView): string {
  const unlessStart = (name: keyof TableView, text: string): string => (view[name] === START_TABLE[name] ? '' : text);
  const sort = `${view.descending ? '-' : ''}${view.sort}`;
  const pathSort = `${view.pathDescending ? '-' : ''}${view.pathSort}`;
  return joinParts([
    unlessStart('mode', view.mode),
    unlessStart('by', view.by),
    unlessStart('within', view.within ?? NONE),
    sort === '-self' ? '' : sort,
    unlessStart('isWhole', 'whole'),
    unlessStart('merge', view.merge),
    pathSort === '-time' ? '' : pathSort,
    view.text,
  ]);
}

/** Reads what `tableToText` wrote; what it does not know is left at its start. */
export function tableFromText(text: string): TableView {
  const [mode, by = '', within = '', sort = '', whole, merge, pathSort = '', searched = ''] = splitParts(text);
  const [, minus, figure] = /^(-?)(.*)$/.exec(sort) ?? [];
  const [, pathMinus, pathFigure] = /^(-?)(.*)$/.exec(pathSort) ?? [];
  const sortBy = figure === 'value' ? figure : FIGURES.find((name) => name === figure);
  const pathBy = PATH_SORTS.find((name) => name === pathFigure);
  return {
    mode: mode === 'path' ? mode : START_TABLE.mode,
    by: parseGroupKey(by) ?? START_TABLE.by,
    within: within === NONE ? undefined : (parseGroupKey(within) ?? START_TABLE.within),
    sort: sortBy ?? START_TABLE.sort,
    descending: sortBy === undefined ? START_TABLE.descending : minus === '-',
    isWhole: whole === 'whole',
    merge: CRITICAL_MERGES.find((name) => name === merge) ?? START_TABLE.merge,
    pathSort: pathBy ?? START_TABLE.pathSort,
    pathDescending: pathBy === undefined ? START_TABLE.pathDescending : pathMinus === '-',
    text: searched,
  };
}
