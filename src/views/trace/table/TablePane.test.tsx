// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { find, stopFind } from '#state/find.ts';
import { START_TABLE } from '#state/tableView.ts';
import { setTable, setTraceView, START_VIEW, useTraceView } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { TablePane } from './TablePane.tsx';

const SHOP = drawTrace(`
  shop POST /checkout   0–100 server
    pay charge          10–60 client error {http.method: POST}
      bank charge       20–50 server
    pay charge          60–90 client {http.request.method: POST}
      bank refund       65–85 server
    pay audit           90–95 client
`);

function traceOf(table: SpanTable): CurrentTrace {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  return {
    document: { table, derived, files: [], problems: [], isPartial: false },
    table,
    trace: 0 as TraceIndex,
    traceId: table.strings.get(table.traces.id[0]),
    firstRow: 0,
    endRow: table.length,
    startNs: 0,
    extent: { startNs: 0, endNs: table.traces.duration[0] },
  };
}

// Nothing is laid out here, so the list is given a height to fill.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(480);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  // No slice of work is ever over: all is there at once, however slow the machine is.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  Element.prototype.scrollTo = function scrollTo() {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  setTraceView(START_VIEW);
});

function show(table: SpanTable, change: Partial<typeof START_VIEW> = {}) {
  setTraceView({ ...START_VIEW, view: 'table', ...change });
  return render(<TablePane trace={traceOf(table)} />);
}

const plain = (element: Element): string => (element.textContent ?? '').replaceAll('\u00A0', ' ').trim();
/** The rows under the heads: texts of their first so many cells. */
const rows = (cells: number): string[] =>
  lines().map((line) => [...line.querySelectorAll('[role=gridcell]')].slice(0, cells).map(plain).join(' | '));
const row = (name: RegExp): HTMLElement => {
  const found = lines().find((line) => name.test(plain(line)));
  if (!found) throw new Error(`No row is like ${String(name)}`);
  return found;
};
// By selector: roles are slow to ask for among so many elements.
const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=row][data-index]')];

