import { criticalTimeSteps } from '#analysis/criticalPath.ts';
import { summariseRun } from '#analysis/repeatWords.ts';
import { selfTimeOf } from '#analysis/selfTime.ts';
import { lowerBound } from '#base/search.ts';
import { memoLast } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { criticalPathOf } from '#state/derived.ts';
import { findErrorOrigins } from './errorOrigins.ts';

/** A span worth looking at, and why. */
export interface Lead {
  readonly kind: 'error' | 'repeats' | 'self' | 'critical';
  readonly row: SpanRow;
  readonly text: string;
}

/** Share of the trace from which on repeats are worth a look. */
const MUCH = 0.2;

/** Leads of a trace with its errors; the same work for the same two. */
export const leadsWork = memoLast(
  (trace: CurrentTrace, failed: Uint8Array): SlicedWork<readonly Lead[]> => new SlicedWork(findLeads(trace, failed)),
);

/** At most one of each kind: the error first, then by the time that they are about. No span is named twice. */
export function* findLeads(trace: CurrentTrace, failed: Uint8Array): Steps<readonly Lead[]> {
  const { table, document, firstRow, endRow } = trace;
  // What leads today may not when the rest has come, and the page has other things to do until then.
  if (document.isPartial) return [];
  const { ends, selfTime } = document.derived;
  const criticalTime = yield* criticalTimeSteps(criticalPathOf(trace), firstRow, endRow);
  const errors = yield* findErrorOrigins(table, failed, ends, criticalTime, trace);
  const mostSelf = firstRow + (yield* greatest(endRow - firstRow, (at) => selfTimeOf(selfTime, firstRow + at)));
  const mostCritical = firstRow + (yield* greatest(criticalTime.length, (at) => criticalTime[at]));
  const onPath = criticalTime[mostCritical - firstRow];
  const byTime: (Lead & { readonly ns: number })[] = [];
  const offer = (kind: Lead['kind'], row: number, ns: number, text: string): void => {
    if (ns > 0) byTime.push({ kind, row: row as SpanRow, ns, text });
  };
  const self = selfTimeOf(selfTime, mostSelf);
  offer('self', mostSelf, self, `Most self time: ${formatDuration(self)}`);
  if (mostCritical !== mostSelf) {
    offer('critical', mostCritical, onPath, `Most of the critical path: ${formatDuration(onPath)}`);
  }
  const repeated = largestRun(trace);
  if (repeated) offer('repeats', repeated.row, repeated.ns, repeated.text);
  byTime.sort((one, other) => other.ns - one.ns);
  if (errors.first === undefined) return byTime;
  return [{ kind: 'error', row: errors.first, text: errorText(errors.errors, errors.origins) }, ...byTime];
}

/** Values looked at between two pauses. */
const STRETCH = 1 << 16;

/** Place of the first of the greatest values. */
function* greatest(length: number, valueAt: (place: number) => number): Steps<number> {
  let most = 0;
  let mostValue = -Infinity;
  for (let from = 0; from < length; from += STRETCH) {
    const end = Math.min(length, from + STRETCH);
    for (let at = from; at < end; at++) {
      const value = valueAt(at);
      if (value <= mostValue) continue;
      most = at;
      mostValue = value;
    }
    yield;
  }
  return most;
}

function errorText(errors: number, origins: number): string {
  if (errors === 1) return 'First error';
  return `First error (${formatCount(errors)} errors from ${formatCount(origins)} ${origins === 1 ? 'origin' : 'origins'})`;
}

/** The run of repeats that kept the trace busy for the longest time, if that is much of it. */
function largestRun({ table, document, firstRow, endRow, extent }: CurrentTrace) {
  const { repeats } = document.derived;
  const { head, busy, sum, endRow: endRows } = repeats;
  const lastRun = lowerBound(head, endRow);
  let largest = -1;
  for (let run = lowerBound(head, firstRow); run < lastRun; run++) {
    // Members that never ended have no time to add up.
    if (table.duration[head[run]] >= 0 && (largest < 0 || busy[run] > busy[largest])) largest = run;
  }
  if (largest < 0 || busy[largest] < MUCH * (extent.endNs - extent.startNs)) return undefined;
  const row = head[largest];
  const [what] = summariseRun(table, row, endRows[largest]).split(' · ');
  const text = `${formatCount(endRows[largest] - row)} × ${what}, ${formatDuration(sum[largest])} in all`;
  return { row, ns: busy[largest], text };
}
