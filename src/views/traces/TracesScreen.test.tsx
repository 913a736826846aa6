// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useRoute } from '#state/route.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { TracesScreen } from './TracesScreen.tsx';

const TABLE = drawTrace(`
  shop GET /checkout 0–100 trace=aa
    cart get         10–20 error
    db select        30–40
  shop GET /browse   1000–1030 trace=bb
  cart Add           2000–2320 trace=cc
    db select        2030–2040
  - render           50000000–50000012 trace=dd
`);

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
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  Element.prototype.scrollTo = function scrollTo() {};
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Roots whose names say little or nothing. */
const BARE = drawTrace(`
  shop GET      0–10 server trace=aa {http.request.method: GET, http.route: /orders, http.response.status_code: 200}
  shop HTTP GET 20–30 trace=bb
  shop orders   40–50 server trace=cc {http.request.method: GET, http.route: /orders}
`);

function Routed({ document }: { readonly document: LoadedDocument }) {
  const route = useRoute();
  if (route.screen !== 'traces') return <p>elsewhere</p>;
  return <TracesScreen route={route} document={document} title="checkout.json" />;
}

function show(params = '', isPartial = false, table = TABLE): void {
  history.replaceState(undefined, '', `#/file/x${params}`);
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  render(<Routed document={{ table, derived, files: [], problems: [], isPartial }} />);
}

/** The rows as texts, without the head. */
function rows(): HTMLElement[] {
  return screen.getAllByRole('row').slice(1);
}

/** The operations from top to bottom. */
function names(): string {
  return rows()
    .map((row) => within(row).getAllByRole('gridcell')[0].textContent)
    .join(', ');
}

test('each trace tells its root, figures, duration, start and id', () => {
  show();
  const cells = within(rows()[0]).getAllByRole('gridcell');
  expect(cells.map((cell) => cell.textContent?.replaceAll('\u00A0', ' '))).toEqual([
    'shop GET /checkout',
    '3',
    '3',
    '1',
    '100 ms',
    '2026-11-21 12:00:00.000',
    'aa',
  ]);
});

test('a bare operation gives way to what the root did; any other stays', () => {
  show('', false, BARE);
  expect(names()).toBe('shop GET /orders → 200, shop HTTP GET, shop orders');
  expect(screen.getByRole('link', { name: /GET \/orders/ }).title).toBe('shop GET');
});

test('the head tells the whole document', () => {
  show();
  const head = screen.getByRole('heading', { level: 1 }).parentElement?.textContent ?? '';
  for (const words of ['checkout.json', '4 traces', '7 spans', '3 services', '1 error', '2026-11-21 12:00:00.000']) {
    expect(head).toContain(words);
  }
});

test('the day is written only where it is another than above', () => {
  show();
  const starts = rows().map((row) => within(row).getAllByRole('gridcell')[5].textContent?.trim());
  expect(starts).toEqual(['2026-11-21 12:00:00.000', '12:00:01.000', '12:00:02.000', '2026-11-22 01:53:20.000']);
});

test('a press on a head sorts, a second one turns round, and the address holds it', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: /Duration/ }));
  expect(names()).toBe('cart Add, shop GET /checkout, shop GET /browse, unknown service render');
  expect(location.hash).toBe('#/file/x?sort=-duration');
  expect(screen.getByRole('columnheader', { name: /Duration/ }).getAttribute('aria-sort')).toBe('descending');
  await userEvent.click(screen.getByRole('button', { name: /Duration/ }));
  expect(names()).toBe('unknown service render, shop GET /browse, shop GET /checkout, cart Add');
  expect(location.hash).toBe('#/file/x?sort=duration');
});

test('the address alone restores sort and filter', () => {
  show('?sort=-spans&service=db&min=50ms');
  expect(names()).toBe('shop GET /checkout, cart Add');
  expect(screen.getByText(/2 of 4.traces/)).toBeTruthy();
});

test('a typed text filters after a pause, and its end clears at once', async () => {
  show();
  const field = screen.getByRole('searchbox', { name: /Filter/ });
  await userEvent.type(field, 'browse{Enter}');
  expect(names()).toBe('shop GET /browse');
  expect(location.hash).toBe('#/file/x?text=browse');
  await userEvent.clear(field);
  expect(rows()).toHaveLength(4);
});

test('a service is chosen from the menu, the unknown one too', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Any service' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'db' }));
  expect(names()).toBe('shop GET /checkout, cart Add');
  await userEvent.click(screen.getByRole('button', { name: 'Service: db' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'unknown service' }));
  expect(names()).toBe('unknown service render');
  expect(location.hash).toBe('#/file/x?service=');
});

test('only traces with errors remain when asked', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Errors only' }));
  expect(names()).toBe('shop GET /checkout');
});

test('a limit that is no duration limits nothing and says so', async () => {
  show();
  const field = screen.getByRole('textbox', { name: 'Shortest duration' });
  await userEvent.type(field, '5xs{Enter}');
  expect(rows()).toHaveLength(4);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/“5xs” is no duration/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, '200ms{Enter}');
  expect(names()).toBe('cart Add');
});

test('when nothing passes the filter, it is named and can be cleared', async () => {
  show('?text=nothing&max=1s&sort=name');
  expect(screen.getByText('No trace passes the filter')).toBeTruthy();
  expect(screen.getByText(/“nothing” in the name or id, at most 1s/)).toBeTruthy();
  await userEvent.click(screen.getAllByRole('button', { name: 'Clear filter' })[0]);
  expect(rows()).toHaveLength(4);
  expect(location.hash).toBe('#/file/x?sort=name');
});

test('one row is in the tab order; arrows, Home and End move it', () => {
  show();
  expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
  act(() => rows()[0].focus());
  for (const [key, row] of [
    ['ArrowDown', 1],
    ['End', 3],
    ['ArrowUp', 2],
    ['Home', 0],
  ] as const) {
    fireEvent.keyDown(document.activeElement as Element, { key });
    expect(document.activeElement).toBe(rows()[row]);
  }
});

test('Enter opens the trace, and the list remembers which it was', () => {
  show('?sort=-duration');
  act(() => rows()[1].focus());
  fireEvent.keyDown(rows()[1], { key: 'Enter' });
  expect(location.hash).toBe('#/file/x/trace/aa');
  cleanup();
  show('?sort=-duration&at=aa');
  expect(document.activeElement).toBe(rows()[1]);
  expect(rows()[1].getAttribute('aria-selected')).toBe('true');
});

test('a click opens the trace; with Ctrl it is left to the browser', () => {
  show();
  const link = screen.getByRole('link', { name: 'cart Add' });
  expect(link.getAttribute('href')).toBe('#/file/x/trace/cc');
  const inRow = rows()[2].querySelector('[role=gridcell]') as Element;
  fireEvent.click(inRow, { ctrlKey: true });
  expect(location.hash).toBe('#/file/x');
  fireEvent.click(inRow);
  expect(location.hash).toBe('#/file/x/trace/cc');
});

test('a document read in part says so', () => {
  show('', true);
  expect(screen.getByText('Only a part was read')).toBeTruthy();
});