describe('the table of spans', () => {
  test('has the group with most self time on top, and says how much of what there is', () => {
    show(SHOP);
    expect(rows(5)).toEqual([
      'bank | 2 | 0 | 50 ms | 50 %',
      'pay | 3 | 1 | 35 ms | 35 %',
      'shop | 1 | 0 | 15 ms | 15 %',
    ]);
    expect(plain(screen.getByRole('status'))).toBe('3 groups of 6 spans · *counts nested twice');
  });

  test.each([
    { table: { ...START_TABLE, by: '@card' as const } },
    { rows: [{ by: 'type' as const, value: 'HTTP' }] },
    { table: { ...START_TABLE, mode: 'path' as const }, rows: [{ by: '@card' as const, value: 'visa' }] },
  ])('says that attributes are still to be read, and no figure of what they would tell', (change) => {
    const trace = traceOf(SHOP);
    setTraceView({ ...START_VIEW, view: 'table', ...change });
    render(<TablePane trace={{ ...trace, document: { ...trace.document, isStructure: true } }} />);
    expect(screen.getByText('The attributes have not been read yet')).toBeTruthy();
    expect([lines(), plain(document.querySelector('output') ?? document.body)]).toEqual([[], '']);
  });

  test('sorts by a column, and turns the order round', async () => {
    show(SHOP);
    const head = screen.getByRole('columnheader', { name: 'Spans' });
    await userEvent.click(within(head).getByRole('button'));
    expect(head.getAttribute('aria-sort')).toBe('descending');
    expect(rows(2)).toEqual(['pay | 3', 'bank | 2', 'shop | 1']);
    await userEvent.click(within(head).getByRole('button'));
    expect(rows(2)).toEqual(['shop | 1', 'bank | 2', 'pay | 3']);
    expect(useTraceView.getState().table).toMatchObject({ sort: 'count', descending: false });
  });

  test('opens by keyboard to groups and to spans, which are selected by moving to them', async () => {
    show(SHOP);
    row(/^pay/).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}');
    expect(rows(2)).toEqual([
      'bank | 2',
      'pay | 3',
      'charge | 2',
      'charge · POST+10.00 ms | ',
      'charge · POST+60.00 ms | ',
      'audit | 1',
      'shop | 1',
    ]);
    expect(row(/^pay/).getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{ArrowDown}');
    expect(useTraceView.getState().selected).toBe(rowOf(SHOP, 'charge'));
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(rows(1)).toEqual(['bank', 'pay', 'charge', 'audit', 'shop']);
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(row(/^pay/));
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(row(/^charge/));
  });

  test('shows the rows of a group in the waterfall', async () => {
    show(SHOP);
    await userEvent.click(screen.getByRole('button', { name: 'Show in the waterfall: pay' }));
    expect(useTraceView.getState()).toMatchObject({ view: 'waterfall', rows: [{ by: 'service', value: 'pay' }] });
  });

  test('tells of each group how many of its spans the search of the trace found', async () => {
    const trace = traceOf(SHOP);
    find(trace, 'charge');
    setTraceView({ ...START_VIEW, view: 'table', find: 'charge' });
    render(<TablePane trace={trace} />);
    await vi.waitFor(() => expect(rows(1)).toEqual(['bank1 found', 'pay2 found', 'shop']));
    expect(lines().map((line) => line.hasAttribute('data-match'))).toEqual([true, true, false]);
    await userEvent.click(row(/^pay/));
    expect(rows(1)).toEqual(['bank1 found', 'pay2 found', 'charge2 found', 'audit', 'shop']);
    stopFind();
  });

  test('finds groups by their name or by what is in them, and says so when there is none', async () => {
    show(SHOP);
    const field = screen.getByRole('searchbox', { name: 'Search the groups' });
    await userEvent.type(field, 'refund');
    expect(rows(1)).toEqual(['bank']);
    expect(plain(screen.getByRole('status'))).toMatch(/^1 of 3 groups/);
    await userEvent.type(field, '!');
    expect(screen.getByText('No group has this in its name')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all groups' }));
    expect(rows(1)).toHaveLength(3);
  });

  test('groups by an attribute of the trace under its newest name', async () => {
    show(SHOP);
    await userEvent.click(screen.getByRole('combobox', { name: 'Group by: Service' }));
    await userEvent.type(await screen.findByPlaceholderText('Find an attribute'), 'method');
    await userEvent.click(await screen.findByRole('option', { name: /http\.request\.method/ }));
    expect(useTraceView.getState().table.by).toBe('@http.request.method');
    expect(rows(2)).toEqual(['without http.request.method | 4', 'POST | 2']);
  });

  test('counts what passes the filter of the trace, and of the zoomed range where that is wanted', async () => {
    show(SHOP, { service: 'pay', range: { startNs: 0, endNs: 30e6 } });
    expect(rows(2)).toEqual(['pay | 1']);
    await userEvent.click(screen.getByRole('button', { name: 'Only the zoomed range' }));
    expect(rows(2)).toEqual(['pay | 3']);
    expect(useTraceView.getState().table.isWhole).toBe(true);
  });

  test('says that nothing passes the filter', () => {
    show(SHOP, { range: { startNs: 200e6, endNs: 300e6 } });
    expect(screen.getByText('No span passes the filter')).toBeTruthy();
  });
});

describe('the table of the critical path', () => {
  const path = { table: { ...START_TABLE, mode: 'path' } } as const;

  test('has the spans that make up the duration, which add up to 100 %', () => {
    show(SHOP, path);
    expect(rows(4)).toEqual([
      'bank charge | 30 ms | 30.0 % | 1',
      'pay charge · POST | 20 ms | 20.0 % | 2',
      'bank refund | 20 ms | 20.0 % | 1',
      'shop POST /checkout | 15 ms | 15.0 % | 2',
      'pay charge · POST | 10 ms | 10.0 % | 2',
      'pay audit | 5 ms | 5.0 % | 1',
    ]);
    expect(plain(screen.getByRole('status'))).toBe('6 rows · 100 ms · 100.0 % of the path of POST /checkout');
  });

  test('says why each section is on it', () => {
    show(SHOP, { table: { ...path.table, merge: 'section', pathSort: 'start', pathDescending: false } });
    expect(rows(5).slice(0, 3)).toEqual([
      'shop POST /checkout | +0 ns | 10 ms | 10.0 % | own work before charge started',
      'pay charge · POST | +10.00 ms | 10 ms | 10.0 % | own work before charge started',
      'bank charge | +20.00 ms | 30 ms | 30.0 % | last to finish in charge',
    ]);
  });

  test('by service has the spans of each; of one service only its share is listed', async () => {
    const { rerender } = show(SHOP, { table: { ...path.table, merge: 'service' } });
    expect(rows(3)).toEqual(['bank | 50 ms | 50.0 %', 'pay | 35 ms | 35.0 %', 'shop | 15 ms | 15.0 %']);
    setTraceView({ service: 'pay' });
    rerender(<TablePane trace={traceOf(SHOP)} />);
    expect(plain(screen.getByRole('status'))).toBe('1 row · 35 ms · 35.0 % of the path of POST /checkout');
  });

  test('is that of the focused span, all of which it adds up to', () => {
    show(SHOP, { ...path, focus: rowOf(SHOP, 'charge') });
    expect(rows(3)).toEqual(['bank charge | 30 ms | 60.0 %', 'pay charge · POST | 20 ms | 40.0 %']);
    expect(plain(screen.getByRole('status'))).toBe('2 rows · 50 ms · 100.0 % of the path of charge');
  });

  test('leads to its spans', async () => {
    show(SHOP, path);
    await userEvent.click(row(/audit/));
    expect(useTraceView.getState().selected).toBe(rowOf(SHOP, 'audit'));
    setTable({ text: 'nobody' });
    expect(await screen.findByText('Nothing on the path has this in its name')).toBeTruthy();
  });
});
