import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveMissingParents } from '#analysis/missingParents.ts';
import { withSums } from '#analysis/intervals.ts';
import { deriveRepeats, runIntervals } from '#analysis/repeats.ts';
import { selfIntervals } from '#analysis/selfTime.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import { deriveSubtrees } from '#analysis/subtrees.ts';
import { deriveVisibleRows } from '#analysis/visibleRows.ts';
import { deriveLines } from '#analysis/waterfallLines.ts';
import { BitSet } from '#base/bitSet.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { layoutTicks } from '#charts/timeTicks.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { WaterfallInput } from './input.ts';

/**
 * For tests: the waterfall of a table at one px per ms, 1,000 px wide, all rows in view at 24 px, labels 6 px a
 * character, service i in colour i. `collapsedRows` are closed, heads of runs folded; `overrides` come last.
 */
export function testInput(
  table: SpanTable,
  overrides: Partial<WaterfallInput> = {},
  collapsedRows: readonly number[] = [],
): WaterfallInput {
  const ends = deriveEnds(table);
  const collapsed = new BitSet(table.length);
  for (const row of collapsedRows) collapsed.add(row);
  const scale = overrides.scale ?? new TimeScale({ startNs: 0, endNs: 1e9 }, 1000);
  const errorRule = deriveErrorRules(table);
  const repeats = deriveRepeats(table, ends, errorRule);
  const subtrees = deriveSubtrees(table, ends);
  const missingParents = deriveMissingParents(table, subtrees);
  const rows = deriveVisibleRows(table, { firstRow: 0, endRow: table.length, collapsed, repeats });
  const lines = deriveLines(rows, missingParents, 0, table.length);
  return {
    table,
    lines,
    missingParents,
    scrollTopPx: 0,
    rowHeightPx: 24,
    heightPx: lines.length * 24,
    scale,
    ticks: layoutTicks(scale, 0),
    ends,
    selfIntervals: (row, endRow) =>
      withSums(endRow === row + 1 ? selfIntervals(table, ends, row) : runIntervals(table, ends, row, endRow)),
    collapsed,
    subtrees,
    errors: deriveErrorColumns(table, errorRule).all,
    errorRule,
    repeats,
    isShifted: undefined,
    slots: Array.from(table.services, (_, service) => service),
    criticalIntervals: undefined,
    range: undefined,
    measureLabel: (text) => 6 * text.length,
    selectedRow: -1,
    hoveredRow: -1,
    matches: undefined,
    ...overrides,
  };
}
