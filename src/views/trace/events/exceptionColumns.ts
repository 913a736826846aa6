import type { GridColumn } from '#views/trace/grid/GridHeads.tsx';

export type ExceptionColumn = 'exception' | 'count' | 'spans' | 'services' | 'first' | 'last';

export function exceptionColumns(isNarrow: boolean): readonly GridColumn<ExceptionColumn>[] {
  const leastPx = isNarrow ? 220 : 320;
  return [
    { id: 'exception', label: 'Exception', width: `minmax(${leastPx}px, 3fr)`, leastPx },
    { id: 'count', label: 'Times', isFigure: true, width: '64px', leastPx: 64 },
    {
      id: 'spans',
      label: 'Spans',
      title: 'Distinct spans that have it',
      isFigure: true,
      width: '64px',
      leastPx: 64,
    },
    { id: 'services', label: 'Services', width: 'minmax(140px, 1fr)', leastPx: 140 },
    {
      id: 'first',
      label: 'First',
      title: 'Since the start of the trace',
      isFigure: true,
      width: '96px',
      leastPx: 96,
    },
    { id: 'last', label: 'Last', title: 'Since the start of the trace', isFigure: true, width: '96px', leastPx: 96 },
  ];
}
