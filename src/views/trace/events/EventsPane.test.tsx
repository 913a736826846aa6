// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { START_EVENTS } from '#state/eventsView.ts';
import { setPreference } from '#state/preferences.ts';
import { setTraceView, START_VIEW, useTraceView } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { EventsPane } from './EventsPane.tsx';

const SHOP = drawTrace(`
  shop buy       0–100 event=start@1 event=retry@55{attempt: 2}
    pay charge   10–60 event=exception@50{exception.type: TimeoutError, exception.message: no answer in 30 ms}
    bank refund  60–90 event=exception@80{exception.type: TimeoutError, exception.message: no answer in 45 ms}
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

function show(table: SpanTable, change: Partial<typeof START_VIEW> = {}): void {
  setTraceView({ ...START_VIEW, view: 'events', ...change });
  render(<EventsPane trace={traceOf(table)} />);
}

const plain = (element: Element): string => (element.textContent ?? '').replaceAll('\u00A0', ' ').trim();
const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=row][data-index]')];
/** The rows under the heads: texts of the cells with these numbers. */
const rows = (...cells: number[]): string[] =>
  lines().map((line) => {
    const all = [...line.querySelectorAll('[role=gridcell]')];
    return cells.map((cell) => plain(all[cell])).join(' | ');
  });
const outcome = (): string => plain(screen.getByRole('status'));

describe('the events of a trace', () => {
  test('stand by time, with the span they are of and what they say', () => {
    show(SHOP);
    expect(rows(0, 2, 3, 4, 5)).toEqual([
      '+1.000 ms | shop | buy | start | ',
      '+50.00 ms | pay | charge | exception | TimeoutError: no answer in 30 ms',
      '+55.00 ms | shop | buy | retry | attempt=2',
      '+80.00 ms | bank | refund | exception | TimeoutError: no answer in 45 ms',
    ]);
    expect(outcome()).toBe('4 events');
  });

  test('say when they were by the clock of the zone that was chosen', () => {
    show(SHOP);
    expect(rows(1)[0]).toBe('12:00:00.001');
    expect(screen.getByRole('columnheader', { name: 'Time UTC' })).toBeTruthy();
  });

  test('lead to their span', async () => {
    show(SHOP);
    await userEvent.click(lines()[1]);
    expect(useTraceView.getState().selected).toBe(rowOf(SHOP, 'charge'));
    expect(lines()[1].getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{ArrowDown}');
    expect(useTraceView.getState().selected).toBe(rowOf(SHOP, 'buy'));
    // The span has an earlier event too, to which nothing jumps.
    expect(document.activeElement).toBe(lines()[2]);
    expect(lines().map((line) => line.tabIndex)).toEqual([-1, -1, 0, -1]);
  });

  test('are gone to when their span is selected elsewhere', () => {
    show(SHOP);
    act(() => setTraceView({ selected: rowOf(SHOP, 'refund') }));
    expect(lines().map((line) => line.tabIndex)).toEqual([-1, -1, -1, 0]);
  });

  test('show in the row that is gone to where the keys are, not around all of them', () => {
    show(SHOP, { selected: rowOf(SHOP, 'refund') });
    act(() => screen.getByRole('grid').focus());
    expect(document.activeElement).toBe(lines()[3]);
  });

  test('are narrowed by a text, to exceptions, and by the filter of the trace', async () => {
    show(SHOP, { service: 'pay' });
    expect(outcome()).toBe('1 of 4 events');
    act(() => setTraceView({ service: undefined }));
    await userEvent.click(screen.getByRole('button', { name: 'Exceptions only' }));
    expect(outcome()).toBe('2 of 4 events');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the events' }), '45');
    expect(rows(3)).toEqual(['refund']);
    expect(useTraceView.getState().events).toEqual({ ...START_EVENTS, text: '45', exceptionsOnly: true });
  });

  test('outside of the zoomed range are left out while that is wanted', async () => {
    show(SHOP, { range: { startNs: 0, endNs: 52e6 } });
    expect(rows(4)).toEqual(['start', 'exception']);
    await userEvent.click(screen.getByRole('button', { name: 'Only the zoomed range' }));
    expect(outcome()).toBe('4 events');
  });

  test('have marked what the trace is searched for', () => {
    show(SHOP, { find: 'attempt' });
    expect([...document.querySelectorAll('mark')].map(plain)).toEqual(['attempt']);
    expect(lines().map((line) => line.hasAttribute('data-match'))).toEqual([false, false, true, false]);
  });

  test('of which none is left can be had back', async () => {
    show(SHOP, { events: { ...START_EVENTS, text: 'nobody' } });
    expect(screen.getByText('No event passes the filter')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all events' }));
    expect(outcome()).toBe('4 events');
  });

  test('are explained where there are none', () => {
    show(drawTrace('shop buy 0–100'));
    expect(screen.getByText('This trace has no events')).toBeTruthy();
  });
});

describe('exceptions in groups', () => {
  test('are one of a kind, which opens to each and leads to its span', async () => {
    setPreference('zone', 'utc');
    show(SHOP, { events: { ...START_EVENTS, mode: 'exceptions' } });
    expect(rows(0, 1, 2, 3, 4, 5)).toEqual([
      'TimeoutError no answer in # ms | 2 | 2 | pay, bank | +50.00 ms | +80.00 ms',
    ]);
    lines()[0].focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(rows(0).slice(1)).toEqual(['charge no answer in 30 ms', 'refund no answer in 45 ms']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(useTraceView.getState().selected).toBe(rowOf(SHOP, 'refund'));
  });

  test('are none where nothing failed', () => {
    show(drawTrace('shop buy 0–100 event=start@1'), { events: { ...START_EVENTS, mode: 'exceptions' } });
    expect(screen.getByText('No exception passes the filter')).toBeTruthy();
  });
});
