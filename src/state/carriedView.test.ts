import { describe, expect, it } from 'vitest';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { carryView } from './carriedView.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { START_VIEW } from './traceView.ts';

const before = drawTrace(`
  web GET /        0–100 id=a
    cart Get       10–40 id=b
      db SELECT    20–30 id=c
    mail Send      50–90 id=d
`);
/** Spans arrived above and below, one of them earlier than all; one is gone. */
const after = drawTrace(`
  edge GET /       0–140 id=e
    web GET /      20–120 id=a
      auth Check   22–28 id=f
      cart Get     30–60 id=b
        db SELECT  40–50 id=c
`);

function current(table: SpanTable, trace = 0 as TraceIndex): CurrentTrace {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  return {
    document: { table, derived, files: [], problems: [], isPartial: false },
    table,
    trace,
    traceId: '1',
    firstRow: 0,
    endRow: table.length,
    startNs: 0,
    extent: { startNs: 0, endNs: 140e6 },
  };
}

function carried(change: Partial<typeof START_VIEW>, to = after) {
  return carryView({ ...START_VIEW, ...change }, current(before), current(to));
}

describe('a view that is carried over to a table with more spans', () => {
  it('keeps its selection, its focus and its closed rows on the same spans', () => {
    const view = carried({
      selected: rowOf(before, 'SELECT'),
      focus: rowOf(before, 'Get'),
      toggled: new Set([rowOf(before, 'Get'), rowOf(before, 'GET /')]),
    });
    expect(view.selected).toBe(rowOf(after, 'SELECT'));
    expect(view.focus).toBe(rowOf(after, 'Get'));
    expect([...view.toggled].sort((one, other) => one - other)).toEqual([1, rowOf(after, 'Get')]);
  });

  it('forgets spans that are gone', () => {
    const view = carried({ selected: rowOf(before, 'Send'), toggled: new Set([rowOf(before, 'Send')]) });
    expect(view.selected).toBeUndefined();
    expect(view.toggled.size).toBe(0);
  });

  it('shows the same time by the clock, and everything else as it was', () => {
    const earlier = { ...after, originNs: before.originNs - 20_000_000n };
    const view = carried({ range: { startNs: 10e6, endNs: 40e6 }, find: 'x', level: 2, view: 'flame' }, earlier);
    expect(view.range).toEqual({ startNs: 30e6, endNs: 60e6 });
    expect(view).toMatchObject({ find: 'x', level: 2, view: 'flame' });
  });
});
