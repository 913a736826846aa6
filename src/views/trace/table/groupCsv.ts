import type { Figure } from '#analysis/groupFigures.ts';
import { FIGURES } from '#analysis/groupFigures.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import { orderWithin } from '#analysis/groupOrder.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import type { TableView } from '#state/tableView.ts';
import { keyLabel, valueLabel } from './groupColumns.ts';

/** Units stand in the names, as everywhere where a column has no other place for them. */
const NAMES: Readonly<Record<Figure, string>> = {
  count: 'spans',
  errors: 'errors',
  self: 'self_ns',
  share: 'share_of_self',
  total: 'sum_of_durations_ns',
  mean: 'average_ns',
  min: 'min_ns',
  p50: 'p50_ns',
  p90: 'p90_ns',
  p95: 'p95_ns',
  p99: 'p99_ns',
  max: 'max_ns',
};

/** The groups in the order of the table: a line for each, or for each group within them, so that sums add up. */
export function* groupRows(
  groups: SpanGroups,
  order: Int32Array,
  { by, within, sort, descending }: TableView,
): Generator<readonly (string | number)[], void, void> {
  const keys: readonly GroupKey[] = within === undefined ? [by] : [by, within];
  yield [...keys.map(keyLabel), ...FIGURES.map((name) => NAMES[name])];
  for (const outer of order) {
    const label = valueLabel(by, groups.outer.value[outer]);
    if (within === undefined) {
      yield [label, ...FIGURES.map((name) => groups.outer.figures[name][outer])];
      continue;
    }
    for (const inner of orderWithin(groups, outer, { by: sort, descending })) {
      const { value, figures } = groups.inner;
      yield [label, valueLabel(within, value[inner]), ...FIGURES.map((name) => figures[name][inner])];
    }
  }
}
