// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { focusedRows, matchedRows } from '#state/derived.ts';
import { flameRowsOf, useMergedFlame } from '#state/flame.ts';
import { setPreference } from '#state/preferences.ts';
import type { RowsFilter } from '#state/rowsFilter.ts';
import { setTraceView, START_VIEW, useTraceView } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { litPathsBefore } from './litPaths.ts';

const table = drawTrace(`
  shop list     0–100
    db price 1  10–20 {row: 1}
    db price 2  20–30 {row: 2}
    db price 3  30–40 {row: 3}
    db price 4  40–50 {row: 4}
    db price 5  50–60 {row: 5}
    bank pay    60–90
      bank ask  65–80
`);
const trace: CurrentTrace = {
  document: {
    table,
    derived: deriveColumns({ ...table, stringColumns: table.strings.columns }),
    files: [],
    problems: [],
    isPartial: false,
  },
  table,
  trace: 0 as TraceIndex,
  traceId: '1',
  firstRow: 0,
  endRow: table.length,
  startNs: 0,
  extent: { startNs: 0, endNs: 100e6 },
};
const nameOf = (row: number): string => table.strings.get(table.operation[row]);

beforeEach(() => {
  setTraceView(START_VIEW);
  setPreference('foldRepeats', true);
  // No slice of work is ever over: all is there at once, however slow the machine is.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a flame by time', () => {
  it('of a folded run that is focused has all of it, as the waterfall and the table have', () => {
    setTraceView({ focus: rowOf(table, 'price 1') });
    const shown = Array.from(flameRowsOf(trace, useTraceView.getState()), nameOf);
    expect(shown).toEqual(['price 1', 'price 2', 'price 3', 'price 4', 'price 5']);
    setPreference('foldRepeats', false);
    expect(Array.from(flameRowsOf(trace, useTraceView.getState()), nameOf)).toEqual(['price 1']);
  });
});

describe('a flame of call paths', () => {
  /** Operations of the paths that are lit; undefined = none is dimmed. */
  function lit(filter: RowsFilter | undefined, service?: string): string[] | undefined {
    setTraceView({ rows: filter });
    const { firstRow, endRow } = focusedRows(trace, undefined);
    const { result } = renderHook(() => useMergedFlame(trace.document, firstRow, endRow));
    const flame = result.current;
    if (!flame) throw new Error('Little work is done at once.');
    const before = litPathsBefore(trace, flame, service, matchedRows(trace, filter));
    const { items, tree } = flame;
    return (
      before &&
      Array.from(items.id).flatMap((node, at) => (before[at + 1] > before[at] ? nameOf(tree.longest[node]) : []))
    );
  }

  it('dims what no row of the group that is filtered by went through', () => {
    expect(lit(undefined)).toBeUndefined();
    expect(lit([{ by: '@row', value: '2' }])).toEqual(['price 2']);
    expect(lit([{ by: 'service', value: 'bank' }])).toEqual(['pay', 'ask']);
    expect(lit([{ by: 'operation', value: 'ask' }], 'bank')).toEqual(['ask']);
    expect(lit([{ by: 'operation', value: 'ask' }], 'db')).toEqual([]);
    expect(lit(undefined, 'db')).toHaveLength(5);
  });
});
