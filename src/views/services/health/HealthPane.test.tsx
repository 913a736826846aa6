// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { DEFAULT_OBJECTIVES, useObjectives } from '#state/objectives.ts';
import { useRoute } from '#state/route.ts';
import { buildTrace } from '../../../../test/drawnSpans.ts';
import { drawTrace } from '../../../../test/traceDrawing.ts';
import { HealthPane } from './HealthPane.tsx';

const TABLE = drawTrace(`
  web GET /a      0–100   server trace=aa
    web call     10–60    client
      cart list  20–50    server error
  web GET /b      0–2000  server trace=bb
    web call     10–60    client
      cart list  20–40    server
      cart add   40–50    server
  web GET /a      0–300   server trace=cc
`);

// A loaded machine renders a deferred list late.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(480);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      private readonly tell: ResizeObserverCallback;
      constructor(tell: ResizeObserverCallback) {
        this.tell = tell;
      }
      observe(target: Element): void {
        const contentRect = { width: 300, height: 150 } as DOMRectReadOnly;
        this.tell([{ target, contentRect } as ResizeObserverEntry], this);
      }
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  Element.prototype.scrollTo = function scrollTo() {};
});

afterEach(() => {
  cleanup();
  useObjectives.setState({ common: DEFAULT_OBJECTIVES, own: {} });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function Routed({ document }: { readonly document: LoadedDocument }) {
  const route = useRoute();
  if (route.screen !== 'services') return <p>elsewhere</p>;
  return <HealthPane route={route} document={document} />;
}

async function show(params = '', table = TABLE): Promise<void> {
  history.replaceState(undefined, '', `#/file/x/services?tab=health${params}`);
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  render(<Routed document={{ table, derived, files: [], problems: [], isPartial: false }} />);
  await screen.findAllByRole('row');
}

function rows(): HTMLElement[] {
  return screen.getAllByRole('row').slice(1);
}

/** Names from top to bottom, with the number of operations after them. */
function names(): string {
  return rows()
    .map((row) => within(row).getAllByRole('gridcell')[0].textContent)
    .join(', ');
}

function cell(row: HTMLElement, column: string): string {
  const found = row.querySelector(`[data-column="${column}"]`);
  return (found?.textContent ?? '').replaceAll('\u00A0', ' ');
}

test('each service tells how its calls went, the busiest first', async () => {
  await show();
  expect(names()).toBe('cart2, web2');
  const [cart, web] = rows();
  expect(['calls', 'errors', 'share', 'p50', 'max'].map((column) => cell(cart, column))).toEqual([
    'Calls3',
    'Errors1',
    'Error %33.3 %',
    'p5020 ms',
    'Max30 ms',
  ]);
  // Of three calls two satisfied; the third took exactly what is tolerated.
  expect(cell(web, 'apdex')).toBe('Apdex0.83');
  expect(cell(cart, 'success')).toContain('66.6 %');
  expect(cell(cart, 'success')).toContain('missed, error budget spent 33 times');
  expect(cell(web, 'latency')).toContain('66.6 %missed');
  expect(cell(web, 'success')).toContain('100 %met');
});

test('the unknown service opens too', async () => {
  await show(
    '',
    buildTrace([
      { operation: 'GET /a', start: 0, end: 10 },
      { operation: 'call', service: 'web', start: 0, end: 5, parent: 0 },
    ]),
  );
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show the operations of unknown service' }));
  expect(names()).toContain('GET /a');
});

test('a service opens to its operations by a press and by keys, and the address keeps it', async () => {
  const user = userEvent.setup();
  await show();
  await user.click(screen.getByRole('button', { name: 'Show the operations of web' }));
  expect(names()).toBe('cart2, web2, GET /a, GET /b');
  expect(location.hash).toContain('open=web');
  const cart = rows()[0];
  act(() => cart.focus());
  await user.keyboard('{ArrowRight}');
  expect(names()).toBe('cart2, list, add, web2, GET /a, GET /b');
  expect(rows()[0].ariaExpanded ?? rows()[0].getAttribute('aria-expanded')).toBe('true');
  await user.keyboard('{ArrowLeft}');
  expect(names()).toBe('cart2, web2, GET /a, GET /b');
});

test('a press on a head sorts by it, the worst budget first, and turns round', async () => {
  const user = userEvent.setup();
  await show();
  const head = screen.getByRole('columnheader', { name: /In time/ });
  await user.click(within(head).getByRole('button'));
  expect(names()).toBe('web2, cart2');
  expect(head.getAttribute('aria-sort')).toBe('ascending');
  await user.click(within(head).getByRole('button'));
  expect(names()).toBe('cart2, web2');
  expect(location.hash).toContain('sort=-latency');
});

test('a text finds operations, and only those that miss an objective may show', async () => {
  const user = userEvent.setup();
  await show();
  await user.type(screen.getByRole('searchbox'), 'add{Enter}');
  await waitFor(() => expect(names()).toBe('cart2, add'));
  await user.clear(screen.getByRole('searchbox'));
  await user.click(screen.getByRole('button', { name: '2 of 2 miss an objective' }));
  expect(names()).toBe('cart2, web2');
  await user.click(screen.getByRole('button', { name: 'Operations' }));
  await waitFor(() => expect(names()).toBe('cart list, web GET /b'));
});

test('calls between services are seen as their callers saw them', async () => {
  await show('&by=edges');
  await screen.findByText('cart');
  const edge = rows().find((row) => cell(row, 'name').includes('web → cart'));
  expect(edge).toBeDefined();
  expect(edge && cell(edge, 'p50')).toBe('p5050 ms');
  expect(edge && cell(edge, 'calls')).toBe('Calls3');
});

test('a line looked at closely leads to its slowest and its failed calls', async () => {
  await show('&at=cart');
  const closeUp = await screen.findByRole('region', { name: 'cart' });
  const links = within(closeUp).getAllByRole('link');
  expect(links.map((link) => link.textContent?.replaceAll('\u00A0', ' '))).toEqual([
    '30 ms +20.00 ms',
    '20 ms +20.00 ms',
    '10 ms +40.00 ms',
    '30 ms +20.00 ms',
  ]);
  expect(links[0].getAttribute('href')).toMatch(/^#\/file\/x\/trace\/aa\?span=/);
  expect(within(closeUp).getAllByRole('slider')).toHaveLength(3);
  fireEvent.click(within(closeUp).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('region', { name: 'cart' })).toBeNull();
});

test('the cross hair of all three charts follows the arrow keys', async () => {
  await show('&at=web');
  const [calls, , latency] = await screen.findAllByRole('slider');
  expect(calls.getAttribute('aria-valuetext')).toBe('no point chosen');
  fireEvent.keyDown(calls, { key: 'ArrowRight' });
  expect(latency.getAttribute('aria-valuetext')).toContain('p50 300');
  expect(calls.getAttribute('aria-valuenow')).toBe('0');
  fireEvent.keyDown(calls, { key: 'Escape' });
  expect(latency.getAttribute('aria-valuetext')).toBe('no point chosen');
});

test('objectives are set for all services or for one, and kept in this browser', async () => {
  const user = userEvent.setup();
  await show('&at=cart');
  expect(screen.getAllByRole('button', { name: /^Objectives: 99.% succeed/ })).toHaveLength(2);
  await user.click(within(screen.getByRole('region', { name: 'cart' })).getByRole('button', { name: /Objectives/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Objectives of cart' });
  const success = within(dialog).getByRole('textbox', { name: 'Success' });
  await user.clear(success);
  await user.type(success, '101');
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  await user.clear(success);
  await user.type(success, '50');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(cell(rows()[0], 'success')).toContain('66.6 %met');
  expect(localStorage.getItem('spanglass.objectives')).toContain('"cart"');
  expect(screen.getByText(/1 service with own/)).toBeDefined();
});

test('a document without calls between services says so', async () => {
  history.replaceState(undefined, '', '#/file/x/services?tab=health&by=edges');
  const table = drawTrace('job run 0–10 internal');
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  render(<Routed document={{ table, derived, files: [], problems: [], isPartial: false }} />);
  expect(await screen.findByText('No service calls another one in this document.')).toBeDefined();
});
