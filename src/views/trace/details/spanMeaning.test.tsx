// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { setPreference } from '#state/preferences.ts';
import { START_VIEW, setTraceView, useTraceView } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { DetailPane } from './DetailPane.tsx';

const TABLE = drawTrace(`
  web checkout       0–100 server {http.request.method: POST, http.response.status_code: 200, http.status_code: 200, http.method: GET} event=feature_flag.evaluation@1{feature_flag.key: new-cart, feature_flag.result.variant: on}
    web get user     0–10  client {http.request.method: GET, http.response.status_code: 404, server.address: users}
    web pay          10–90 client {http.request.method: POST} event=exception@80
      bank charge    11–80 server
    web send         91–95 producer id=s {messaging.system: kafka, messaging.destination.name: paid}
    web git          95–99 {process.executable.name: git, process.exit.code: 128}
  bill process       120–130 consumer trace=2 id=p link=00000000000000000000000000000001/s
`);

function traceOf(table: SpanTable, operation: string): CurrentTrace {
  const trace = table.trace[rowOf(table, operation)] as TraceIndex;
  const { start, duration, firstRow, endRow, id } = table.traces;
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  return {
    document: { table, derived, files: [], problems: [], isPartial: false },
    table,
    trace,
    traceId: table.strings.get(id[trace]),
    firstRow: firstRow[trace],
    endRow: endRow[trace],
    startNs: start[trace],
    extent: { startNs: start[trace], endNs: start[trace] + duration[trace] },
  };
}

/** The text of the pane of one span. */
function show(operation: string): string {
  const row = rowOf(TABLE, operation);
  setTraceView({ selected: row });
  const { container } = render(<DetailPane trace={traceOf(TABLE, operation)} row={row} onClose={() => undefined} />);
  return (container.textContent ?? '').replaceAll('\u00A0', ' ');
}

beforeEach(() => {
  setTraceView(START_VIEW);
  setPreference('countClient4xx', true);
});
afterEach(cleanup);

describe('the head tells', () => {
  test('what kind of work it was, and the flags that it asked for', () => {
    const text = show('checkout');
    expect(text).toContain('HTTP in');
    expect(text).toContain('new-cart = on');
  });

  test('who was called, and leads to the span that answered', async () => {
    expect(show('pay')).toContain('web → bank · client');
    await userEvent.click(screen.getByRole('button', { name: 'bank' }));
    expect(useTraceView.getState().selected).toBe(rowOf(TABLE, 'charge'));
  });

  test('a name that nobody answered to', () => {
    expect(show('get user')).toContain('web → users · client');
  });
});

describe('an error that the status does not tell', () => {
  test('is told with the rule that makes it one', () => {
    const text = show('get user');
    expect(text).toContain('HTTP 404 Not Found');
    expect(text).toContain('An error by its HTTP status');
  });

  test('is none where the user does not count it', () => {
    setPreference('countClient4xx', false);
    expect(show('get user')).not.toContain('HTTP 404 Not Found');
  });

  test('may be how a process ended', () => {
    expect(show('git')).toContain('Exit code 128');
  });

  test('is not what an exception makes that the span survived', () => {
    expect(show('pay')).toContain('An exception was recorded, and the span did not fail.');
    expect(screen.queryByText('It begins here', { exact: false })).toBeNull();
  });
});

describe('what was sent under an old and a new name', () => {
  test('is one line when it is the same, with the other name on demand', async () => {
    show('checkout');
    const more = screen.getByRole('button', { name: 'Also sent as http.status_code' });
    expect(screen.queryByText(/= http/)).toBeNull();
    await userEvent.click(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText(/^= /).textContent).toContain('status_code');
  });

  test('is two lines and a remark when it differs', () => {
    const text = show('checkout');
    expect(text).toContain('One fact was sent twice');
    expect(text).toContain('http.methodGET');
  });
});

describe('a message', () => {
  test('tells how long it waited, on both sides', () => {
    expect(show('process')).toContain('waited 25 ms');
    cleanup();
    expect(show('send')).toContain('waited 25 ms');
  });
});
