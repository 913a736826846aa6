// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { SpanRow, SpanTable, TraceIndex } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { START_VIEW, setTraceView, useTraceView } from '#state/traceView.ts';
import { buildTrace } from '../../../../test/drawnSpans.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { DetailPane } from './DetailPane.tsx';

const CHECKOUT = drawTrace(`
  web-shop POST /checkout  0–100 server
    payment charge card    20–80 client error message="deadline exceeded" {http.request.method: POST, http.response.status_code: 504, retry.count: 2} resource{host.name: eu-1b} scope=bank.client@1.2 event=exception@79{exception.type: TimeoutError, exception.message: no answer}
      payment TLS handshake  21–25
    cart GetCart           81–95
`);

function traceOf(table: SpanTable): CurrentTrace {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  return {
    document: { table, derived, files: [], problems: [], isPartial: false },
    table,
    trace: 0 as TraceIndex,
    traceId: table.strings.get(table.traces.id[0]),
    firstRow: table.traces.firstRow[0],
    endRow: table.traces.endRow[0],
    startNs: table.traces.start[0],
    extent: { startNs: table.traces.start[0], endNs: table.traces.start[0] + table.traces.duration[0] },
  };
}

/** The pane as the screen shows it: of the row that is selected. */
function Screen({ trace, onClose }: { readonly trace: CurrentTrace; readonly onClose: () => void }) {
  return <DetailPane trace={trace} row={useTraceView((view) => view.selected)} onClose={onClose} />;
}

function show(table: SpanTable, operation?: string) {
  const onClose = vi.fn<() => void>();
  setTraceView({ selected: operation === undefined ? undefined : rowOf(table, operation) });
  const view = render(<Screen trace={traceOf(table)} onClose={onClose} />);
  return { ...view, onClose, pane: screen.getByRole('complementary', { name: 'Span details' }) };
}

const plain = (element: Element | null): string => (element?.textContent ?? '').replaceAll('\u00A0', ' ');
const selected = (): SpanRow | undefined => useTraceView.getState().selected;
/** The section under a heading. */
const section = (name: string | RegExp): HTMLElement => {
  const found = screen.getByRole('button', { name, expanded: true }).closest('section');
  if (!found) throw new Error(`${String(name)} is no section`);
  return found;
};

beforeEach(() => setTraceView(START_VIEW));
afterEach(cleanup);

describe('without a selection', () => {
  test('the pane says how to select, and leads to the first error and to the most self time', async () => {
    show(CHECKOUT);
    expect(screen.getByRole('heading', { name: 'No span selected' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'First error' }));
    expect(selected()).toBe(rowOf(CHECKOUT, 'charge card'));
    // The button is gone: the focus is where reading goes on.
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'charge card' }));
  });

  test('errors lead to where they began, and repeats that take much of the trace to their head', async () => {
    const calls = Array.from({ length: 5 }, (_, at) => `    db SELECT ${at * 10}–${at * 10 + 10} client`).join('\n');
    const table = drawTrace(`\n  web list 0–100 error\n${calls}\n    pay charge 60–70 error`);
    show(table);
    const names = screen.getAllByRole('button').map(plain);
    expect(names.slice(-3)).toEqual([
      'First error (2 errors from 1 origin)',
      '5 × SELECT, 50 ms in all',
      'Most self time: 40 ms',
    ]);
    await userEvent.click(screen.getByRole('button', { name: /^First error/ }));
    expect(selected()).toBe(rowOf(table, 'charge'));
  });

  test('a trace without errors offers none', () => {
    show(drawTrace('web GET 0–10'));
    expect(screen.queryByRole('button', { name: 'First error' })).toBeNull();
    expect(screen.getByRole('button', { name: /Most self time/ })).toBeDefined();
  });
});

