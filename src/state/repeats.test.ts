// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanRow, TraceIndex } from '#model/spanTable.ts';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { criticalIntervalsOf, selfIntervalsOf, shownRowOf, visibleRowsOf } from './derived.ts';
import { setPreference, usePreferences } from './preferences.ts';
import {
  closeRow,
  holderOf,
  isOpen,
  openAll,
  openRow,
  reveal,
  setFoldRepeats,
  setLevel,
  toggleRow,
} from './rowActions.ts';
import { setTraceView, START_VIEW, useTraceView } from './traceView.ts';
import { viewFromParams, viewToParams } from './viewParams.ts';
import { fitSpan } from './zoomActions.ts';

const table = drawTrace(`
  shop list     0–100
    db first    1–2
    db price 1  10–20
    db price 2  20–30
    db price 3  30–40
    db price 4  40–50
    db price 5  50–60
    bank pay    60–90
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
const row = (operation: string): SpanRow => rowOf(table, operation);
const rows = (): Int32Array => visibleRowsOf(trace, useTraceView.getState());
const shown = (): string => printRows(table, rows(), ['operation']).replaceAll('\n', ',').replaceAll('  ', ' ');
const FOLDED = 'list, first, price 1, pay';
const ALL = 'list, first, price 1, price 2, price 3, price 4, price 5, pay';

beforeEach(() => {
  setTraceView(START_VIEW);
  setPreference('foldRepeats', true);
});

describe('a run of repeats', () => {
  it('is folded at first, opens and closes like a row', () => {
    expect(shown()).toBe(FOLDED);
    expect(isOpen(trace, row('price 1'))).toBe(false);
    openRow(trace, row('price 1'));
    expect(shown()).toBe(ALL);
    expect(isOpen(trace, row('price 1'))).toBe(true);
    toggleRow(trace, row('price 1'));
    expect(shown()).toBe(FOLDED);
  });

  it('opens with the whole subtree, and when all rows are opened', () => {
    openRow(trace, row('list'), 'subtree');
    expect(shown()).toBe(ALL);
    closeRow(trace, row('list'), 'subtree');
    expect(shown()).toBe('list');
    openAll(trace);
    expect(shown()).toBe(ALL);
    setLevel(trace, Infinity);
    expect(shown()).toBe(FOLDED);
  });

  it('opens for a member that is found, and closes from there', () => {
    reveal(trace, row('price 3'));
    expect([shown(), useTraceView.getState().selected]).toEqual([ALL, row('price 3')]);
    expect(holderOf(trace, row('price 3'))).toBe(row('price 1'));
    expect(holderOf(trace, row('price 1'))).toBe(row('list'));
  });

  it('stays folded for its first, and when a level hides it', () => {
    reveal(trace, row('price 1'));
    expect(shown()).toBe(FOLDED);
    setLevel(trace, 0);
    reveal(trace, row('price 4'));
    expect(shown()).toBe(ALL);
  });

  it('can be focused on; what is outside of it ends the focus', () => {
    setTraceView({ focus: row('price 1') });
    reveal(trace, row('price 2'));
    expect(shown()).toBe(' price 1, price 2, price 3, price 4, price 5');
    reveal(trace, row('pay'));
    expect(useTraceView.getState().focus).toBeUndefined();
  });

  it('keeps to a filter by service', () => {
    setTraceView({ service: 'bank' });
    expect(shown()).toBe('list, pay');
    setTraceView({ service: 'db' });
    expect(shown()).toBe('list, first, price 1');
  });

  it('is rows like any others while repeats are not folded, and folded afterwards', () => {
    openRow(trace, row('price 1'));
    setFoldRepeats(trace, false);
    expect([shown(), isOpen(trace, row('price 1'))]).toEqual([ALL, false]);
    closeRow(trace, row('price 1'));
    expect(shown()).toBe(ALL);
    setFoldRepeats(trace, true);
    expect([shown(), usePreferences.getState().foldRepeats]).toEqual([FOLDED, true]);
  });

  it('stands for a selected member that it hides', () => {
    expect(shownRowOf(trace, rows(), row('price 4'))).toBe(row('price 1'));
  });

  it('is open in the address', () => {
    openRow(trace, row('price 1'));
    const { toggled } = viewFromParams(viewToParams(useTraceView.getState(), table, trace), table, trace);
    expect([...toggled]).toEqual([row('price 1')]);
  });

  it('is fitted into the view with all its members', () => {
    fitSpan(trace, row('price 1'));
    expect(useTraceView.getState().range).toEqual({ startNs: 7.5e6, endNs: 62.5e6 });
    openRow(trace, row('price 1'));
    fitSpan(trace, row('price 1'));
    expect(useTraceView.getState().range).toEqual({ startNs: 9.5e6, endNs: 20.5e6 });
  });

  it('has the time and the critical path of all its members', () => {
    const run = [row('price 1'), row('price 5') + 1] as const;
    expect([...selfIntervalsOf(trace)(...run).pairs]).toEqual([10e6, 60e6]);
    expect([...criticalIntervalsOf(trace)(...run).pairs]).toEqual([10e6, 60e6]);
    expect([...criticalIntervalsOf(trace)(run[0], run[0] + 1).pairs]).toEqual([10e6, 20e6]);
  });
});
