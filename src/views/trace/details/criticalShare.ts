import { criticalSectionsOf as sectionsOf } from '#analysis/criticalSections.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { criticalSectionsOf } from '#state/derived.ts';

/** Share of the trace's critical path that is a row's own, 0 … 1. */
export function criticalShare(trace: CurrentTrace, row: number): number {
  const sections = criticalSectionsOf(trace);
  const { root } = sections.path;
  const whole = trace.document.derived.ends[root] - trace.table.start[root];
  if (!(whole > 0)) return 0;
  const own = sectionsOf(sections, row);
  let time = 0;
  for (let at = 0; at < own.length; at += 2) time += own[at + 1] - own[at];
  return time / whole;
}
