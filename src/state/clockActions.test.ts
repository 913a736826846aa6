// @vitest-environment jsdom
import { endOf } from '#analysis/spanEnds.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { commandFor } from './appCommands.ts';
import { currentTrace, shiftOf, storedTrace } from './currentTrace.ts';
import { selfIntervalsOf } from './derived.ts';
import { useDocument } from './documents.ts';
import { setTraceView, START_VIEW, useTraceView } from './traceView.ts';

// The main root starts 65 ms after the earliest time there is.
const skewed = drawTrace(`
  shop buy        0–100    client resource{host.name: a}
    bank pay      -65–-5   server resource{host.name: b}
      bank check  -60–-10         resource{host.name: b}
`);

function open(table: SpanTable): void {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  const document = { table, derived, files: [], problems: [], isPartial: false };
  useDocument.setState({ current: { phase: 'ready', key: { kind: 'file', id: 'x' }, title: 'x', document } });
  globalThis.location.hash = `#/file/x/trace/${table.strings.get(table.traces.id[0])}`;
  setTraceView(START_VIEW);
}

/** `start–end` in ms of a span as it is shown, from the main root's stored start. */
function shown(operation: string): string {
  const trace = currentTrace();
  if (!trace) return 'nothing';
  const row = rowOf(trace.table, operation);
  const ms = (ns: number): number => ns / 1e6 - 65;
  return `${ms(trace.table.start[row])}–${ms(endOf(trace.document.derived.ends, row))}`;
}

beforeEach(() => open(skewed));

describe('adjusting clocks (k)', () => {
  it('moves spans and what is derived from their times, and back', () => {
    commandFor('k')?.run();
    expect([shown('buy'), shown('pay'), shown('check')]).toEqual(['0–100', '20–80', '25–75']);
    expect(currentTrace()?.extent).toEqual({ startNs: 65e6, endNs: 165e6 });
    commandFor('k')?.run();
    expect(shown('pay')).toBe('-65–-5');
    expect(currentTrace()).toBe(storedTrace());
  });

  it('leaves durations and self times as they were measured', () => {
    const before = currentTrace();
    commandFor('k')?.run();
    const after = currentTrace();
    expect(after?.document.derived.selfTime).toBe(before?.document.derived.selfTime);
    expect(after?.table.duration).toBe(before?.table.duration);
    const row = rowOf(skewed, 'pay');
    const own = (trace: typeof after): number[] => (trace ? [...selfIntervalsOf(trace)(row, row + 1).pairs] : []);
    expect(own(after)).toEqual(own(before).map((ns) => ns + 85e6));
  });

  it('tells by how much a span was moved', () => {
    commandFor('k')?.run();
    const trace = currentTrace();
    expect(trace && ['buy', 'pay'].map((name) => shiftOf(trace, rowOf(skewed, name)) / 1e6)).toEqual([0, 85]);
  });

  it('keeps the zoom where the trace still has it, else shows all', () => {
    setTraceView({ range: { startNs: 80e6, endNs: 90e6 } });
    commandFor('k')?.run();
    expect(useTraceView.getState().range).toEqual({ startNs: 80e6, endNs: 90e6 });
    commandFor('k')?.run();
    setTraceView({ range: { startNs: 10e6, endNs: 20e6 } });
    commandFor('k')?.run();
    expect(useTraceView.getState().range).toBeUndefined();
  });

  it('is not possible where all clocks agree', () => {
    open(
      drawTrace(`
        shop buy     0–100  client resource{host.name: a}
          bank pay   20–80  server resource{host.name: b}
      `),
    );
    expect(commandFor('k')?.isEnabled?.() ?? false).toBe(false);
    setTraceView({ adjustClocks: true });
    expect(currentTrace()).toBe(storedTrace());
  });
});