describe('the header', () => {
  test('tells what the span was, when, for how long and how much was its own', () => {
    const { pane } = show(CHECKOUT, 'charge card');
    const header = plain(pane.querySelector('header'));
    expect(header).toContain('payment · client');
    expect(header).toContain('starts +20.00 ms · lasts 60 ms · self 56 ms');
    expect(header).toContain('56 % of the critical path');
    expect(header).toContain('own 56 ms (93 %) · children 4 ms');
    expect(screen.getByTitle('60,000,000 ns')).toBeDefined();
  });

  test('of a span that never ended claims no length', () => {
    const { pane } = show(drawTrace('web GET 0–10\n  web open 2–'), 'open');
    const header = plain(pane.querySelector('header'));
    expect(header).toContain('not finished');
    expect(header).not.toContain('lasts');
    expect(header).not.toContain('self');
  });

  test('of a folded run tells of all its calls first, and leads to the slowest', async () => {
    const table = drawTrace(`
      web list 0–100
        db SELECT 0–10
        db SELECT 10–20
        db SELECT 20–50
        db SELECT 50–60
        db SELECT 60–70
    `);
    const { pane } = show(table, 'SELECT');
    expect(plain(pane.querySelector('header'))).toContain(
      'First of 5 calls · 70 ms in all, serial · median 10 ms · slowest 30 ms',
    );
    await userEvent.click(screen.getByRole('button', { name: 'slowest' }));
    expect(selected()).toBe(rowOf(table, 'SELECT') + 2);
    expect(plain(pane.querySelector('header'))).not.toContain('First of');
  });

  test('closes the pane', async () => {
    const { onClose } = show(CHECKOUT, 'charge card');
    await userEvent.click(screen.getByRole('button', { name: 'Close details' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

test('an error is told with its type, its messages and where it began', () => {
  const { pane } = show(CHECKOUT, 'charge card');
  expect(plain(pane)).toContain('TimeoutError');
  expect(plain(pane)).toContain('deadline exceeded');
  expect(plain(pane)).toContain('It begins here, and the span above did not fail.');
});

test('attributes stand in groups, then the span’s events, then where it ran', () => {
  show(CHECKOUT, 'charge card');
  const headings = screen.getAllByRole('heading', { level: 3 }).map(plain);
  expect(headings).toEqual([
    'HTTP out',
    'Retry',
    'Events1',
    'Same operation here',
    'Resource2',
    'Scope',
    'Ids and times',
    'Span as JSON',
  ]);
  expect(within(section('HTTP out')).getByText('504')).toBeDefined();
  expect(within(section(/^Resource/)).getByText('eu-1b')).toBeDefined();
  expect(within(section('Scope')).getByText('1.2')).toBeDefined();
  expect(plain(section(/^Events/))).toContain('+59.00 ms');
  expect(plain(section(/^Events/))).toContain('+79.00 ms in the trace');
});

test('a section that was closed stays closed for the next span', async () => {
  show(CHECKOUT, 'charge card');
  const name = /^Resource/;
  await userEvent.click(screen.getByRole('button', { name }));
  act(() => setTraceView({ selected: rowOf(CHECKOUT, 'GetCart') }));
  expect(screen.getByRole('button', { name, expanded: false })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(section(name)).toBeDefined();
});

test('the parent is one press away', async () => {
  show(CHECKOUT, 'charge card');
  await userEvent.click(within(section('Ids and times')).getByRole('button', { name: 'POST /checkout' }));
  expect(selected()).toBe(rowOf(CHECKOUT, 'POST /checkout'));
});

test('what is searched for is marked in keys and values, and in keys that the heading cut', () => {
  setTraceView({ find: 'retry' });
  const { pane } = show(CHECKOUT, 'charge card');
  expect([...pane.querySelectorAll('mark')].map(plain)).toEqual(['count']);
  act(() => setTraceView({ find: 'TIMEOUT' }));
  expect([...pane.querySelectorAll('mark')].map(plain)).toEqual(['Timeout', 'Timeout']);
});

test('the menu of a line copies its value and searches for it', async () => {
  const user = userEvent.setup();
  show(CHECKOUT, 'charge card');
  const button = screen.getByRole('button', { name: 'Copy or find http.request.method' });
  await user.click(button);
  await user.click(await screen.findByRole('menuitem', { name: 'Copy value' }));
  expect(await navigator.clipboard.readText()).toBe('POST');
  await user.click(button);
  await user.click(await screen.findByRole('menuitem', { name: 'Find this value' }));
  expect(useTraceView.getState().find).toBe('POST');
});

test('text of a trace is never markup, and only http addresses are links', () => {
  const table = buildTrace([
    {
      operation: '<b>bold</b>',
      attributes: {
        'a.html': '<img src=x onerror=alert(1)>',
        'a.bad': 'javascript:alert(1)',
        'a.good': 'https://example.com/x',
      },
    },
  ]);
  const { pane } = show(table, '<b>bold</b>');
  expect(screen.getByRole('heading', { level: 2, name: '<b>bold</b>' })).toBeDefined();
  expect(pane.querySelector('img')).toBeNull();
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.com/x']);
  expect(links[0].getAttribute('rel')).toBe('noopener noreferrer');
  expect(links[0].getAttribute('target')).toBe('_blank');
});

describe('many attributes', () => {
  const many = Object.fromEntries(Array.from({ length: 1204 }, (_, at) => [`app.key${at}`, `value ${at}`]));
  const table = buildTrace([{ operation: 'many', end: 10, attributes: many }]);

  test('show their first hundred, and all on demand', async () => {
    const { pane } = show(table, 'many');
    expect(pane.querySelectorAll('dd button[aria-haspopup]')).toHaveLength(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 1,204 attributes' }));
    expect(pane.querySelectorAll('dd button[aria-haspopup]')).toHaveLength(1204);
  });

  test('are filtered by key and value; Escape empties the filter and goes no further', async () => {
    const back = vi.fn<(event: KeyboardEvent) => void>();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) back(event);
    };
    window.addEventListener('keydown', onKey);
    show(table, 'many');
    const field = screen.getByRole('searchbox', { name: 'Filter attributes' });
    await userEvent.type(field, 'value 120');
    expect(screen.getAllByRole('term').map(plain)).toContain('key1203');
    expect(screen.getByText('5 of 1,204')).toBeDefined();
    await userEvent.keyboard('{Escape}');
    expect((field as HTMLInputElement).value).toBe('');
    expect(back).not.toHaveBeenCalled();
    window.removeEventListener('keydown', onKey);
  });
});

test('a long text shows its beginning, says how many matches are hidden, and opens', async () => {
  const table = buildTrace([{ operation: 'long', attributes: { 'app.text': `${'word '.repeat(200)}needle` } }]);
  setTraceView({ find: 'needle' });
  const { pane } = show(table, 'long');
  expect(pane.querySelector('mark')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /Show all 1,006 characters.*1 more found/ }));
  expect(plain(pane.querySelector('mark'))).toBe('needle');
});

test('links lead to spans of the document, and say of others that they are not in it', () => {
  const table = drawTrace(`
    order root        0–100
      order send      1–10 id=s producer
      billing process 20–30 id=p consumer link=s
      billing lost    40–50 link=9/x
  `);
  show(table, 'process');
  expect(plain(section(/^Links/))).toContain('links to send of order');
  act(() => setTraceView({ selected: rowOf(table, 'send') }));
  expect(plain(section(/^Links/))).toContain('linked from process of billing');
  act(() => setTraceView({ selected: rowOf(table, 'lost') }));
  expect(plain(section(/^Links/))).toContain('links to a span that is not in this document');
});

test('the yardstick counts the rank among few spans of an operation', () => {
  const table = drawTrace(`
    web root   0–100
      db SELECT 0–10
      db SELECT 10–30
      db SELECT 30–60 error
  `);
  show(table, 'SELECT');
  const words = plain(section('Same operation here'));
  expect(words).toContain('all of them10 ms · 20 ms · 30 ms');
  expect(words).toContain('10 ms, fastest');
  expect(words).toContain('1 of 3');
});

test('the whole span is there as JSON, on demand', async () => {
  // It comes when it is first shown; here before, so that the test waits for a render only.
  await import('./ValueView.tsx');
  const { pane } = show(CHECKOUT, 'charge card');
  expect(plain(pane)).not.toContain('"traceId"');
  await userEvent.click(screen.getByRole('button', { name: 'Span as JSON' }));
  expect(await screen.findByRole('button', { name: 'Copy JSON' })).toBeDefined();
  expect(plain(section('Span as JSON'))).toContain('"name": "charge card"');
});
