import { ENOUGH_FOR_P99 } from '#analysis/percentile.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import type { GridColumn } from '#views/trace/grid/GridHeads.tsx';

const figure = (id: GroupSort, label: string, title: string, leastPx = 70): GridColumn<GroupSort> => ({
  id,
  label,
  title,
  isFigure: true,
  width: `${leastPx}px`,
  leastPx,
});

const FIGURE_COLUMNS: readonly GridColumn<GroupSort>[] = [
  figure('count', 'Spans', 'Spans of the group', 56),
  figure('errors', 'Errors', 'Spans in error', 56),
  figure('self', 'Self', 'Σ self time: duration less the time in which children run'),
  { ...figure('share', 'Share', 'Self time of the group of that of all groups', 84), isFigure: false },
  figure('total', 'Total*', 'Σ duration: spans that run inside one another count more than once'),
  figure('mean', 'Average', 'Average duration'),
  figure('min', 'Min', 'Shortest duration'),
  figure('p50', 'p50', 'Half of the spans are no longer'),
  figure('p90', 'p90', 'Nine in ten spans are no longer'),
  figure('p95', 'p95', '95 of 100 spans are no longer'),
  figure('p99', 'p99', `99 of 100 spans are no longer; of fewer than ${ENOUGH_FOR_P99} spans it says nothing`),
  figure('max', 'Max', 'Longest duration'),
];

export function groupColumns(isNarrow: boolean, by: GroupKey): readonly GridColumn<GroupSort>[] {
  const leastPx = isNarrow ? 190 : 230;
  return [{ id: 'value', label: keyLabel(by), width: `minmax(${leastPx}px, 1fr)`, leastPx }, ...FIGURE_COLUMNS];
}

const LABELS: Readonly<Record<string, string>> = {
  service: 'Service',
  operation: 'Operation',
  type: 'Type',
  status: 'Status',
  kind: 'Kind',
};

/** `Service`, `http.route` */
export function keyLabel(key: GroupKey): string {
  return key.startsWith('@') ? key.slice(1) : LABELS[key];
}

/** Of a span or a group: `unknown service`, `(no name)`, `without http.route`. */
export function valueLabel(key: GroupKey, value: string | undefined): string {
  if (value === undefined) return `without ${keyLabel(key)}`;
  if (key === 'service' && value === '') return 'unknown service';
  return value.trim() === '' ? '(no name)' : value;
}
