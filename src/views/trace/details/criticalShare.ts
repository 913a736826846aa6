import { endOf } from '#analysis/spanEnds.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { criticalIntervalsOf } from '#state/derived.ts';

/** Share of the trace's critical path that is a row's own, 0 … 1. */
export function criticalShare(trace: CurrentTrace, row: SpanRow): number {
  const { table, document } = trace;
  const root = table.traces.mainRoot[trace.trace];
  const whole = endOf(document.derived.ends, root) - table.start[root];
  if (!(whole > 0)) return 0;
  const { before } = criticalIntervalsOf(trace)(row, row + 1);
  return before[before.length - 1] / whole;
}
