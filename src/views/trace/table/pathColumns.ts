import type { CriticalMerge } from '#analysis/criticalParts.ts';
import type { PathSort } from '#state/tableView.ts';
import type { GridColumn } from '#views/trace/grid/GridHeads.tsx';

export type PathColumn = PathSort | 'share' | 'sections' | 'spans' | 'reason';

const NAME: Readonly<Record<CriticalMerge, string>> = {
  section: 'Span',
  span: 'Span',
  operation: 'Operation',
  service: 'Service',
};

/** Sections say since when and why; what is put together of them says of how many. */
export function pathColumns(merge: CriticalMerge, isNarrow: boolean): readonly GridColumn<PathColumn>[] {
  const leastPx = isNarrow ? 170 : 260;
  const name: GridColumn<PathColumn> = {
    id: 'name',
    label: NAME[merge],
    width: `minmax(${leastPx}px, 2fr)`,
    leastPx,
  };
  const start: GridColumn<PathColumn> = {
    id: 'start',
    label: merge === 'section' ? 'From' : 'First from',
    title: 'Since the start of the trace',
    isFigure: true,
    width: '96px',
    leastPx: 96,
  };
  const time: GridColumn<PathColumn> = { id: 'time', label: 'On the path', isFigure: true, width: '90px', leastPx: 90 };
  const share: GridColumn<PathColumn> = {
    id: 'share',
    label: 'Share',
    title: 'Of the critical path; all shares add up to 100 %',
    width: '130px',
    leastPx: 130,
    isFixed: true,
  };
  const why: GridColumn<PathColumn> = {
    id: 'reason',
    label: merge === 'section' ? 'Why' : 'Why, of its longest section',
    width: 'minmax(200px, 2fr)',
    leastPx: 200,
    isFixed: true,
  };
  const sections: GridColumn<PathColumn> = {
    id: 'sections',
    label: 'Sections',
    title: 'Stretches of the path that it is made of',
    isFigure: true,
    width: '76px',
    leastPx: 76,
    isFixed: true,
  };
  const spans: GridColumn<PathColumn> = {
    id: 'spans',
    label: 'Spans',
    title: 'Distinct spans that are on the path',
    isFigure: true,
    width: '64px',
    leastPx: 64,
    isFixed: true,
  };
  if (merge === 'section') return [name, start, time, share, why];
  return merge === 'span' ? [name, time, share, sections, start, why] : [name, time, share, sections, spans, start];
}
