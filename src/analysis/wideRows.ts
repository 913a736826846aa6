import type { SpanTable } from '#model/spanTable.ts';
import type { CriticalSections } from './criticalSections.ts';
import { criticalSectionsOf } from './criticalSections.ts';
import type { Intervals } from './intervals.ts';
import { withSums } from './intervals.ts';
import { selfIntervals } from './selfTime.ts';
import type { SpanEnds } from './spanEnds.ts';

/** A row with so many children that a frame is late whose picture has to look at each of them. */
export interface WideRow {
  readonly row: number;
  /** the row's self time */
  readonly self: Intervals;
  /** what of its trace's critical path is the row's own */
  readonly critical: Intervals;
}

/** Children from which this is made ahead: some 0.5 ms of looking. */
export const WIDE = 8192;

/** All wide rows, ascending. `criticalOf` gives the critical path of a trace. */
export function deriveWideRows(
  table: SpanTable,
  ends: SpanEnds,
  criticalOf: (trace: number) => CriticalSections | undefined,
): readonly WideRow[] {
  const { length, parent, trace } = table;
  if (length <= WIDE) return [];
  const children = new Int32Array(length);
  for (let row = 0; row < length; row++) if (parent[row] >= 0) children[parent[row]]++;
  const wide: WideRow[] = [];
  for (let row = 0; row < length; row++) {
    if (children[row] < WIDE) continue;
    const critical = criticalOf(trace[row]);
    wide.push({
      row,
      self: withSums(selfIntervals(table, ends, row)),
      critical: withSums(critical ? criticalSectionsOf(critical, row) : new Float64Array(0)),
    });
  }
  return wide;
}
