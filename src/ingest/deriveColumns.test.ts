import { expect, test } from 'vitest';
import { adjustTable } from '#analysis/adjustedTimes.ts';
import { deriveClockSkew } from '#analysis/clockSkew.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveColumns } from './deriveColumns.ts';

/** Calls from host a, one after the other, each answered on host b, whose clock is behind. */
function calls(traceId: string, count: number, behindNs: number): DrawnSpan[] {
  const spans: DrawnSpan[] = [{ id: `${traceId}-0`, traceId, operation: 'all', start: 0, end: count * 100 }];
  for (let at = 0; at < count; at++) {
    const id = `${traceId}-${at + 1}`;
    const start = at * 100;
    const call = { traceId, operation: 'call', start, end: start + 90, kind: 'client' } as const;
    const answer = { traceId, operation: 'answer', start: start + 10 - behindNs, end: start + 80 - behindNs } as const;
    spans.push({ ...call, id, parent: `${traceId}-0`, resource: { 'host.name': 'a' } });
    spans.push({ ...answer, id: `${id}b`, parent: id, kind: 'server', resource: { 'host.name': 'b' } });
  }
  return spans;
}

test('Of each large trace whose clocks are off, the critical path by adjusted ones comes along.', () => {
  const table = buildTrace([...calls('1', 1000, 5000), ...calls('2', 1500, -700), ...calls('3', 1200, 0)]);
  const { largeTraces } = deriveColumns({ ...table, stringColumns: table.strings.columns });
  const known = largeTraces.map(({ trace, skew, adjustedCritical }) => {
    const adjusted = adjustTable(table, trace, deriveClockSkew(table, trace));
    const path = deriveCriticalPath(adjusted, deriveEnds(adjusted), table.traces.mainRoot[trace]);
    expect(adjustedCritical?.path).toEqual(skew.clockOf.length > 0 ? path : undefined);
    return `${skew.clocks.map(({ shiftNs }) => shiftNs).join(' ')}${adjustedCritical ? '' : ', none'}`;
  });
  expect(known.sort()).toEqual(['0 0 -700', '0 0 0, none', '0 0 5000']);
});
