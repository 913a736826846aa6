// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { TraceIndex } from '#model/spanTable.ts';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { matchedRows, visibleRowsOf } from './derived.ts';
import { setPreference } from './preferences.ts';
import { closeRow, reveal, showRows } from './rowActions.ts';
import type { RowsFilter } from './rowsFilter.ts';
import { rowsFilterFromText, rowsFilterToText } from './rowsFilter.ts';
import type { Scope } from './scopedRows.ts';
import { scopedRows } from './scopedRows.ts';
import { setTraceView, START_VIEW, useTraceView } from './traceView.ts';

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
const ROW_2: RowsFilter = [{ by: '@row', value: '2' }];
const shown = (): string => printRows(table, visibleRowsOf(trace, useTraceView.getState()), ['operation']);

beforeEach(() => {
  setTraceView(START_VIEW);
  setPreference('foldRepeats', true);
  // No slice of work is ever over: all is there at once, however slow the machine is.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('rows of a group in the waterfall', () => {
  it('are shown with what stands above them, also out of a folded run or a closed row', () => {
    closeRow(trace, rowOf(table, 'list'));
    showRows(ROW_2);
    expect(shown()).toBe('list\n  price 2');
    showRows([{ by: 'service', value: 'bank' }]);
    expect(shown()).toBe('list\n  pay\n    ask');
  });

  it('are not sought among attributes that are still in the file', () => {
    const early = { ...trace, document: { ...trace.document, isStructure: true } };
    expect(matchedRows(early, ROW_2)).toBeUndefined();
    expect(matchedRows(early, [{ by: 'operation', value: 'pay' }])?.has(rowOf(table, 'pay'))).toBe(true);
    expect(matchedRows(trace, ROW_2)?.has(rowOf(table, 'price 2'))).toBe(true);
  });

  it('have all of the values, or none where that is asked for', () => {
    showRows([
      { by: 'service', value: 'db' },
      { by: '@row', value: undefined },
    ]);
    expect(shown()).toBe('');
    showRows([{ by: '@row', value: undefined }]);
    expect(shown()).toBe('list\n  pay\n    ask');
  });

  it('are of the chosen service too', () => {
    showRows(ROW_2);
    setTraceView({ service: 'bank' });
    expect(shown()).toBe('');
  });

  it('give way to a span that is gone to and is none of them', () => {
    showRows(ROW_2);
    reveal(trace, rowOf(table, 'price 2'));
    expect(useTraceView.getState().rows).toEqual(ROW_2);
    reveal(trace, rowOf(table, 'ask'));
    expect(useTraceView.getState()).toMatchObject({ rows: undefined, selected: rowOf(table, 'ask') });
  });
});

describe('what narrows all views', () => {
  const NOTHING: Scope = { focus: undefined, service: undefined, matched: undefined, range: undefined };
  const scoped = (scope: Partial<Scope>): string[] =>
    Array.from(doAll(scopedRows(trace, { ...NOTHING, ...scope })), (row) => table.strings.get(table.operation[row]));

  it('is focus, service, group and range, each and together', () => {
    expect(scoped({})).toHaveLength(8);
    expect(scoped({ focus: rowOf(table, 'pay') })).toEqual(['pay', 'ask']);
    expect(scoped({ service: 'bank', range: { startNs: 0, endNs: 62e6 } })).toEqual(['pay']);
    expect(scoped({ matched: matchedRows(trace, ROW_2) })).toEqual(['price 2']);
    expect(scoped({ service: 'shop', focus: rowOf(table, 'pay') })).toEqual([]);
  });

  it('counts a span into a range that it touches', () => {
    expect(scoped({ range: { startNs: 25e6, endNs: 30e6 } })).toEqual(['list', 'price 2', 'price 3']);
  });
});

describe('a filter by rows in the address', () => {
  it('is one text', () => {
    expect(
      rowsFilterToText([
        { by: 'service', value: '' },
        { by: '@a~b', value: undefined },
      ]),
    ).toBe('service~=~@a%7Eb~!');
    expect(rowsFilterFromText('service~=~@a%7Eb~!')).toEqual([
      { by: 'service', value: '' },
      { by: '@a~b', value: undefined },
    ]);
  });

  it.each(['', 'service', 'nobody~=x', 'service~x'])('is none where it is %j', (text) => {
    expect(rowsFilterFromText(text)).toBeUndefined();
  });
});
