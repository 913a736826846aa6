// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useWaterfallLines } from '#state/derived.ts';
import { setTraceView, START_VIEW, useTraceView } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import { WaterfallRows } from './WaterfallRows.tsx';

const LOST = drawTrace(`
  web  checkout  0–100
  cart first     10–30 parent=00f067aa0ba902b7
    db select    15–40
  cart second    50–60 parent=00f067aa0ba902b7
`);
const TRACE: CurrentTrace = {
  document: {
    table: LOST,
    derived: deriveColumns({ ...LOST, stringColumns: LOST.strings.columns }),
    files: [],
    problems: [],
    isPartial: false,
  },
  table: LOST,
  trace: 0 as TraceIndex,
  traceId: LOST.strings.get(LOST.traces.id[0]),
  firstRow: 0,
  endRow: LOST.length,
  startNs: 0,
  extent: { startNs: 0, endNs: 100e6 },
};
const SCROLL = {
  scrollerRef: () => {},
  spacerHeight: 120,
  top: () => 0,
  scrollTo: () => {},
  ensureVisible: () => {},
  subscribe: () => () => {},
};

function Rows() {
  const lines = useWaterfallLines(TRACE);
  return <WaterfallRows trace={TRACE} lines={lines} rowHeight={24} scroll={SCROLL} viewportHeight={480} />;
}

/** Each row as its place, level and first words. */
function rows(): string[] {
  return screen.getAllByRole('row').map((row) => {
    const words = row.textContent?.replaceAll('\u00A0', ' ') ?? '';
    return `${row.getAttribute('aria-rowindex')} level ${row.getAttribute('aria-level')} ${words}`;
  });
}

beforeEach(() => setTraceView(START_VIEW));
afterEach(cleanup);

test('Orphans stand a level below a line that names their missing parent.', () => {
  render(<Rows />);
  const [checkout, heading, first, select, second] = rows();
  expect(checkout).toMatch(/^1 level 1 web/);
  expect(heading).toMatch(/^2 level 1 parent 00f067aa…02b7 is not in this document.*2 children/);
  expect(first).toMatch(/^3 level 2 cart/);
  expect(select).toMatch(/^4 level 3 db/);
  expect(second).toMatch(/^5 level 2 cart/);
});

test('Such a line is nothing that can be selected, and goes where one of its spans is looked at alone.', () => {
  render(<Rows />);
  const heading = screen.getAllByRole('row')[1];
  heading.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  expect(useTraceView.getState().selected).toBeUndefined();
  expect(heading.hasAttribute('aria-selected')).toBe(false);
  cleanup();
  setTraceView({ focus: rowOf(LOST, 'first') });
  render(<Rows />);
  expect(rows().map((row) => row.slice(0, 9))).toEqual(['1 level 1', '2 level 2']);
});
