// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { currentTrace, useCurrentTrace } from '#state/currentTrace.ts';
import { useDocument } from '#state/documents.ts';
import { setTraceView, START_VIEW } from '#state/traceView.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { ClockBadge } from './ClockBadge.tsx';

function show(table: SpanTable) {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  const document = { table, derived, files: [], problems: [], isPartial: false };
  useDocument.setState({ current: { phase: 'ready', key: { kind: 'file', id: 'x' }, title: 'x', document } });
  globalThis.location.hash = `#/file/x/trace/${table.strings.get(table.traces.id[0])}`;
  setTraceView(START_VIEW);
  return render(<Screen />);
}

function Screen() {
  const trace = useCurrentTrace();
  return trace ? <ClockBadge trace={trace} /> : null;
}

const plain = (element: Element): string => (element.textContent ?? '').replaceAll('\u00A0', ' ');

afterEach(cleanup);

test('A clock that is off is named; what is known of all clocks is a click away, with the switch.', async () => {
  show(
    drawTrace(`
      shop buy      0–100    client resource{host.name: host-a}
        bank pay    -65–-5   server resource{host.name: host-b}
    `),
  );
  const badge = screen.getByTestId('clock-badge');
  expect(plain(badge)).toBe('clock of host-b is 85 ms behind');
  await userEvent.click(badge);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getAllByRole('listitem').map(plain)).toEqual([
    'host-a shopthe others are measured against it',
    'host-b bank85 ms behindfrom 1 call',
  ]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Adjust times (k)' }));
  expect(currentTrace()?.stored).toBeDefined();
  expect(plain(screen.getByTestId('clock-badge'))).toBe('clock of host-b adjusted by 85 ms');
});

test('Where clocks agree nothing is said.', () => {
  const { container } = show(drawTrace('shop buy 0–100 client resource{host.name: host-a}'));
  expect(container.textContent).toBe('');
});
