import { useMemo, useState } from 'react';
import type { SearchAnswer } from '#model/traceSearch.ts';
import type { Route } from '#state/route.ts';
import { currentRoute, navigate } from '#state/route.ts';
import type { TraceMarks } from '#views/shared/traceList/MarkBox.tsx';
import type { TraceSorting } from '#views/shared/traceList/traceColumns.ts';
import { parseSorting, sortingText } from '#views/shared/traceList/traceColumns.ts';
import type { TraceLine } from '#views/shared/traceList/traceLine.ts';
import { foundLines, sortedLines } from './foundLines.ts';
import type { FoundPoints } from './foundPoints.ts';
import { brushRange, foundPoints, isInRange } from './foundPoints.ts';

export type SearchRoute = Extract<Route, { readonly screen: 'search' }>;

/** Newest first, as servers answer. */
const NEWEST: TraceSorting = { sort: 'start', descending: true };

/** Results as they are shown: sorted, and those of the range chosen in the chart. */
export interface ResultView {
  readonly lines: readonly TraceLine[];
  readonly points: FoundPoints;
  readonly sorting: TraceSorting;
  readonly range: ReturnType<typeof brushRange>;
  /** places of lines from top to bottom */
  readonly order: readonly number[];
  readonly longestNs: number;
}

export function useResultView(answer: SearchAnswer, route: SearchRoute): ResultView {
  const { connection = '', params } = route;
  const [sort, brush] = [params.get('sort'), params.get('brush')];
  const lines = useMemo(() => foundLines(answer.traces, connection), [answer, connection]);
  const points = useMemo(() => foundPoints(lines), [lines]);
  return useMemo(() => {
    const sorting = parseSorting(sort) ?? NEWEST;
    const range = brushRange(points, brush);
    const order = sortedLines(lines, sorting).filter((at) => !range || isInRange(lines[at], points, range));
    const longestNs = order.reduce((longest, at) => Math.max(longest, lines[at].durationNs), 0);
    return { lines, points, sorting, range, order, longestNs };
  }, [lines, points, sort, brush]);
}

/** Changes how results are shown, in the address, without a step to go back to. */
export function changeView(change: {
  readonly sorting?: TraceSorting;
  readonly brush?: string;
  readonly at?: string;
}): void {
  const route = currentRoute();
  if (route.screen !== 'search') return;
  const params = new URLSearchParams(route.params);
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined) return;
    if (value === '') params.delete(name);
    else params.set(name, value);
  };
  const sort = change.sorting && sortingText(change.sorting);
  put('sort', sort === sortingText(NEWEST) ? '' : sort);
  put('brush', change.brush);
  put('at', change.at);
  navigate({ ...route, params }, 'replace');
}

/** Traces that are marked, by id; another answer begins with none. */
export function useMarks(
  answer: SearchAnswer,
  { lines, order }: ResultView,
): TraceMarks & { readonly ids: readonly string[] } {
  const [state, setState] = useState<{ readonly of: SearchAnswer; readonly ids: ReadonlySet<string> }>({
    of: answer,
    ids: new Set(),
  });
  const marked = state.of === answer ? state.ids : new Set<string>();
  const set = (ids: ReadonlySet<string>): void => setState({ of: answer, ids });
  const shown = order.filter((at) => marked.has(lines[at].id));
  return {
    size: shown.length,
    ids: shown.map((at) => lines[at].id),
    has: (index) => marked.has(lines[order[index]].id),
    toggle: (index) => {
      const { id } = lines[order[index]];
      const ids = new Set(marked);
      if (!ids.delete(id)) ids.add(id);
      set(ids);
    },
    setAll: (isMarked) => set(new Set(isMarked ? order.map((at) => lines[at].id) : [])),
  };
}
