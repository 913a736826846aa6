import type { CriticalMerge } from '#analysis/criticalParts.ts';
import type { PathSort } from '#state/tableView.ts';
import type { GridColumn } from '#views/trace/grid/GridHeads.tsx';

export type PathColumn = PathSort | 'share' | 'sections' | 'reason';

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
  const last: GridColumn<PathColumn> =
    merge === 'section'
      ? { id: 'reason', label: 'Why', width: 'minmax(200px, 2fr)', leastPx: 200, isFixed: true }
      : { id: 'sections', label: 'Sections', isFigure: true, width: 'minmax(110px, 1fr)', leastPx: 110, isFixed: true };
  return [name, start, time, share, last];
}
