import { deriveCriticalPath, deriveCriticalTime } from '#analysis/criticalPath.ts';
import { summariseRun } from '#analysis/repeatWords.ts';
import { lowerBound } from '#base/search.ts';
import { memoLast } from '#base/memo.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { deriveErrorOrigins } from './errorOrigins.ts';

/** A span worth looking at, and why. */
export interface Lead {
  readonly kind: 'error' | 'repeats' | 'self' | 'critical';
  readonly row: SpanRow;
  readonly text: string;
}

/** Share of the trace from which on repeats are worth a look. */
const MUCH = 0.2;

/** At most one of each kind: the error first, then by the time that they are about. No span is named twice. */
export const leadsOf = memoLast((trace: CurrentTrace, failed: Uint8Array): readonly Lead[] => {
  const { table, document, firstRow, endRow } = trace;
  // What leads today may not when the rest has come, and the page has other things to do until then.
  if (document.isPartial) return [];
  const { ends, selfTime, largeTraces } = document.derived;
  const path =
    largeTraces.find((known) => known.trace === trace.trace)?.critical.path ??
    deriveCriticalPath(table, ends, table.traces.mainRoot[trace.trace]);
  const criticalTime = deriveCriticalTime(path, firstRow, endRow);
  const errors = deriveErrorOrigins(table, failed, ends, criticalTime, trace);
  let mostSelf = firstRow;
  let mostCritical = firstRow;
  for (let row = firstRow; row < endRow; row++) {
    if (selfTime[row] > selfTime[mostSelf]) mostSelf = row;
    if (criticalTime[row - firstRow] > criticalTime[mostCritical - firstRow]) mostCritical = row;
  }
  const onPath = criticalTime[mostCritical - firstRow];
  const byTime: (Lead & { readonly ns: number })[] = [];
  const offer = (kind: Lead['kind'], row: number, ns: number, text: string): void => {
    if (ns > 0) byTime.push({ kind, row: row as SpanRow, ns, text });
  };
  const self = selfTime[mostSelf];
  offer('self', mostSelf, self, `Most self time: ${formatDuration(self)}`);
  if (mostCritical !== mostSelf) {
    offer('critical', mostCritical, onPath, `Most of the critical path: ${formatDuration(onPath)}`);
  }
  const repeated = largestRun(trace);
  if (repeated) offer('repeats', repeated.row, repeated.ns, repeated.text);
  byTime.sort((one, other) => other.ns - one.ns);
  if (errors.first === undefined) return byTime;
  return [{ kind: 'error', row: errors.first, text: errorText(errors.errors, errors.origins) }, ...byTime];
});

function errorText(errors: number, origins: number): string {
  if (errors === 1) return 'First error';
  return `First error (${formatCount(errors)} errors from ${formatCount(origins)} ${origins === 1 ? 'origin' : 'origins'})`;
}

/** The run of repeats that kept the trace busy for the longest time, if that is much of it. */
function largestRun({ table, document, firstRow, endRow, extent }: CurrentTrace) {
  const { repeats } = document.derived;
  const { head, busy, sum, end } = repeats;
  const lastRun = lowerBound(head, endRow);
  let largest = -1;
  for (let run = lowerBound(head, firstRow); run < lastRun; run++) {
    // Members that never ended have no time to add up.
    if (table.duration[head[run]] >= 0 && (largest < 0 || busy[run] > busy[largest])) largest = run;
  }
  if (largest < 0 || busy[largest] < MUCH * (extent.endNs - extent.startNs)) return undefined;
  const row = head[largest];
  const [what] = summariseRun(table, row, end[row]).split(' · ');
  const text = `${formatCount(end[row] - row)} × ${what}, ${formatDuration(sum[largest])} in all`;
  return { row, ns: busy[largest], text };
}
