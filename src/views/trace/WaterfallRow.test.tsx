// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanRow, TraceIndex } from '#model/spanTable.ts';
import { setPreference } from '#state/preferences.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import { WaterfallRow } from './WaterfallRow.tsx';

const TABLE = drawTrace(`
  web checkout    0–100
    web get user  0–10  client {http.request.method: GET, server.address: users, url.path: /me, http.response.status_code: 404}
    web cached    91–95 event=exception@92
    web invoke    96–97 error {http.response.status_code: 200}
    web upload    97–98 error {http.response.status_code: 500}
`);

function show(operation: string): HTMLElement {
  const { id, firstRow, endRow, start, duration } = TABLE.traces;
  const derived = deriveColumns({ ...TABLE, stringColumns: TABLE.strings.columns });
  const trace = {
    document: { table: TABLE, derived, files: [], problems: [], isPartial: false },
    table: TABLE,
    trace: 0 as TraceIndex,
    traceId: TABLE.strings.get(id[0]),
    firstRow: firstRow[0],
    endRow: endRow[0],
    startNs: start[0],
    extent: { startNs: start[0], endNs: start[0] + duration[0] },
  };
  const row = rowOf(TABLE, operation);
  render(
    <WaterfallRow
      trace={trace}
      row={row}
      above={row === 0 ? undefined : ((row - 1) as SpanRow)}
      index={row}
      top={0}
      height={24}
      run={-1}
      isInset={false}
      isCollapsed={false}
      isSelected={false}
      isAncestor={false}
      isMatch={false}
    />,
  );
  return screen.getByRole('row');
}

beforeEach(() => setPreference('countClient4xx', true));
afterEach(cleanup);

test('a row shows what kind of work it was, and says so in its hint', () => {
  const row = show('get user');
  expect(row.querySelectorAll('svg')).toHaveLength(1);
  expect(row.querySelector('[title]')?.getAttribute('title')).toBe('web\nget user\nGET users/me → 404\nHTTP out');
});

test('a row of no known kind has no picture', () => {
  expect(show('cached').querySelectorAll('svg')).toHaveLength(0);
});

test('a row is in error by whatever rule the user counts', () => {
  expect(show('get user').textContent).toContain(', error');
  cleanup();
  setPreference('countClient4xx', false);
  expect(show('get user').textContent).not.toContain(', error');
});

test('an exception that the span survived is said in words as well', () => {
  expect(show('cached').textContent).toContain('recorded an exception');
});

test('an error is known by the code it failed with, and by none that says all went well', () => {
  expect(show('upload').textContent).toContain('500');
  cleanup();
  expect(show('invoke').textContent).not.toContain('200');
});
